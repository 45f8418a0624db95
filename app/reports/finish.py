"""
Finishes a drawn PDF: archivable, accessible, and bytes that depend on its content alone.

PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) in one file.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.core.resources import resource

CREATOR = "Werkvloer"
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
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


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself; never a name that its pages do not show."""

    title: str
    author: str
    subject: str
    made_at: datetime
    language: str = "nl-BE"
    creator: str = CREATOR


def finish(drawn: bytes, metadata: Metadata, tree: int) -> bytes:
    """
    Return `drawn` as an archivable, accessible file, packed in the same way every time.

    Args:
        tree: The number of the object that its structure hangs on.
    """
    moment = metadata.made_at.replace(microsecond=0)
    with pikepdf.open(BytesIO(drawn)) as pdf:
        pdf.Root.Lang = String(metadata.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _hang_tree(pdf, tree)
        _tell_colours(pdf)
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


def page_count(content: bytes) -> int:
    """Return how many pages a document has."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def _hang_tree(pdf: pikepdf.Pdf, tree: int) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.get_object((tree, 0))
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
        xmp.register_xml_namespace(_UA, "pdfuaid")
        xmp["dc:title"] = metadata.title
        xmp["dc:creator"] = [metadata.author]
        xmp["dc:description"] = metadata.subject
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = CREATOR
        xmp["xmp:CreatorTool"] = metadata.creator
        xmp["xmp:CreateDate"] = stamp
        xmp["xmp:ModifyDate"] = stamp
        xmp["pdfaid:part"] = "3"
        xmp["pdfaid:conformance"] = "A"
        xmp["pdfuaid:part"] = "1"
    _add_extension(pdf)


def _add_extension(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    end = packet.rindex(b"</rdf:RDF>")
    pdf.Root.Metadata.write(packet[:end] + _EXTENSION.encode() + packet[end:])
