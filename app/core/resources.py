"""Finds the files that travel with the program: fonts, icons, reference data."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """
    Return the path of a file or folder below `resources`.

    An installed program has them inside the package, a checkout beside it.
    """
    packed = _PACKAGE / "_resources"
    root = packed if packed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
