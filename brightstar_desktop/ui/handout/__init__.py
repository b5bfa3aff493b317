"""The page that a person takes home."""
