"""Point terminals: list, and change how they work."""
