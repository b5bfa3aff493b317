"""Anything at all to whatever reads what others wrote: ``python3 dev.py fuzz``."""
