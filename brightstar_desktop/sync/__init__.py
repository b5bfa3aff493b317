"""Brings editions to this machine: fetched, verified, kept."""

from brightstar_desktop.sync.transport.quiet_start import load_without_sockets

load_without_sockets()
