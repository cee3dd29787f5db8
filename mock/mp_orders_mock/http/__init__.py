"""The HTTP edge: reads requests in the documented order of checks, and writes answers of the contract."""
