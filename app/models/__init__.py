"""Tables, and nothing else; importing the package registers all of them."""

from app.models import (
    coaching,
    directory,
    enterprise,
    evidence,
    intake,
    lists,
    local,
    partnership,
    planning,
    server_link,
    sharing,
    signing,
    sync,
    templates,
)

__all__ = [
    "coaching",
    "directory",
    "enterprise",
    "evidence",
    "intake",
    "lists",
    "local",
    "partnership",
    "planning",
    "server_link",
    "sharing",
    "signing",
    "sync",
    "templates",
]
