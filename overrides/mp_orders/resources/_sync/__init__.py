# Written from its async twin by `make generate`. Do not edit.
"""The sync twins."""
