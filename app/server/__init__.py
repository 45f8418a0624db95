"""The central server: keeps what all laptops hand in, and lends each what it may see."""
