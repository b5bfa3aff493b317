"""Tests of the local directory."""
