"""S23: people, laptops, partners and what was held, as an administrator manages them."""
