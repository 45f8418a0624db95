"""Small evidence packs: a PDF, a zip and a folder, sealed and not."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO
from uuid import UUID

from app.reports.blocks import labelled, listed
from app.reports.document import PageWords, render
from app.reports.enclosed import Enclosed, Relation
from app.reports.finish import Metadata
from app.reports.manifest import (
    MANIFEST_NAME,
    FileLine,
    LogPlace,
    Manifest,
    RecordLine,
    manifest_bytes,
)
from app.reports.seal import new_seal_key, seal
from app.reports.sums import NAME as SUMS

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORDS = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
META = Metadata("Proef", "Els V.", "Proef", AT)
PHOTO = ("foto.jpg", b"\xff\xd8" + bytes(range(256)) * 8)
NOTE = ("verslag é.txt", b"Wat is afgesproken. " * 40)
RECORDS = tuple(
    RecordLine(kind, UUID(int=number), "0" * 16, sha256(kind.encode()).hexdigest())
    for number, kind in enumerate(("enterprise", "contact", "coaching_session"), 1)
)
PLACE = LogPlace("e1", 3, "ab" * 32)


@cache
def key(name="Werkvloer Zuid"):
    return new_seal_key(name, datetime(2026, 1, 1, tzinfo=UTC))


def line(name, content, number=9):
    of = None if number is None else UUID(int=number)
    return FileLine(of, name, len(content), sha256(content).hexdigest())


def manifest(*files, **more):
    said = Manifest(
        partnership="Werkvloer Zuid",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        preset="audit",
        made_at=AT,
        made_by="Els V.",
        program="0.1.0",
        records=RECORDS,
        files=tuple(files),
        log=PLACE,
    )
    return replace(said, **more)


def enclosed(name, content):
    return Enclosed(name, content, "application/octet-stream", Relation.SUPPLEMENT, name, AT)


def pdf(*files, text="Mia en Jan"):
    """A document with these files inside, in the order of their names."""
    story = [*labelled("Wie", text), *listed(["brood", "taart"])]
    return render(WORDS, META, story, enclosed=[enclosed(*one) for one in files])


def sealed(content, by=None):
    return seal(content, by or key(), AT)


@cache
def plain_pack(**more):
    """A pack as one PDF, without a seal; `more` is said by its manifest."""
    said = manifest_bytes(manifest(line(*PHOTO), line(*NOTE), **more))
    return pdf((MANIFEST_NAME, said), PHOTO, NOTE)


@cache
def sealed_pack():
    return sealed(plain_pack())


@cache
def pieces():
    """The files of a pack of two dossiers: a sealed index has the list inside it."""
    dossiers = {f"dossiers/{name}.pdf": sealed(pdf(text=name)) for name in ("Bakker", "Slager")}
    files = {**dossiers, f"bijlagen/{PHOTO[0]}": PHOTO[1]}
    lines = [line(name, content, None) for name, content in dossiers.items()]
    lines.append(line(f"bijlagen/{PHOTO[0]}", PHOTO[1]))
    said = manifest_bytes(manifest(*lines))
    files |= {MANIFEST_NAME: said, "overzicht.pdf": sealed(pdf((MANIFEST_NAME, said)))}
    return files


def summed(files):
    """These files, with the list of their hashes."""
    lines = [f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return {**files, SUMS: "".join(lines).encode()}


def zipped(files, top=""):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(top + name, (2026, 11, 23, 9, 0, 0)), content)
    return packed.getvalue()


def laid_out(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
