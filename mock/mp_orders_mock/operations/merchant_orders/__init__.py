"""Merchant orders: create, get, update. No document gives them an idempotency key."""
