"""Brings editions to this machine: fetched, verified, kept."""

from brightstar_desktop.sync import transport  # noqa: F401  # before python-tuf, which loads urllib3
