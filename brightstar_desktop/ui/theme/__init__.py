"""Colours, type and icons: the only place that knows a colour."""
