"""The guide in the data folder: read, checked, measured."""
