"""The sync as screens see it: rounds, state, problems."""
