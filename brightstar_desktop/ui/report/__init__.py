"""Reports of wrong facts."""
