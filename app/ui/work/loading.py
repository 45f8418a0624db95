"""Loads screens in a worker, never while garbage is collected."""

from importlib import import_module
from threading import Lock
from typing import Final

# Collecting calls back into Python, which lets another thread go on. One that was just making the
# classes of a screen then died of it: PySide makes them in several steps.
STILL: Final = Lock()


def load(name: str) -> None:
    """Import a module that defines or first names classes of Qt; made for a worker thread."""
    with STILL:
        import_module(name)
