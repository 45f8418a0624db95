"""Referrals, instruments, and who else works around a company."""
