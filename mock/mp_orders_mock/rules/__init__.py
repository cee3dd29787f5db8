"""What the documents say that JSON Schema cannot. Pure: no HTTP, storage, clock or randomness."""
