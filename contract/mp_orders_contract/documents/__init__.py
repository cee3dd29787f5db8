"""Compares saved reference pages with openapi.yaml: what a page says, what the contract says, and where they part."""
