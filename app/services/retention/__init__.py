"""What is thrown away, how long things are kept, and what may not go."""
