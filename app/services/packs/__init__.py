"""Evidence packs: surveyed, made, sealed, checked."""
