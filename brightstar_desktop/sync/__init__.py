"""Brings editions to this machine: fetched, verified, kept."""
