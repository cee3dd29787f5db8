"""Writes the skeleton of a new operation into every layer, and lists what is left to fill in."""
