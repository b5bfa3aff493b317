"""Tests of what there is to read, in words and HTML."""
