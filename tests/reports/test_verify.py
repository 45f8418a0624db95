"""What a pack proves of itself, and each way to tamper with one that is found."""

import json
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from app.reports.manifest import MANIFEST_NAME, manifest_bytes
from app.reports.pack_reading import FileVerdict
from app.reports.seal import SealVerdict, new_seal_key
from app.reports.sums import NAME as SUMS
from app.reports.verify import judge
from tests.reports import pack_samples as samples

KEY = samples.key().fingerprint


@pytest.fixture
def looked(tmp_path):
    """Judge a file with this content, with the key of the samples trusted."""

    def look(content, name="pakket.pdf", trusted=(KEY,)):
        path = tmp_path / name
        path.write_bytes(content)
        return judge(path, trusted)

    return look


@pytest.fixture
def laid(tmp_path):
    """Judge a folder with these files, and a zip of them; both must say the same."""

    def look(files, trusted=(KEY,)):
        folder = samples.laid_out(tmp_path / f"map {len(list(tmp_path.iterdir()))}", files)
        zip_ = tmp_path / "pakket.zip"
        zip_.write_bytes(samples.zipped(files))
        one, other = judge(folder, trusted), judge(zip_, trusted)
        assert (one.shape, other.shape) == ("folder", "zip")
        assert (one.outcome(), one.files, one.problem) == (
            other.outcome(), other.files, other.problem,
        )  # fmt: skip
        return one

    return look


def states(reading):
    return {one.name: one.state for one in reading.files}


def bad(reading):
    return {name: state for name, state in states(reading).items() if state != "whole"}


# -- one PDF -------------------------------------------------------------------------------------


def test_a_sealed_pack_that_nobody_touched_is_unchanged(looked):
    found = looked(samples.sealed_pack())
    assert (found.outcome(), found.problem, found.shape) == ("unchanged", None, "pdf")
    assert states(found) == {"foto.jpg": "whole", "verslag é.txt": "whole"}
    assert found.manifest.records == tuple(sorted(samples.RECORDS))
    assert (found.is_listed, found.is_foreign, found.fingerprints) == (True, False, (KEY,))


def test_a_pack_without_a_seal_proves_nothing_of_its_pages(looked):
    found = looked(samples.plain_pack())
    assert (found.outcome(), found.problem, found.is_listed) == ("unjudged", None, False)
    assert bad(found) == {}


def test_a_sealed_document_without_a_list_is_judged_by_its_seal(looked):
    found = looked(samples.sealed(samples.pdf()))
    assert (found.outcome(), found.manifest, found.files) == ("unchanged", None, ())


def test_a_document_with_no_seal_and_no_list_is_no_pack(looked):
    found = looked(samples.pdf())
    assert (found.outcome(), found.problem) == ("unjudged", "not_a_pack")


def test_a_seal_by_another_key_is_foreign(looked):
    stranger = new_seal_key("Werkvloer Zuid", datetime(2026, 1, 1, tzinfo=UTC))
    found = looked(samples.sealed(samples.plain_pack(), stranger))
    assert (found.is_foreign, found.fingerprints) == (True, (stranger.fingerprint,))
    assert found.outcome() == "unchanged"  # who trusts no key in particular


def test_an_update_that_was_appended_is_found(looked):
    grown = BytesIO()
    with pikepdf.open(BytesIO(samples.sealed_pack())) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(grown)
    assert looked(grown.getvalue()).outcome() == "changed"  # written anew
    update = b"\n9 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
    found = looked(samples.sealed_pack() + update)
    assert found.outcome() == "changed"
    assert found.seals[0].reading.verdict is SealVerdict.APPENDED
    assert looked(samples.sealed_pack() + b"\n").outcome() == "changed"


def test_an_attachment_that_was_swapped_is_found_whoever_seals_it_again(looked):
    said = manifest_bytes(samples.manifest(samples.line(*samples.PHOTO)))
    other = (samples.PHOTO[0], samples.PHOTO[1][::-1])
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, said), other)))
    assert (found.outcome(), bad(found)) == ("changed", {"foto.jpg": "changed"})
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, said))))
    assert (found.outcome(), bad(found)) == ("changed", {"foto.jpg": "missing"})
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, said), samples.PHOTO, samples.NOTE)))
    assert (found.outcome(), bad(found)) == ("changed", {"verslag é.txt": "extra"})


def test_a_manifest_that_was_edited_is_found(looked):
    said = json.loads(manifest_bytes(samples.manifest()))
    said["made_by"] = "Iemand anders"
    spaced = json.dumps(said).encode()  # not as the program writes it
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, spaced))))
    assert (found.outcome(), found.is_manifest_damaged) == ("changed", True)
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, b"{}"))))
    assert (found.outcome(), found.is_manifest_damaged) == ("changed", True)


def test_a_manifest_of_a_later_program_cannot_be_judged(looked):
    later = manifest_bytes(samples.manifest()).replace(b"manifest-1", b"manifest-2")
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, later))))
    assert (found.outcome(), found.problem) == ("unjudged", "newer")
    assert found.problem_found == "werkvloer-manifest-2"


def test_a_file_that_was_not_on_the_laptop_is_named_and_not_missed(looked):
    gone = samples.line(*samples.PHOTO)
    said = manifest_bytes(samples.manifest(samples.replace(gone, is_here=False)))
    found = looked(samples.sealed(samples.pdf((MANIFEST_NAME, said))))
    assert (found.outcome(), found.files, found.elsewhere) == ("unchanged", (), ("foto.jpg",))


# -- a zip, a folder -----------------------------------------------------------------------------


def test_files_that_nobody_touched_are_unchanged(laid):
    found = laid(samples.summed(samples.pieces()))
    assert (found.outcome(), bad(found), found.unproved) == ("unchanged", {}, ())
    assert {one.name for one in found.seals} == {
        "dossiers/Bakker.pdf", "dossiers/Slager.pdf", "overzicht.pdf",
    }  # fmt: skip
    assert found.is_listed
    assert laid(samples.pieces()).outcome() == "unchanged"  # the sums are for others


def test_a_list_that_no_seal_covers_proves_nothing(laid):
    said = manifest_bytes(samples.manifest(samples.line(*samples.PHOTO)))
    found = laid(samples.summed({MANIFEST_NAME: said, "foto.jpg": samples.PHOTO[1]}))
    assert (found.outcome(), bad(found), found.is_listed) == ("unjudged", {}, False)
    assert found.outcome(is_registered=True) == "unchanged"
    found = laid(samples.summed({"brief.txt": b"x", "foto.jpg": samples.PHOTO[1]}))
    assert (found.outcome(is_registered=True), found.unproved) == (
        "unjudged", ("brief.txt", "foto.jpg"),
    )  # fmt: skip


SLAGER, PHOTO = "dossiers/Slager.pdf", "bijlagen/foto.jpg"


@pytest.mark.parametrize(
    ("tamper", "wrong"),
    [
        (lambda files: files.pop(SLAGER), {SLAGER: "missing"}),
        (lambda files: files.update({PHOTO: b"other"}), {PHOTO: "changed"}),
        (lambda files: files.update({"extra.txt": b"x"}), {"extra.txt": "extra"}),
        (
            lambda files: files.update({"foto.jpg": files.pop(PHOTO)}),
            {PHOTO: "missing", "foto.jpg": "extra"},
        ),
        (lambda files: files.update({SLAGER: files["dossiers/Bakker.pdf"]}), {SLAGER: "changed"}),
        (lambda files: files.update({SLAGER: b"no pdf"}), {SLAGER: "damaged"}),
        (lambda files: files.update({SUMS: b"x"}), {SUMS: "damaged"}),
        (lambda files: files.update({SUMS: b"\xff"}), {SUMS: "damaged"}),
        (
            lambda files: files.update({SUMS: files[SUMS].replace(b"Slager", b"Visser")}),
            {"dossiers/Visser.pdf": "missing"},
        ),
    ],
)
def test_a_file_that_was_dropped_added_renamed_or_swapped_is_named(laid, tamper, wrong):
    files = samples.summed(samples.pieces())
    tamper(files)
    found = laid(files)
    assert (found.outcome(), bad(found)) == ("changed", wrong)


def test_who_changes_all_lists_too_is_found_by_the_seal_that_has_the_list(laid):
    files = dict(samples.pieces())
    files[PHOTO] = b"other"
    lines = [samples.line(name, files[name], None) for name in files if name.startswith("dos")]
    lines.append(samples.line(PHOTO, files[PHOTO]))
    files[MANIFEST_NAME] = manifest_bytes(samples.manifest(*lines))
    found = laid(samples.summed(files))
    assert (found.outcome(), found.is_listed) == ("changed", False)
    assert found.files[-1] == FileVerdict("overzicht.pdf: bijlagen/foto.jpg", "changed")


def test_what_systems_leave_in_a_folder_is_no_part_of_a_pack(tmp_path):
    folder = samples.laid_out(tmp_path, samples.summed(samples.pieces()))
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "dossiers" / "Thumbs.db").write_bytes(b"x")
    assert judge(folder, [KEY]).outcome() == "unchanged"


def test_a_zip_may_have_the_pack_in_one_folder(tmp_path):
    path = tmp_path / "pakket.zip"
    path.write_bytes(samples.zipped(samples.summed(samples.pieces()), "bewijs 2026-10/"))
    assert judge(path, [KEY]).outcome() == "unchanged"


def test_an_original_that_is_a_pdf_is_judged_by_its_hash_alone(laid):
    """A scan that somebody signed, and signed again, comes as it is."""
    signed = samples.sealed(samples.pdf()) + b"\n"
    said = manifest_bytes(samples.manifest(samples.line("scan.pdf", signed)))
    index = samples.sealed(samples.pdf((MANIFEST_NAME, said)))
    files = {MANIFEST_NAME: said, "scan.pdf": signed, "overzicht.pdf": index}
    assert laid(files).outcome() == "unchanged"


def test_a_dossier_may_have_a_list_of_its_own(laid):
    files = dict(samples.pieces())
    own = samples.sealed_pack()
    said = manifest_bytes(samples.manifest(samples.line("een.pdf", own, None)))
    index = samples.sealed(samples.pdf((MANIFEST_NAME, said)))
    files = {MANIFEST_NAME: said, "een.pdf": own, "overzicht.pdf": index}
    assert laid(files).outcome() == "unchanged"
    wrong = samples.sealed(samples.pdf((MANIFEST_NAME, b"{}")))
    said = manifest_bytes(samples.manifest(samples.line("een.pdf", wrong, None)))
    index = samples.sealed(samples.pdf((MANIFEST_NAME, said)))
    found = laid({MANIFEST_NAME: said, "een.pdf": wrong, "overzicht.pdf": index})
    assert bad(found) == {"een.pdf: manifest.json": "damaged"}
