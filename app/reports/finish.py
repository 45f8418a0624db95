"""
Finishes a drawn PDF: archivable, accessible, and bytes that depend on its content alone.

PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) in one file, or PDF/A-4f (ISO 19005-4,
annex A) and PDF/UA-2 (ISO 14289-2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.core.resources import resource
from app.reports.enclosed import Enclosed, enclose, pdf_date

CREATOR = "Werkvloer"
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_PDF2: Final = "http://iso.org/pdf2/ssn"  # the namespace of the structure that PDF 2.0 knows
# PDF/A-3 wants to be told what a part of the metadata is that it does not know itself
_EXTENSION: Final = f"""<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class Flavour(StrEnum):
    """Which standards a document follows; the value is the name of the one for archiving."""

    A3A = "a3a"  # PDF/A-3a and PDF/UA-1, on PDF 1.7
    A4F = "a4f"  # PDF/A-4f and PDF/UA-2, on PDF 2.0; PDF/A-4 when nothing is enclosed


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself; never a name that its pages do not show."""

    title: str
    author: str
    subject: str
    made_at: datetime
    language: str = "nl-BE"
    creator: str = CREATOR


def finish(
    drawn: bytes,
    metadata: Metadata,
    tree: int,
    *,
    enclosed: Sequence[Enclosed] = (),
    flavour: Flavour = Flavour.A3A,
) -> bytes:
    """
    Return `drawn` as an archivable, accessible file, packed in the same way every time.

    Args:
        tree: The number of the object that its structure hangs on.
        enclosed: Files that travel inside, each under a name of its own.
    """
    with pikepdf.open(BytesIO(drawn)) as pdf:
        structure = pdf.get_object((tree, 0))
        return finish_open(pdf, structure, metadata, enclosed=enclosed, flavour=flavour)


def finish_open(
    pdf: pikepdf.Pdf,
    tree: pikepdf.Object,
    metadata: Metadata,
    *,
    enclosed: Sequence[Enclosed] = (),
    flavour: Flavour = Flavour.A3A,
) -> bytes:
    """Finish a document that is open, as `finish` does; `tree` is what its structure hangs on."""
    moment = metadata.made_at.replace(microsecond=0)
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _hang_tree(pdf, tree)
    _tell_colours(pdf)
    del pdf.docinfo
    if flavour == Flavour.A4F:
        _name_structure(pdf)
    else:  # PDF/A-4 says all of it in the metadata and forbids the list of before
        _write_docinfo(pdf, metadata, moment)
    enclose(pdf, enclosed)
    _write_xmp(pdf, metadata, moment, _standards(flavour, has_files=bool(enclosed)))
    if flavour == Flavour.A3A:
        _add_extension(pdf)
    packed = BytesIO()
    pdf.save(
        packed,
        force_version="2.0" if flavour == Flavour.A4F else "",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return packed.getvalue()


def page_count(content: bytes) -> int:
    """Return how many pages a document has."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def _hang_tree(pdf: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = tree
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S


def _tell_colours(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(_srgb(), N=3, Alternate=Name.DeviceRGB)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


@cache
def _srgb() -> bytes:
    return resource("colour", "srgb.icc").read_bytes()


def _name_structure(pdf: pikepdf.Pdf) -> None:
    """Put each element of the tree in the namespace of PDF 2.0."""
    root = pdf.Root.StructTreeRoot
    space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(_PDF2)))
    root.Namespaces = Array([space])
    waiting = [root.K]
    while waiting:
        element = waiting.pop()
        element.NS = space
        waiting += [kid for kid in element.K if isinstance(kid, Dictionary) and "/S" in kid]


def _write_docinfo(pdf: pikepdf.Pdf, metadata: Metadata, moment: datetime) -> None:
    stamp = pdf_date(moment)
    pdf.docinfo["/Title"] = metadata.title
    pdf.docinfo["/Author"] = metadata.author
    pdf.docinfo["/Subject"] = metadata.subject
    pdf.docinfo["/Creator"] = metadata.creator
    pdf.docinfo["/Producer"] = CREATOR
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp


def _standards(flavour: Flavour, *, has_files: bool) -> dict[str, str]:
    if flavour == Flavour.A3A:
        return {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    standards = {"pdfaid:part": "4", "pdfaid:rev": "2020"}
    if has_files:
        standards["pdfaid:conformance"] = "F"  # means: there are files inside
    return standards | {"pdfuaid:part": "2", "pdfuaid:rev": "2024"}


def _write_xmp(
    pdf: pikepdf.Pdf, metadata: Metadata, moment: datetime, standards: dict[str, str]
) -> None:
    stamp = moment.isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace(_UA, "pdfuaid")
        xmp["dc:title"] = metadata.title
        xmp["dc:creator"] = [metadata.author]
        xmp["dc:description"] = metadata.subject
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = CREATOR
        xmp["xmp:CreatorTool"] = metadata.creator
        xmp["xmp:CreateDate"] = stamp
        xmp["xmp:ModifyDate"] = stamp
        for name, value in standards.items():
            xmp[name] = value


def _add_extension(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    end = packet.rindex(b"</rdf:RDF>")
    pdf.Root.Metadata.write(packet[:end] + _EXTENSION.encode() + packet[end:])
