"""Tells what changed between two versions of the contract, for who calls the API and for who implements it."""
