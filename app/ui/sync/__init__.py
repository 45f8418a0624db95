"""S18 Synchronisatie: the state of the sync, what stopped, and when the others were there."""
