"""Periods that are closed, and corrections after that."""
