"""S21 Historiek: who changed what, and the way back to it."""
