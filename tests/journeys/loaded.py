"""
Every module of the program, loaded: a process that forks off from here begins at once.

Nothing else is done, so only a process without a test imports it: no application of Qt and no
thread stands here yet.
"""

from app.core.progress import Silent
from app.ui.warm_up import load_screens, load_uses
from tests.journeys import typist

load_uses(Silent())
for _ in load_screens():
    pass

__all__ = ["typist"]
