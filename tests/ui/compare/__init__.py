"""Tests of the shortlist."""
