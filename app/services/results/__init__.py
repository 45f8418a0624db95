"""Results against targets, coverage, monitoring, the two-year evaluation."""
