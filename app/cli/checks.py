"""What the doctor looks at: each check is one line, and holds no word of a person or company."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Literal

from app.cli.words import count, megabytes, moment, told
from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.models.units import synced_models, table_of
from app.services.profiles.device_key import read_device_key
from app.storage.backup_check import blobs_of, findings, judge_files
from app.storage.backup_list import list_backups, read_state
from app.storage.migrate import known_revisions
from app.storage.profile import BLOBS, DATABASE, KEYS
from app.storage.sidecar import read_keys

Mark = Literal["good", "attention", "wrong", "unknown"]
ROOM: Final = 200_000_000  # bytes that should be free
OLD_BACKUP: Final = timedelta(days=7)
OLD_TEST: Final = timedelta(days=35)
CLOCK_PLAY: Final = timedelta(minutes=2)
KEYRING_WAIT_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor."""

    name: str
    mark: Mark
    words: str


def folder_check(folder: Path) -> Check:
    """Tell whether the folder can be written in."""
    probe = folder / ".werkvloer"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError:
        advice = "Hier mag niet geschreven worden. Vraag schrijfrechten voor de map."
        return Check("Map", "wrong", advice)
    return Check("Map", "good", "Schrijven lukt.")


def room_check(folder: Path) -> Check:
    """Tell whether there is room for the work and for one more copy of the database."""
    free = shutil.disk_usage(folder).free
    database = folder / DATABASE
    needed = ROOM + (database.stat().st_size if database.exists() else 0)
    words = f"{megabytes(free)} vrij."
    if free < needed:
        return Check("Schijf", "wrong", f"{words} Maak minstens {megabytes(needed)} vrij.")
    return Check("Schijf", "good", words)


def keys_check(folder: Path) -> list[Check]:
    """Tell whether the key file is whole, and what opens it."""
    try:
        sidecar = read_keys(folder / KEYS)[0]
    except UserError as error:
        return [Check("Sleutelbestand", "wrong", told(error))]
    whole = Check("Sleutelbestand", "good", "In orde.")
    if not sidecar.has("passphrase"):
        return [whole, Check("Sleutels", "wrong", "Er is geen wachtwoord. Gebruik je herstelblad.")]
    if not sidecar.has("recovery"):
        advice = "Er is geen herstelblad. Maak er een in Instellingen, Veiligheid."
        return [whole, Check("Sleutels", "attention", advice)]
    return [whole, Check("Sleutels", "good", "Wachtwoord en herstelblad.")]


def keyring_check(folder: Path) -> Check:
    """Tell whether quick unlock works, when it is on."""
    try:
        sidecar = read_keys(folder / KEYS)[0]
        if not sidecar.has("device"):
            return Check("Sleutelbos", "good", "Snel ontgrendelen staat uit.")
        read_device_key(sidecar.key_id, KEYRING_WAIT_S)
    except UserError as error:
        if error.code.startswith("keys."):
            return Check("Sleutelbos", "unknown", "Zonder sleutelbestand niet na te gaan.")
        return Check("Sleutelbos", "attention", told(error))
    return Check("Sleutelbos", "good", "Snel ontgrendelen werkt.")


def database_check(connection: Any) -> Check:
    """Tell whether the database is whole."""
    words = {"cipher": "versleuteling", "structure": "opbouw", "references": "verwijzingen"}
    failed = findings(connection)
    if failed:
        named = ", ".join(words[each] for each in failed)
        return Check("Bestand", "wrong", f"Beschadigd ({named}). Zet een back-up terug.")
    return Check("Bestand", "good", "Versleuteling, opbouw en verwijzingen zijn in orde.")


def version_check(connection: Any) -> Check:
    """Tell whether this program knows the version of the database."""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    known = known_revisions()
    found = None if row is None else str(row[0])
    if found == known[-1]:
        return Check("Versie", "good", f"{found}, de nieuwste.")
    if found in known:
        words = f"{found}; bij het openen wordt het {known[-1]}, na een back-up."
        return Check("Versie", "attention", words)
    return Check("Versie", "wrong", "Onbekend bij dit programma. Installeer de nieuwste versie.")


def files_check(connection: Any, folder: Path, progress: Progress) -> Check:
    """Tell whether each attachment has its file, whole, and whether files are left over."""
    found = judge_files(connection, folder / BLOBS, progress)
    named = {blob.file_name for blob in blobs_of(connection)}
    left = sum(path.name not in named for path in (folder / BLOBS).glob("*"))
    lost = len(found.missing) + found.without_key
    if lost or found.damaged:
        words = f"{lost} kwijt, {len(found.damaged)} beschadigd, van {found.named}."
        return Check("Bijlagen", "wrong", f"{words} Zet een back-up terug.")
    whole = f"{count(found.named, 'bestand', 'bestanden')} in orde."
    if left:
        words = f"{whole} {left} over; Werkvloer ruimt op bij het openen."
        return Check("Bijlagen", "attention", words)
    return Check("Bijlagen", "good", whole)


def outbox_check(connection: Any) -> Check:
    """Tell whether what waits for sync fits the records: each has its version, none is half."""
    faults = 0
    for query in _outbox_queries():
        faults += connection.execute(query).fetchone()[0]
    if faults:
        advice = "Bewaar dit verslag en vraag hulp; maak intussen elke dag een back-up."
        return Check("Wijzigingen", "wrong", f"{count(faults, 'fout', 'fouten')}. {advice}")
    waits = "SELECT count(*) FROM outbox WHERE done = 0 AND verdict IS NULL"
    waiting = connection.execute(waits).fetchone()[0]
    return Check("Wijzigingen", "good", f"In orde; {waiting} nog niet verzonden.")


def backup_check(folder: Path) -> Check:
    """Tell how old the newest backup is, whether the last one failed, and how its test went."""
    state, now = read_state(folder), clock.now()
    own = [each for each in list_backups(folder) if not each.is_aside]
    if state.failure is not None:
        place = state.place or folder
        words = told(UserError(state.failure, path=place, place=place))  # its code was kept
        return Check("Back-up", "wrong", words)
    if not own:
        return Check("Back-up", "wrong", "Er is er nog geen. Maak er een: werkvloer backup")
    words = f"De nieuwste is van {moment(own[0].made_at)}"
    if now - own[0].made_at > OLD_BACKUP:
        return Check("Back-up", "wrong", f"{words}. Maak een nieuwe: werkvloer backup")
    tested = [state.tests[one.path.name] for one in own if one.path.name in state.tests]
    last = max(tested, key=lambda one: one.at, default=None)
    if last is not None and last.code is not None:
        return Check("Back-up", "wrong", f"{words}; bij de test niet in orde. Maak een nieuwe.")
    if last is None or now - last.at > OLD_TEST:
        return Check("Back-up", "attention", f"{words}, nog niet getest. Open Werkvloer eens.")
    return Check("Back-up", "good", f"{words}, getest op {moment(last.at)}.")


def clock_check(folder: Path, connection: Any) -> Check:
    """Tell whether the clock of the computer can be right: nothing was made later than now."""
    made = [each.made_at for each in list_backups(folder)]
    if connection is not None:
        row = connection.execute("SELECT max(made_at) FROM outbox").fetchone()
        made.append(clock.told(row[0] or ""))
    if any(at > clock.now() + CLOCK_PLAY for at in made):
        advice = "Ze loopt achter op je dossiers. Zet datum en uur van je computer juist."
        return Check("Klok", "wrong", advice)
    return Check("Klok", "good", f"{moment(clock.now())}.")


def _outbox_queries() -> list[str]:
    queries = [
        "SELECT count(*) != 1 FROM sync_context WHERE change_group IS NULL",
        _UNREADABLE,
        "SELECT count(*) FROM unit_version WHERE NOT json_valid(ids)",
    ]
    for model in synced_models():
        kind = table_of(model).name
        queries.append(_WITHOUT_VERSION.format(kind=kind))
        queries.append(_WITHOUT_RECORD.format(kind=kind))
    return queries


_UNREADABLE: Final = (
    "SELECT count(*) FROM outbox WHERE change_group = '' OR NOT json_valid(parents)"
    " OR (value IS NOT NULL AND NOT json_valid(value))"
    " OR (old IS NOT NULL AND NOT json_valid(old))"
)
_WITHOUT_VERSION: Final = (
    "SELECT count(*) FROM {kind} WHERE id NOT IN"
    " (SELECT record_id FROM record_version WHERE kind = '{kind}')"
)
_WITHOUT_RECORD: Final = (
    "SELECT count(*) FROM record_version WHERE kind = '{kind}'"
    " AND record_id NOT IN (SELECT id FROM {kind})"
)
