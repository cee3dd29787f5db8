"""Compares an implementation with openapi.yaml."""
