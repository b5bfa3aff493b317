"""Tests of the published data file."""
