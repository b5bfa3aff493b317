"""Tests of the page to take home."""
