"""Mutation testing: how much of what the program does the tests would miss."""
