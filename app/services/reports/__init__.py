"""The reports (rapporten) of S17: each gives a `Report` of a period, in one of three languages."""
