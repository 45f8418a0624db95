"""Screen S14: one scan of a company, asked theme by theme, and what it says."""
