"""Tests of the costs page."""
