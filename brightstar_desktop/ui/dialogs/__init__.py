"""The window's dialogs: help, crisis help, preferences, reports."""
