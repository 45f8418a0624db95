import errno
import io

import pytest

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.models.base import new_id
from app.services.companies.dossier_edits import remove
from app.services.files import attachments as files
from app.services.files.attachments import (
    attach_files,
    list_files,
    new_file_ids,
    rename_file,
    save_copy,
)
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise


@pytest.fixture
def enterprise(store):
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens")


@pytest.fixture
def make(tmp_path):
    def write(name, content=b"inhoud"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def blobs(store):
    folder = store.folder / "blobs"
    return list(folder.glob("*")) if folder.exists() else []


def test_a_file_goes_in_and_comes_out_equal(store, enterprise, make, tmp_path):
    content = bytes(range(256)) * 5000  # more than one chunk
    attach_files(store, enterprise, [make("onthaalmap-v1.pdf", content)], Silent())
    row = list_files(store, enterprise)[0]
    assert (row.name, row.size, row.media_type) == (
        "onthaalmap-v1.pdf", len(content), "application/pdf",
    )  # fmt: skip
    assert row.added_by == "Els V."
    target = tmp_path / "kopie.pdf"
    save_copy(store, row.id, target, Silent())
    assert target.read_bytes() == content
    assert all(content[:64] not in path.read_bytes() for path in blobs(store))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("virus.exe", b"x", "file.kind"),
        ("DOCUMENT.PDF.LNK", b"x", "file.kind"),
        ("virus.exe.", b"x", "file.kind"),  # a system leaves the dot out
        ("virus.exe ", b"x", "file.kind"),
        ("virus.e\u202exe", b"x", "file.kind"),
        ("virus.exe\u200e", b"x", "file.kind"),
        ("virus.\ufeffexe", b"x", "file.kind"),
        ("beheer.msc", b"x", "file.kind"),
        ("Snelkoppeling.url", b"x", "file.kind"),
        ("schijf.iso", b"x", "file.kind"),
        ("leeg.pdf", b"", "file.empty"),
        ("groot.pdf", b"x" * 11, "file.too_large"),
    ],
)
def test_what_is_no_evidence_is_refused_and_nothing_is_added(
    store, enterprise, make, monkeypatch, name, content, code
):
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    with pytest.raises(UserError) as refused:
        attach_files(store, enterprise, [make("goed.pdf", b"x"), make(name, content)], Silent())
    assert refused.value.code == code
    assert list_files(store, enterprise) == ()
    assert blobs(store) == []


def test_a_file_of_the_largest_size_goes_in(store, enterprise, make, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    attach_files(store, enterprise, [make("net.pdf", b"x" * 10)], Silent())
    assert len(list_files(store, enterprise)) == 1


def test_a_folder_and_a_lost_file_are_refused(store, enterprise, tmp_path):
    for path, code in ((tmp_path, "folder"), (tmp_path / "weg.pdf", "unreadable")):
        with pytest.raises(UserError, match=rf"file\.{code}"):
            attach_files(store, enterprise, [path], Silent())
    assert list_files(store, enterprise) == ()
    assert blobs(store) == []


def test_a_name_that_misleads_is_cleaned(store, enterprise, make):
    attach_files(store, enterprise, [make("factuur\u202efdp.txt")], Silent())
    assert list_files(store, enterprise)[0].name == "factuurfdp.txt"


def test_stopping_leaves_nothing(store, enterprise, make):
    class Stopped:
        def step(self, *_):
            raise Cancelled

    with pytest.raises(Cancelled):
        attach_files(store, enterprise, [make("a.pdf")], Stopped())
    assert list_files(store, enterprise) == ()
    assert blobs(store) == []


def test_a_removed_file_comes_back(store, enterprise, make):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    done = remove(store, "file", file_id)
    assert list_files(store, enterprise) == ()
    undo(store, done.changes)
    assert [row.id for row in list_files(store, enterprise)] == [file_id]


def test_a_copy_that_cannot_be_written_leaves_no_half_file(store, enterprise, make, tmp_path):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    with pytest.raises(UserError):
        save_copy(store, file_id, tmp_path / "geen map" / "a.pdf", Silent())
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("wrong", ["open", "read"])
def test_a_file_that_another_program_holds_is_named_as_such(
    store, enterprise, make, monkeypatch, wrong
):
    path = make("cijfers.xlsx")

    class Held(io.FileIO):
        def __init__(self, name):
            if wrong == "open":
                raise PermissionError(errno.EACCES, "held", str(name))
            super().__init__(name)

        def readinto(self, _into):
            raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(files.io, "FileIO", Held)
    with pytest.raises(UserError) as refused:
        attach_files(store, enterprise, [path], Silent())
    assert (refused.value.code, refused.value.values) == (
        "file.unreadable",
        {"name": "cijfers.xlsx"},
    )
    assert list_files(store, enterprise) == ()
    assert blobs(store) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "document.full"),
        (errno.EACCES, "document.read_only"),
        (errno.EIO, "document.io"),
        (errno.ENODEV, "document.io"),
    ],
)
def test_a_copy_says_what_is_wrong_with_its_place_and_leaves_what_was_there(
    store, enterprise, make, tmp_path, monkeypatch, number, code
):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    target = tmp_path / "b.pdf"
    target.write_bytes(b"van vroeger")

    def refuse(_handle):
        raise OSError(number, "refused")

    monkeypatch.setattr("app.storage.files.os.fsync", refuse)
    with pytest.raises(UserError) as refused:
        save_copy(store, file_id, target, Silent())
    assert (refused.value.code, refused.value.values) == (code, {"path": target})
    assert target.read_bytes() == b"van vroeger"
    assert not list(tmp_path.rglob("*.part"))


def test_a_copy_leaves_a_part_file_of_the_user_alone(store, enterprise, make, tmp_path):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    own = make("b.pdf.part", b"van de gebruiker")
    save_copy(store, file_id, tmp_path / "b.pdf", Silent())
    assert own.read_bytes() == b"van de gebruiker"


def test_a_damaged_file_is_not_told_as_a_fault_of_the_place(store, enterprise, make, tmp_path):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    (blob,) = blobs(store)
    blob.write_bytes(blob.read_bytes()[:-1] + b"!")
    with pytest.raises(UserError, match=r"blob\.damaged"):
        save_copy(store, file_id, tmp_path / "b.pdf", Silent())
    assert not (tmp_path / "b.pdf").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_a_file_of_a_session_that_is_not_stored_waits_for_it(store, enterprise, make):
    (file_id,) = new_file_ids(1)
    later = new_id()
    attach_files(store, enterprise, [make("a.pdf")], Silent(), session_id=later, ids=(file_id,))
    (row,) = list_files(store, enterprise)
    assert (row.id, row.session_id) == (file_id, None)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("plan.pdf", "plan.pdf"),
        ("plan", "plan.pdf"),
        ("plan.exe", "plan.exe.pdf"),
        ("a/b\u202e.PDF", "b.PDF"),
        ("x" * 200, "x" * 116 + ".pdf"),
    ],
)
def test_a_file_is_renamed_and_stays_what_it_is(store, enterprise, make, typed, name):
    (file_id,) = attach_files(store, enterprise, [make("map.pdf")], Silent()).ids
    changes = rename_file(store, file_id, typed)
    assert [row.name for row in list_files(store, enterprise)] == [name]
    undo(store, changes)
    assert [row.name for row in list_files(store, enterprise)] == ["map.pdf"]
    with pytest.raises(UserError, match=r"field\.required"):
        rename_file(store, file_id, "  ")


def test_a_file_without_an_ending_does_not_become_a_program(store, enterprise, make):
    (file_id,) = attach_files(store, enterprise, [make("map")], Silent()).ids
    with pytest.raises(UserError) as refused:
        rename_file(store, file_id, "map.e\u202exe")
    assert (refused.value.code, refused.value.values) == (
        "file.kind", {"name": "map.exe", "ending": ".exe"},
    )  # fmt: skip
    rename_file(store, file_id, "map.pdf")
    assert [row.name for row in list_files(store, enterprise)] == ["map.pdf"]
