"""The command line without a window: backup, restore, doctor."""
