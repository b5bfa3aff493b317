"""The window: Qt is known only here and where the program is put together."""
