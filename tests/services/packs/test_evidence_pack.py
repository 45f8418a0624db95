"""An evidence pack, written whole or not at all."""

import errno
import hashlib
import json
import zipfile
from dataclasses import asdict, replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.models.evidence import Attachment
from app.models.local import Blob
from app.models.partnership import Person
from app.models.trajectory import TrajectoryMember
from app.reference.archive import archive_tree
from app.reference.loader import Reference
from app.reports.manifest import read_manifest
from app.reports.seal import SealVerdict, read_seals
from app.services.files.attachments import Pasted, attach_files
from app.services.packs.record_hashes import blinded, lines_of
from app.services.packs.seal_keys import seal_keys
from app.services.packs.settings import TREE
from app.services.packs.use_case import make_pack, pack_name
from app.services.packs.wish import PackWish
from app.services.partnership_setting import write_setting
from app.services.trajectories.use_cases import close_trajectory
from app.storage.blobs import BLOBS
from tests.case_samples import CODES, acting_as, add_colleague
from tests.coaching_samples import add_team
from tests.pack_samples import FIRST, LAST, add_dossier, let_count, october
from tests.reports.samples import squeezed

UNSEALED = PackWish(FIRST, LAST, is_sealed=False)
MADE_AT = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))
    monkeypatch.setattr(clock, "now", lambda: MADE_AT)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def nora(store, me):
    return add_colleague(store, me)


@pytest.fixture
def dossiers(store, nora):
    """Two dossiers that are complete and one that misses a criterion."""
    for name, number in (("Zorghuis", "1999990837"), ("Bakkerij", "1999990144")):
        let_count(store, add_dossier(store, name, number), nora)
    lacking = add_dossier(store, "Metaal", "1999990243", codes=CODES[:4])
    close_trajectory(store, lacking.id, october(19))
    return store


def make(store, target, wish=UNSEALED, progress=None, workers=0):
    return make_pack(store, Reference(), wish, target, progress or Silent(), workers=workers)


def pages_of(content):
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def attach(store, name, content=b"bewijs", who="Bakkerij"):
    """Put a file in the trajectory of a company; return its id."""
    with store.read() as session:
        one = session.exec(select(TrajectoryMember).where(TrajectoryMember.name == who)).one()
    made = attach_files(store, one.trajectory_id, [Pasted(name, content)], Silent())
    return made.ids[0]


class Stop:
    """Asks to stop after some steps."""

    def __init__(self, after):
        self.left = after

    def step(self, *_how_far):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_period_without_dossiers_makes_nothing(store, me, tmp_path):
    with pytest.raises(UserError, match=r"pack\.nothing"):
        make(store, tmp_path / "pack.pdf")
    assert not list(tmp_path.glob("*pack*"))


def test_the_contents_name_each_dossier_with_the_page_that_it_begins_on(dossiers, tmp_path):
    made = make(dossiers, tmp_path / "pack.pdf")
    pages = pages_of(made.path.read_bytes())
    assert (made.complete, made.incomplete, made.pages) == (2, 1, len(pages))
    assert "Oktober2026" in pages[0]
    assert squeezed("Alle partners, toestand van 20/10/2026") in pages[0]
    found = [n for n, text in enumerate(pages, 1) if "Tienonderdelen" in text]
    assert len(found) == 3
    for page, name in zip(found, ("Bakkerij", "Zorghuis", "Metaal"), strict=True):
        assert name in pages[page - 1]
    first = pages[0]
    assert f"A1Bakkerij1999.990.144PartnerOost20/10/2026{found[0]}A2" in first
    assert f"A2Zorghuis1999.990.837PartnerOost20/10/2026{found[1]}B" in first
    row = first[first.index("B1Metaal1999.990.243") :]
    assert row[: row.index("CVerder")].endswith(str(found[2]))
    assert f"nategaan{len(pages)}" in first
    assert squeezed("Eindmeting") in row
    assert squeezed("Foto's van de aanpassing (0 van 2)") in row


def test_the_bookmarks_lead_to_each_dossier_and_its_parts(dossiers, tmp_path):
    made = make(dossiers, tmp_path / "pack.pdf")
    reader = PdfReader(made.path)
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles == [
        "Inhoud",
        "Volledige dossiers",
        "Onvolledige dossiers",
        "Register op onderneming en nummer",
        "Manifest",
    ]
    below = reader.outline[2]
    assert [one.title for one in below if not isinstance(one, list)] == [
        "A1 Bakkerij",
        "A2 Zorghuis",
    ]
    assert len(below[1]) == 10
    page = reader.get_destination_page_number(below[0])
    assert "Bakkerij" in reader.pages[page].extract_text()


def test_the_register_names_each_company_by_name_and_by_number(dossiers, tmp_path):
    pages = pages_of(make(dossiers, tmp_path / "pack.pdf").path.read_bytes())
    (register,) = (text for text in pages if "Registeroponderneming" in text and "OpKBO" in text)
    by_name, by_number = register.split("OpKBO-nummer")
    assert by_name.index("Bakkerij") < by_name.index("Metaal") < by_name.index("Zorghuis")
    assert by_number.index("990.144") < by_number.index("990.243") < by_number.index("990.837")


def test_what_is_incomplete_can_be_left_out_and_is_named_still(dossiers, tmp_path):
    made = make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, incomplete_apart=False))
    pages = pages_of(made.path.read_bytes())
    assert sum("Tienonderdelen" in text for text in pages) == 2
    assert "B1Metaal" in pages[0]
    assert "isernietbij" in pages[0]


def test_two_runs_give_the_same_bytes(dossiers, tmp_path):
    attach(dossiers, "plan.txt")
    for shape in ("pdf", "zip"):
        wish = replace(UNSEALED, shape=shape)
        one, two = (make(dossiers, tmp_path / f"{n}" / "pack", wish) for n in self_made(tmp_path))
        assert one.path.read_bytes() == two.path.read_bytes()
        assert one.manifest_sha256 == two.manifest_sha256


def self_made(folder):
    """Give the names of two new folders."""
    for name in ("one", "two"):
        (folder / name).mkdir(exist_ok=True)
        yield name


def enclosed(content):
    with pikepdf.open(BytesIO(content)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_originals_and_the_manifest_travel_inside(dossiers, tmp_path):
    attach(dossiers, "onthaal map.txt", b"een map")
    made = make(dossiers, tmp_path / "pack.pdf")
    inside = enclosed(made.path.read_bytes())
    assert inside["A1-01 onthaal map.txt"] == b"een map"
    manifest = json.loads(inside["manifest.json"])
    assert made.pieces == 1
    assert hashlib.sha256(inside["manifest.json"]).hexdigest() == made.manifest_sha256
    (file,) = manifest["files"]
    assert file["sha256"] == hashlib.sha256(b"een map").hexdigest()
    assert (file["name"], file["here"]) == ("A1-01 onthaal map.txt", True)
    kinds = {one["kind"] for one in manifest["records"]}
    assert {"trajectory", "trajectory_member", "criterion_evidence", "attachment"} <= kinds
    text = "".join(pages_of(made.path.read_bytes()))
    assert made.manifest_sha256[:8] in text


def test_without_files_only_the_manifest_travels(dossiers, tmp_path):
    attach(dossiers, "plan.txt")
    made = make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, with_files=False))
    assert set(enclosed(made.path.read_bytes())) == {"manifest.json"}


def test_a_file_that_is_not_on_this_laptop_yet_is_named_as_such(dossiers, tmp_path):
    one = attach(dossiers, "foto.txt", b"foto")
    with dossiers.write() as session:
        sha256 = session.get_one(Attachment, one).sha256
        blob = session.exec(select(Blob).where(Blob.sha256 == sha256)).one()
        (dossiers.folder / BLOBS / blob.file_name).unlink()
        session.delete(blob)
    made = make(dossiers, tmp_path / "pack.pdf")
    inside = enclosed(made.path.read_bytes())
    assert set(inside) == {"manifest.json"}
    (file,) = json.loads(inside["manifest.json"])["files"]
    assert (file["sha256"], file["here"]) == (sha256, False)
    text = "".join(pages_of(made.path.read_bytes()))
    assert "Nognietopdezelaptop,zitnietinditbestand" in text


def test_a_zip_holds_a_file_for_each_dossier_with_sums_that_are_right(dossiers, tmp_path):
    attach(dossiers, "plan.txt")
    made = make(dossiers, tmp_path / "pack.zip", replace(UNSEALED, shape="zip"))
    with zipfile.ZipFile(made.path) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
        contents = {name: packed.read(name) for name in names}
    folder = "2026-10/"
    assert [one for one in names if one.endswith(".pdf")] == [
        f"{folder}1 Volledige dossiers/A1 Bakkerij 1999.990.144.pdf",
        f"{folder}1 Volledige dossiers/A2 Zorghuis 1999.990.837.pdf",
        f"{folder}2 Onvolledige dossiers/B1 Metaal 1999.990.243.pdf",
        "0 Inhoud 2026-10.pdf",
    ]
    sums = dict(
        reversed(line.split("  ", 1)) for line in contents.pop("SHA256SUMS").decode().splitlines()
    )
    assert sums == {name: hashlib.sha256(said).hexdigest() for name, said in contents.items()}
    manifest = json.loads(contents["manifest.json"])
    listed = {one["name"]: one["sha256"] for one in manifest["files"] if one["id"] is None}
    assert listed == {name: sums[name] for name in listed}
    assert len(listed) == 3
    own = enclosed(contents[f"{folder}1 Volledige dossiers/A1 Bakkerij 1999.990.144.pdf"])
    assert set(own) == {"manifest.json", "A1-01 plan.txt"}
    assert enclosed(contents["0 Inhoud 2026-10.pdf"])["manifest.json"] == contents["manifest.json"]


def test_a_folder_takes_its_place_at_the_end_and_replaces_a_pack_only(dossiers, tmp_path):
    target, wish = tmp_path / "pack", replace(UNSEALED, shape="folder")
    made = make(dossiers, target, wish)
    assert (target / "SHA256SUMS").is_file()
    assert made.size == sum(one.stat().st_size for one in target.rglob("*") if one.is_file())
    (target / "0 Inhoud 2026-10.pdf").write_bytes(b"old")
    make(dossiers, target, wish)
    assert (target / "0 Inhoud 2026-10.pdf").read_bytes() != b"old"
    (target / "2026-10" / "nota.txt").write_text("mine")  # somebody's own would be lost
    with pytest.raises(UserError, match=r"pack\.folder_taken"):
        make(dossiers, target, wish)
    assert (target / "2026-10" / "nota.txt").read_text() == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match=r"pack\.folder_taken"):
        make(dossiers, other, wish)
    assert [one.name for one in other.iterdir()] == ["mine.txt"]
    assert {one.name for one in tmp_path.iterdir()} >= {"pack", "other"}
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("shape", ["pdf", "zip", "folder"])
@pytest.mark.parametrize("after", [0, 3])
def test_a_stop_half_way_leaves_nothing(dossiers, tmp_path, shape, after):
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "pack"
    with pytest.raises(Cancelled):
        make(dossiers, target, replace(UNSEALED, shape=shape), Stop(after))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("shape", ["pdf", "zip", "folder"])
def test_a_folder_that_went_away_is_told(dossiers, tmp_path, shape):
    with pytest.raises(UserError, match=r"document\.io"):
        make(dossiers, tmp_path / "gone" / "pack", replace(UNSEALED, shape=shape))


@pytest.mark.parametrize("shape", ["pdf", "zip", "folder"])
def test_a_full_disk_is_told_and_leaves_what_was_there(dossiers, tmp_path, monkeypatch, shape):
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "pack"
    if shape != "folder":
        target.write_bytes(b"before")

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    with pytest.raises(UserError, match=r"document\.full"):
        make(dossiers, target, replace(UNSEALED, shape=shape))
    left = [] if shape == "folder" else ["pack"]
    assert [one.name for one in (tmp_path / "out").iterdir()] == left
    assert shape == "folder" or target.read_bytes() == b"before"


def test_too_many_bytes_for_one_document_are_refused(dossiers, tmp_path, monkeypatch):
    attach(dossiers, "groot.txt", b"x" * 2_000)
    monkeypatch.setattr("app.services.packs.use_case.MOST_INSIDE", 1_000)
    with pytest.raises(UserError, match=r"pack\.too_large"):
        make(dossiers, tmp_path / "pack.pdf")


def test_a_sealed_pack_is_whole_by_the_key_of_the_partnership(dossiers, nora, tmp_path):
    with acting_as(dossiers, nora):
        made = make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, is_sealed=True))
    content, (key,) = made.path.read_bytes(), seal_keys(dossiers)
    assert read_seals(content, {key.fingerprint}).verdict is SealVerdict.WHOLE
    text = "".join(pages_of(content))
    assert squeezed(key.fingerprint[:8]) in text
    assert "PAdESB-B,ECDSAP-256" in text
    assert squeezed(f"Manifest en zegel: bladzijde {made.pages}") in text


def test_only_the_promotor_seals(dossiers, tmp_path):
    with pytest.raises(UserError, match=r"seal\.promotor_only"):
        make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, is_sealed=True))


def test_an_evaluator_sees_no_name_and_no_file(dossiers, tmp_path):
    attach(dossiers, "plan.txt")
    made = make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, preset="evaluator"))
    content = made.path.read_bytes()
    assert set(enclosed(content)) == {"manifest.json"}
    text = "".join(pages_of(content))
    assert "ElsV." not in text
    assert "Bakkerij" in text
    assert b"Els V." not in content
    with pikepdf.open(made.path) as pdf:
        assert pdf.docinfo["/Author"] == "Partnerschap Oost"


@pytest.mark.parametrize(
    ("said", "is_blinded"),
    [
        ({}, False),
        ({"preset": "evaluator"}, True),
        ({"hides_contacts": True}, True),
        ({"preset": "partner"}, True),
    ],
)
def test_who_may_not_see_all_of_a_record_gets_no_hash_to_guess_it_from(
    dossiers, tmp_path, said, is_blinded
):
    made = make(dossiers, tmp_path / "pack.pdf", replace(UNSEALED, **said))
    manifest = read_manifest(enclosed(made.path.read_bytes())["manifest.json"])
    with dossiers.read() as session:
        known = lines_of(session, [(one.kind, one.id) for one in manifest.records])
    assert len(known) > 10
    assert manifest.records == (tuple(map(blinded, known)) if is_blinded else known)


def test_workers_draw_the_same_as_is_drawn_here(dossiers, tmp_path):
    one = make(dossiers, tmp_path / "pack.pdf")
    first = one.path.read_bytes()
    two = make(dossiers, tmp_path / "pack.pdf", workers=2)
    assert two.path.read_bytes() == first


def test_a_stop_ends_the_workers_too(dossiers, tmp_path):
    with pytest.raises(Cancelled):
        make(dossiers, tmp_path / "pack.pdf", progress=Stop(3), workers=2)
    assert list(tmp_path.glob("*pack*")) == []


def test_a_pack_is_called_by_its_project_and_period(dossiers):
    assert pack_name(dossiers, UNSEALED) == "Bewijspakket 2026-10.pdf"
    assert pack_name(dossiers, replace(UNSEALED, shape="folder")) == "Bewijspakket 2026-10"


def test_a_pack_tells_what_it_was_sealed_with(dossiers, nora, tmp_path):
    with acting_as(dossiers, nora):
        made = make(dossiers, tmp_path / "pack.zip", replace(UNSEALED, is_sealed=True, shape="zip"))
    assert made.certificate == seal_keys(dossiers)[0].fingerprint


def test_an_evaluator_reads_no_name_in_the_title_of_a_trajectory_nor_in_a_file_name(
    store, nora, tmp_path
):
    for number in ("1999990837", "1999990144"):  # two of one name are told apart by their title
        one = add_dossier(store, "Zorghuis", number, title=f"Onthaal door Els V. {number[-2:]}")
        let_count(store, one, nora)
    tree = {**asdict(archive_tree(october(20))), "folders": [], "dossier": "{nummer} {traject}"}
    with store.write() as session:
        write_setting(session, session.get_one(Person, store.actor).root, TREE, tree)
    made = make(store, tmp_path / "p.zip", replace(UNSEALED, preset="evaluator", shape="zip"))
    with zipfile.ZipFile(made.path) as packed:
        names = [name for name in packed.namelist() if "Onthaal" in name]
        texts = ["".join(pages_of(packed.read(n))) for n in packed.namelist() if n.endswith("pdf")]
    assert len(names) == 2
    assert not [said for said in (*names, *texts) if "Els" in said]
