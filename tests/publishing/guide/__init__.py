"""Tests of the guide in the data folder."""
