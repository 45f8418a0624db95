"""What travels between laptop and server, and how a change joins a record; no Qt."""
