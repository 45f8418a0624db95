"""
Measures what checking an evidence pack of 500 dossiers costs, as a folder and as a zip.

`python -m benchmarks.evidence_check --folder DIR` makes the pack once, of records of the store in
that folder: each dossier has 8 pages, its own list, a photo of 200 kB, and a seal. It prints one
line a measure and ends with 1 when one is over its budget.
"""

import random
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import select

from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.reports.blocks import labelled
from app.reports.document import PageWords, render
from app.reports.enclosed import Enclosed, Relation
from app.reports.finish import Metadata
from app.reports.manifest import MANIFEST_NAME, FileLine, Manifest, RecordLine, manifest_bytes
from app.reports.pack_reading import PackReading
from app.reports.seal import SealKey, new_seal_key, seal
from app.reports.sums import NAME as SUMS
from app.reports.verify import judge
from app.services.packs.check import PackVerdict, check_pack
from app.services.packs.record_hashes import lines_of
from app.storage.store import Store
from benchmarks.measuring import Measures, begun, given_store

DOSSIERS: Final = 500
RECORDS: Final = 30_000  # 60 of each dossier
PAGES: Final = 8
PHOTO: Final = 200_000  # bytes
BUDGET_MS: Final = 60_000.0  # for everything, on two cores
AT: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORDS: Final = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
META: Final = Metadata("Proef", "Els V.", "Proef", AT)


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, place = given_store(__doc__)
    folder = place / "pakket van 500"
    key = kept_key(place)
    if not (folder / SUMS).exists():
        make(store, folder, key)
    packed = place / "pakket van 500.zip"
    if not packed.exists():
        pack(folder, packed)
    measures, keys = Measures(), [key.fingerprint]
    works: dict[str, Callable[[], PackReading | PackVerdict]] = {
        "the files of a folder": partial(judge, folder, keys),
        "the files of a zip": partial(judge, packed, keys),
        "files and records of a folder": partial(check_pack, folder, store, keys=keys),
    }
    for name, work in works.items():
        took = begun()
        found = work()
        outcome = found.outcome if isinstance(found, PackVerdict) else found.outcome()
        if outcome != "unchanged":
            raise RuntimeError(f"{name}: {outcome}")
        measures.told(name, BUDGET_MS, [took()])
    return int(measures.failed)


def kept_key(place: Path) -> SealKey:
    """Return the key of the pack; made once."""
    path = place / "zegel.pem"
    if not path.exists():
        path.write_bytes(new_seal_key("Proef", datetime(2026, 1, 1, tzinfo=UTC)).to_bytes())
    return SealKey.from_bytes(path.read_bytes())


def make(store: Store, folder: Path, key: SealKey) -> None:
    """Write the pack."""
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    records = some_records(store)
    per = len(records) // DOSSIERS
    dice, lines = random.Random(3), []
    for number in range(DOSSIERS):
        name = f"dossiers/A{number + 1} Onderneming.pdf"
        photo = dice.randbytes(PHOTO)
        own = records[number * per : (number + 1) * per]
        content = seal(dossier(number, photo, own), key, AT)
        (part / name).parent.mkdir(exist_ok=True)
        (part / name).write_bytes(content)
        lines.append(FileLine(None, name, len(content), sha256(content).hexdigest()))
    said = manifest_bytes(manifest(records, lines))
    (part / MANIFEST_NAME).write_bytes(said)
    index = render(WORDS, META, labelled("Wat", "Inhoud"), enclosed=[enclosed(MANIFEST_NAME, said)])
    (part / "0 Inhoud.pdf").write_bytes(seal(index, key, AT))
    write_sums(part)
    part.rename(folder)


def dossier(number: int, photo: bytes, records: tuple[RecordLine, ...]) -> bytes:
    """Return a dossier without its seal."""
    line = FileLine(UUID(int=number + 1), "foto.jpg", len(photo), sha256(photo).hexdigest())
    said = manifest_bytes(manifest(records, [line]))
    words = "Wat er in dit traject werd afgesproken en gedaan. " * 30
    story = [part for page in range(PAGES * 4) for part in labelled(f"Sessie {page}", words)]
    files = [enclosed(MANIFEST_NAME, said), enclosed("foto.jpg", photo)]
    return render(WORDS, META, story, enclosed=files)


def enclosed(name: str, content: bytes) -> Enclosed:
    """Return a file to travel inside."""
    return Enclosed(name, content, "application/octet-stream", Relation.SUPPLEMENT, name, AT)


def manifest(records: tuple[RecordLine, ...], files: list[FileLine]) -> Manifest:
    """Return what a list says."""
    return Manifest(
        partnership="Proef",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        preset="audit",
        made_at=AT,
        made_by="Els V.",
        program="0.1.0",
        records=records,
        files=tuple(files),
    )


def some_records(store: Store) -> tuple[RecordLine, ...]:
    """Return lines of companies, contacts and sessions of the store."""
    with store.read() as session:
        keys = [
            (str(model.__tablename__), one)
            for model, most in ((Enterprise, 500), (Contact, 1_000), (CoachingSession, RECORDS))
            for one in session.exec(select(model.id).limit(most))  # type: ignore[attr-defined]
        ]
        return lines_of(session, keys[:RECORDS])


def write_sums(folder: Path) -> None:
    """Write the hashes of all files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    said = [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / SUMS).write_text("".join(said), encoding="utf-8")


def pack(folder: Path, packed: Path) -> None:
    """Put the folder in a zip, as packs are: their PDFs are small already."""
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())


if __name__ == "__main__":
    sys.exit(main())
