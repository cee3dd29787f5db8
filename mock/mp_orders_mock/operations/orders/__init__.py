"""Orders: create, get, cancel, and what happens to them besides."""
