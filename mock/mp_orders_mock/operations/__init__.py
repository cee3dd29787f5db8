"""One module per operation of the contract, and the pipeline that all of them pass through. Knows no HTTP."""
