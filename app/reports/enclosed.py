"""
Files that travel inside a PDF: the manifest, the originals.

Each is an associated file of the document (ISO 32000-2, 14.13), as PDF/A-3 and PDF/A-4f ask.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_NO_MOMENT: Final = datetime.min.replace(tzinfo=UTC)


class Relation(StrEnum):
    """What a file is to the document that it travels in."""

    DATA = "Data"  # what the pages were drawn from, for a machine
    SOURCE = "Source"  # what the pages were made from, as a person had it
    SUPPLEMENT = "Supplement"  # an original that the pages name


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside a document."""

    name: str  # as a reader sees it, with its ending; each name once in a document
    content: bytes
    media_type: str  # application/json
    relation: Relation
    description: str
    changed_at: datetime  # with its zone


def enclose(pdf: pikepdf.Pdf, files: Sequence[Enclosed]) -> None:
    """
    Put `files` inside a document that has none yet.

    Raises:
        ValueError: When two have one name, or a moment has no zone.
    """
    if not files:
        return
    if len({file.name for file in files}) < len(files):
        raise ValueError("two enclosed files have one name")
    named = sorted(((bytes(String(file.name)), file) for file in files), key=lambda it: it[0])
    specs = [(String(file.name), _spec(pdf, file)) for _, file in named]
    names = Array([part for name, spec in specs for part in (name, spec)])
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=names))
    pdf.Root.AF = pdf.make_indirect(Array([spec for _, spec in specs]))


def enclosed_in(content: bytes) -> tuple[Enclosed, ...]:
    """
    Return the files inside a PDF, in the order of their names.

    What a file does not tell is empty, or the first moment that there is.

    Raises:
        pikepdf.PdfError: When it is no PDF, or a file inside it cannot be read.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        return tuple(_read(name, spec) for name, spec in pdf.attachments.items())


def pdf_date(moment: datetime) -> str:
    """Return a moment as PDF writes it: D:20261123140200+01'00'."""
    return f"{pikepdf.models.metadata.encode_pdf_date(moment)}'"  # readers differ on the last one


def _spec(pdf: pikepdf.Pdf, file: Enclosed) -> pikepdf.Object:
    if file.changed_at.tzinfo is None:
        raise ValueError("the moment of an enclosed file has no zone")
    stream = pdf.make_stream(
        file.content,
        Type=Name.EmbeddedFile,
        Subtype=Name(f"/{file.media_type}"),
        Params=Dictionary(
            Size=len(file.content),
            ModDate=String(pdf_date(file.changed_at.replace(microsecond=0))),
            CheckSum=String(_check_sum(file.content)),
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name(f"/{file.relation}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )


def _check_sum(content: bytes) -> bytes:
    """Return the sum that the standard names (MD5): against accidents; seals need a better one."""
    return hashlib.md5(content, usedforsecurity=False).digest()


def _read(name: str, spec: pikepdf.AttachedFileSpec) -> Enclosed:
    file = spec.get_file()
    relation = str(spec.obj.get("/AFRelationship", ""))[1:]
    return Enclosed(
        name,
        file.read_bytes(),
        file.mime_type,
        Relation(relation) if relation in set(Relation) else Relation.SUPPLEMENT,
        spec.description,
        file.mod_date or _NO_MOMENT,
    )
