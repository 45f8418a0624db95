"""The parts of others that Werkvloer is made of, with the licence that each one names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from app.core.resources import resource

PROGRAM: Final = "werkvloer"
EXTRA: Final = "desktop"

# Parts inside a package, that its own metadata does not name
INSIDE: Final = {
    "argon2-cffi-bindings": (("Argon2", "CC0-1.0 OR Apache-2.0"),),
    "cryptography": (("OpenSSL", "Apache-2.0"),),
    "lxml": (("libxml2, libxslt", "MIT"),),
    "pikepdf": (("qpdf", "Apache-2.0"), ("libjpeg-turbo", "BSD-3-Clause AND IJG")),
    "pillow": (("libtiff", "libtiff"), ("libwebp", "BSD-3-Clause")),
    "pypdfium2": (("PDFium", "BSD-3-Clause AND Apache-2.0"),),
    "pyside6-essentials": (("Qt", "LGPL-3.0-only"),),
    "qtawesome": (("Material Design Icons", "Apache-2.0"),),
    "sqlcipher3": (("SQLCipher", "BSD-3-Clause"), ("SQLite", "Public Domain")),
}
# Where the metadata names none, or has it in words only; as the licence file of the package says
NAMED_ELSEWHERE: Final = {
    "backports-tarfile": "MIT",
    "jaraco-classes": "MIT",
    "python-bidi": "LGPL-3.0-or-later",
    "reportlab": "BSD-3-Clause",
    "rfc8785": "Apache-2.0",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}
_NAME: Final = re.compile(r"[\w.-]+")
_EXTRA: Final = re.compile(r"extra\s*==\s*['\"]([\w.-]+)['\"]")
_WANTED: Final = re.compile(r"^[\w.-]+\s*\[([^\]]*)\]")
_COPYLEFT: Final = re.compile(r"\bA?GPL\b")  # not LGPL


@dataclass(frozen=True, slots=True)
class Component:
    """A part, its version (empty: that of the package it is in) and its licence (SPDX)."""

    name: str
    version: str
    licence: str


@cache
def components() -> tuple[Component, ...]:
    """Return what runs here, by name: Python, every package needed, and what those carry."""
    found = [Component("Python", "", "PSF-2.0")]
    for key, package in _needed(PROGRAM, (EXTRA,), {}).items():
        if key != PROGRAM:
            name = package.metadata["Name"]
            found.append(Component(name, package.version, licence_of(key, package)))
            found += [Component(part, "", licence) for part, licence in INSIDE.get(key, ())]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def licence_of(key: str, package: Distribution) -> str:
    """
    Return the licence of a package; of a choice, only what is no GPL.

    Args:
        key: The name of the package, as `key_of` gives it.
    """
    told = package.metadata.get_all
    named = [NAMED_ELSEWHERE.get(key), *told("License-Expression", []), *told("License", [])]
    licence = next(filter(None, named), "")
    choices = [one for one in licence.split(" OR ") if not _COPYLEFT.search(one)]
    return " OR ".join(choices) or licence


def key_of(name: str) -> str:
    """Return the name of a package as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def texts_folder() -> Path:
    """Return where the packages stand, each with its licence beside it."""
    return Path(str(distribution(PROGRAM).locate_file("")))


def shared_texts_folder() -> Path:
    """Return where the texts stand that a package leaves out: LGPL, the GPL it is based on, MPL."""
    return resource("licences")


def _needed(
    name: str, extras: tuple[str, ...], found: dict[str, Distribution]
) -> dict[str, Distribution]:
    try:
        package = distribution(name)
    except PackageNotFoundError:  # for another system, or an older Python
        return found
    found[key_of(name)] = package
    for needed, its_extras in _requirements(package, extras):
        if key_of(needed) not in found:
            _needed(needed, its_extras, found)
    return found


def _requirements(
    package: Distribution, extras: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in package.requires or ():
        spec, _, marker = line.partition(";")
        extra = _EXTRA.search(marker)
        if extra is None or extra[1] in extras:
            wanted = _WANTED.match(spec)
            names = () if wanted is None else tuple(wanted[1].replace(" ", "").split(","))
            yield _NAME.findall(spec)[0], names
