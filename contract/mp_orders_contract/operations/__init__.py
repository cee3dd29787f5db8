"""One module per operation of the contract: its `OperationKit` and the rules that are its own."""
