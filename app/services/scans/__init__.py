"""Scans of a company: questions, answers, comparison."""
