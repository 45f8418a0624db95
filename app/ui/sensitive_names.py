"""Names of files: what is looked at in them, and what is left without it."""

from pathlib import PurePath
from typing import Final

from app.domain.sensitive import Found

STRAY: Final = " ._-"  # signs that stand around a number in a name


def looked_at(name: str) -> str:
    """Return a file name with its words apart, each in its place: an ending is no part of one."""
    return name.replace(".", " ")


def name_without(name: str, found: Found) -> str:
    """Return a file name without a piece of it; its ending stays."""
    before, after = name[: found.start].rstrip(STRAY), name[found.end :]
    ending = PurePath(name).suffix if found.end <= len(PurePath(name).stem) else ""
    middle = after.removesuffix(ending).strip(STRAY)
    stem = "-".join(part for part in (before, middle) if part)
    return (stem or "bestand") + ending
