"""Files inside a document, and the two flavours that a document can have."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from app.reports.blocks import labelled, listed
from app.reports.document import PageWords, render
from app.reports.enclosed import Enclosed, Relation, enclosed_in
from app.reports.finish import Flavour, Metadata

WORDS = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
META = Metadata("Proef", "Els V.", "Proef", AT)
MANIFEST = Enclosed("manifest.json", b"{}", "application/json", Relation.DATA, "Lijst", AT)
PHOTO = Enclosed("foto Zoë Ж.jpg", b"\xff\xd8", "image/jpeg", Relation.SUPPLEMENT, "Foto é", AT)


def made(*files, flavour=Flavour.A3A):
    story = [*labelled("Wie", "Mia en Jan"), *listed(["brood", "taart"])]
    return render(WORDS, META, story, enclosed=files, flavour=flavour)


@pytest.mark.parametrize("flavour", Flavour)
def test_what_went_in_comes_out_in_the_order_of_the_names(flavour):
    assert enclosed_in(made(MANIFEST, PHOTO, flavour=flavour)) == (PHOTO, MANIFEST)


def test_readers_of_others_find_the_files():
    found = PdfReader(BytesIO(made(MANIFEST, PHOTO))).attachments
    assert found == {"manifest.json": [b"{}"], "foto Zoë Ж.jpg": [b"\xff\xd8"]}


def test_each_file_belongs_to_the_document_and_tells_what_it_is():
    with pikepdf.open(BytesIO(made(MANIFEST))) as pdf:
        (spec,) = pdf.Root.AF
        assert (str(spec.AFRelationship), str(spec.Desc)) == ("/Data", "Lijst")
        file = spec.EF.F
        assert str(file.Subtype) == "/application/json"
        assert bytes(file.Params.CheckSum) == hashlib.md5(b"{}").digest()
        assert (int(file.Params.Size), str(file.Params.ModDate)) == (2, "D:20261123090000+00'00'")


def test_a_document_without_files_has_no_place_for_them():
    with pikepdf.open(BytesIO(made())) as pdf:
        assert "/AF" not in pdf.Root
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert enclosed_in(made()) == ()


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ((MANIFEST, replace(MANIFEST, content=b"[]")), "one name"),
        ((replace(MANIFEST, changed_at=datetime(2026, 11, 23)),), "no zone"),  # noqa: DTZ001 on purpose
    ],
)
def test_two_files_of_one_name_and_a_moment_without_zone_are_refused(files, why):
    with pytest.raises(ValueError, match=why):
        made(*files)


@pytest.mark.parametrize("flavour", Flavour)
def test_the_same_files_give_the_same_bytes_in_any_order(flavour):
    assert made(MANIFEST, PHOTO, flavour=flavour) == made(PHOTO, MANIFEST, flavour=flavour)


def test_a_later_standard_is_said_once_and_in_its_own_words():
    with pikepdf.open(BytesIO(made(MANIFEST, flavour=Flavour.A4F))) as pdf:
        assert pdf.pdf_version == "2.0"
        assert "/Info" not in pdf.trailer
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert standards(pdf) == {
            "pdfaid:part": "4",
            "pdfaid:rev": "2020",
            "pdfaid:conformance": "F",
            "pdfuaid:part": "2",
            "pdfuaid:rev": "2024",
        }
        assert "pdfaExtension" not in packet
        assert ">Proef<" in packet


def test_a_later_document_that_encloses_nothing_does_not_say_that_it_does():
    with pikepdf.open(BytesIO(made(flavour=Flavour.A4F))) as pdf:
        assert "pdfaid:conformance" not in standards(pdf)


def test_a_document_of_before_is_not_touched_by_the_later_standard():
    with pikepdf.open(BytesIO(made(MANIFEST))) as pdf:
        assert pdf.pdf_version < "2.0"
        assert standards(pdf) == {
            "pdfaid:part": "3",
            "pdfaid:conformance": "A",
            "pdfuaid:part": "1",
        }
        assert "/Namespaces" not in pdf.Root.StructTreeRoot


def test_each_element_of_a_later_document_is_of_the_later_structure():
    with pikepdf.open(BytesIO(made(flavour=Flavour.A4F))) as pdf:
        roles = list(roles_of(pdf.Root.StructTreeRoot.K))
        assert sorted(roles) == ["Document", "L", "LBody", "LBody", "LI", "LI", "P", "P"]


def roles_of(element):
    assert str(element.NS.NS) == "http://iso.org/pdf2/ssn"
    yield str(element.S)[1:]
    for kid in element.K:
        if not isinstance(kid, int) and "/S" in kid:
            yield from roles_of(kid)


def standards(pdf):
    with pdf.open_metadata() as xmp:
        names = ("pdfaid:part", "pdfaid:rev", "pdfaid:conformance", "pdfuaid:part", "pdfuaid:rev")
        return {name: xmp[name] for name in names if name in xmp}
