"""The methods people call: one per operation of the contract.

The modules here are for asyncio, and written by hand; `make generate` writes their sync twins into `_sync`.
"""
