"""Screen S5, Snelsessie: log a session in 20 seconds."""
