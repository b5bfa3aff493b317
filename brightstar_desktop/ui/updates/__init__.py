"""The updates page: what is here, what is newer, what changed."""
