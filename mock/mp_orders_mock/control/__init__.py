"""The other side of the mock: the clock, the terminals, the faults. Not part of the API that it stands for."""
