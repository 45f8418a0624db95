"""Tables, and nothing else; importing the package registers all of them."""

from app.models import (
    coaching,
    enterprise,
    evidence,
    intake,
    lists,
    local,
    partnership,
    planning,
    signing,
    sync,
    templates,
)

__all__ = [
    "coaching",
    "enterprise",
    "evidence",
    "intake",
    "lists",
    "local",
    "partnership",
    "planning",
    "signing",
    "sync",
    "templates",
]
