"""S4 Vandaag."""
