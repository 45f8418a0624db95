"""Networks of entrepreneurs, their meetings and who was there."""
