"""Finishes a drawn PDF: metadata that agree, and bytes that depend on its content alone."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf

CREATOR = "Werkvloer"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself; never a name that its pages do not show."""

    title: str
    author: str
    subject: str
    made_at: datetime
    language: str = "nl-BE"
    creator: str = CREATOR


def finish(drawn: bytes, metadata: Metadata) -> bytes:
    """Return `drawn` with equal DocInfo and XMP, packed in the same way every time."""
    moment = metadata.made_at.replace(microsecond=0)
    with pikepdf.open(BytesIO(drawn)) as pdf:
        pdf.Root.Lang = pikepdf.String(metadata.language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        _write_docinfo(pdf, metadata, moment)
        _write_xmp(pdf, metadata, moment)
        packed = BytesIO()
        pdf.save(
            packed,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return packed.getvalue()


def _write_docinfo(pdf: pikepdf.Pdf, metadata: Metadata, moment: datetime) -> None:
    del pdf.docinfo
    stamp = f"{pikepdf.models.metadata.encode_pdf_date(moment)}'"  # readers differ on the last one
    pdf.docinfo["/Title"] = metadata.title
    pdf.docinfo["/Author"] = metadata.author
    pdf.docinfo["/Subject"] = metadata.subject
    pdf.docinfo["/Creator"] = metadata.creator
    pdf.docinfo["/Producer"] = CREATOR
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp


def _write_xmp(pdf: pikepdf.Pdf, metadata: Metadata, moment: datetime) -> None:
    stamp = moment.isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = metadata.title
        xmp["dc:creator"] = [metadata.author]
        xmp["dc:description"] = metadata.subject
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = CREATOR
        xmp["xmp:CreatorTool"] = metadata.creator
        xmp["xmp:CreateDate"] = stamp
        xmp["xmp:ModifyDate"] = stamp
