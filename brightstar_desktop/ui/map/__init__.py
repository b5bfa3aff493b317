"""The map of California, with counties, pins and their equivalent in words."""
