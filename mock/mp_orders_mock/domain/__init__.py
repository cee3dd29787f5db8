"""Orders and merchant orders, pure: no HTTP, SQL, clock or randomness."""
