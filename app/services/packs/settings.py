"""How the partnership wants its packs: names of files and folders, who stamps the time."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from sqlmodel import Session

from app.core.errors import UserError
from app.domain.archive_names import archive_name
from app.reference.archive import ArchiveTree, BadTree, archive_tree, checked_tree
from app.services.changes import Changes
from app.services.partnership_setting import setting_in, write_setting
from app.services.people import who_am_i
from app.services.profiles.linking import PROMOTOR
from app.storage.store import Store

TREE: Final = "pack.tree"  # names of the settings
STAMP: Final = "pack.time_stamp"
_EXAMPLE: Final = {
    "oproep": "",
    "project": "2024-IW-02",
    "periode": "2026-10",
    "partner": "Partner Oost",
    "nummer": "A1",
    "onderneming": "Bakkerij Janssens",
    "kbo": "1999.990.144",
    "traject": "Vast onthaalbeleid",
}


@dataclass(frozen=True, slots=True)
class PackSettings:
    """Both of them; `time_stamp` is the address of an authority, empty: none is asked."""

    tree: ArchiveTree
    time_stamp: str


def pack_settings(store: Store, day: date) -> PackSettings:
    """Return what holds for a pack that is made on a day."""
    with store.read() as session:
        return PackSettings(tree_in(session, day), time_stamp_in(session))


def tree_in(session: Session, day: date) -> ArchiveTree:
    """Return the names that the promotor chose; those of Werkvloer when these cannot be read."""
    value = setting_in(session, TREE)
    if isinstance(value, dict):
        try:
            return checked_tree(value)
        except BadTree:
            pass
    return archive_tree(day)


def time_stamp_in(session: Session) -> str:
    """Return the address of the authority that says when a seal was put; empty: none."""
    value = setting_in(session, STAMP)
    return value if isinstance(value, str) and _is_address(value) else ""


def set_pack_settings(store: Store, wanted: PackSettings) -> Changes:
    """
    Let these hold from now on; both or neither.

    Raises:
        UserError: `seal.promotor_only`; `pack.tree_empty`, `pack.tree_braces` (text),
            `pack.tree_field` (text, field), `pack.tree_dossier`, `pack.tree_longest` (least, most);
            `seal.address` (address).
    """
    tree = {**asdict(wanted.tree), "folders": list(wanted.tree.folders)}
    try:
        checked_tree(tree)
    except BadTree as bad:
        raise _refusal(bad) from bad
    stamp = wanted.time_stamp.strip()
    if stamp and not _is_address(stamp):
        raise UserError("seal.address", address=stamp)
    me = who_am_i(store)
    if me.role != PROMOTOR and not me.is_practice:
        raise UserError("seal.promotor_only")
    with store.write() as session:
        write_setting(session, me.partnership_id, TREE, tree)
        write_setting(session, me.partnership_id, STAMP, stamp)
        return Changes.of(session)


def example(tree: ArchiveTree, project: str = "") -> str:
    """Return where the first dossier of a pack would stand."""
    values = {**_EXAMPLE, "oproep": tree.call, "project": project or _EXAMPLE["project"]}
    parts = [
        name
        for folder in (*tree.folders, tree.complete)
        if (name := archive_name(folder, values, tree.longest))
    ]
    return "/".join([*parts, f"{archive_name(tree.dossier, values, tree.longest)}.pdf"])


def _refusal(bad: BadTree) -> UserError:
    told = bad.values
    match bad.code:
        case "braces":
            return UserError("pack.tree_braces", text=told["text"])
        case "field":
            return UserError("pack.tree_field", text=told["text"], field=told["field"])
        case "dossier":
            return UserError("pack.tree_dossier")
        case "longest":
            return UserError("pack.tree_longest", least=told["least"], most=told["most"])
        case _:
            return UserError("pack.tree_empty")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
