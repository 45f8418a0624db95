"""What serves as evidence, what is missing, and the documents made of it."""
