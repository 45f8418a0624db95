"""Quality work: questions, improvements, case reviews, capacity."""
