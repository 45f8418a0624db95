"""Files that vanish, change, repeat or do not fit: a clear code, and nothing half-kept."""

import errno
import hashlib
import os

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.photo_place import has_place
from app.services.drafts import DraftForm, get_draft, keep_draft, new_draft_id
from app.services.files import attachments as files
from app.services.files.attachments import Pasted, attach_files, file_bytes, list_files, save_copy
from app.services.undo import undo
from app.storage import blobs
from app.storage.blobs import CHUNK
from tests.coaching_samples import add_company, add_team
from tests.domain.test_film_place import PLACE, PLACED
from tests.photo_samples import photo


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store).id


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "map.pdf"
    path.write_bytes(b"%PDF-1.7 map" * 200_000)  # more than two chunks
    return path


def kept(store):
    folder = store.folder / "blobs"
    return list(folder.glob("*")) if folder.exists() else []


def attach(store, company, *given):
    return attach_files(store, company, given, Silent())


def nothing_kept(store, company):
    return list_files(store, company) == () and kept(store) == []


class Meanwhile:
    """Does something to a file after its first part was read."""

    def __init__(self, do):
        self._do, self._done = do, False

    def step(self, done, _total):
        if done and not self._done:
            self._done = True
            self._do()


def append(path):
    with path.open("ab") as file:
        file.write(b"x" * CHUNK)


def rewrite(path):
    """Other bytes, as many, at another moment."""
    path.write_bytes(b"y" * path.stat().st_size)
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("change", [append, rewrite, lambda path: os.truncate(path, CHUNK)])
def test_a_file_that_changes_while_it_is_read_is_not_kept(store, company, paper, change):
    with pytest.raises(UserError) as refused:
        attach_files(store, company, [paper], Meanwhile(lambda: change(paper)))
    assert refused.value.code == "file.changed"
    assert refused.value.values == {"name": "map.pdf"}
    assert nothing_kept(store, company)


def test_a_file_that_vanishes_while_it_is_read_is_told_or_kept_whole(store, company, paper):
    """An open file stays readable here when its name goes; elsewhere the read fails."""
    plain = paper.read_bytes()
    attach_files(store, company, [paper], Meanwhile(paper.unlink))
    (row,) = list_files(store, company)
    assert file_bytes(store, row.id) == plain


def test_a_stick_that_is_pulled_out_is_told_by_name(store, company, paper, monkeypatch):
    class Pulled(files.io.FileIO):
        def readinto(self, buffer):
            if self.tell():
                raise OSError(errno.EIO, "gone")
            return super().readinto(buffer)

    monkeypatch.setattr(files.io, "FileIO", Pulled)
    with pytest.raises(UserError) as refused:
        attach(store, company, paper)
    assert refused.value.code == "file.unreadable"
    assert nothing_kept(store, company)


def test_a_full_disk_keeps_nothing_half_and_the_draft_whole(store, company, paper, monkeypatch):
    draft = DraftForm(new_draft_id(), "session", company, "Sessie", {"note": "Vaste peter"})
    keep_draft(store, draft, is_new=True)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(blobs.os, "fsync", full)
    with pytest.raises(UserError) as refused:
        attach(store, company, paper)
    monkeypatch.undo()
    assert (refused.value.code, refused.value.values) == ("file.no_room", {"name": paper.name})
    assert nothing_kept(store, company)
    assert get_draft(store, draft.id).form.fields == {"note": "Vaste peter"}


def test_the_second_of_two_that_is_refused_takes_the_first_along(store, company, paper, tmp_path):
    empty = tmp_path / "leeg.pdf"
    empty.touch()
    with pytest.raises(UserError, match=r"file\.empty"):
        attach(store, company, paper, empty)
    assert nothing_kept(store, company)


def test_a_file_of_60_mb_is_refused_with_both_sizes(store, company, tmp_path):
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(UserError) as refused:
        attach(store, company, large)
    assert refused.value.values == {"name": "film.mp4", "size": 60_000_000, "most": 50_000_000}
    assert nothing_kept(store, company)


def test_the_same_bytes_are_kept_once_and_told(store, company, paper, tmp_path):
    other = tmp_path / "kopie.pdf"
    other.write_bytes(paper.read_bytes())
    assert attach(store, company, paper).known == ()
    again = attach(store, company, other)
    assert again.known == ("kopie.pdf",)
    assert len(kept(store)) == 1
    assert [row.name for row in list_files(store, company)] == ["kopie.pdf", "map.pdf"]
    undo(store, again.changes)
    assert [row.name for row in list_files(store, company)] == ["map.pdf"]


def test_the_same_file_twice_in_one_go_is_told_too(store, company, paper):
    assert attach(store, company, paper, paper).known == ("map.pdf",)
    assert len(kept(store)) == 1


def test_what_is_in_another_file_is_not_told(store, company, paper):
    other = add_company(store, name="Metaal Claes").id
    attach(store, other, paper)
    assert attach(store, company, paper).known == ()


def test_a_pasted_picture_needs_no_file(store, company):
    attach(store, company, Pasted("beeld.png", b"\x89PNG plaat"))
    (row,) = list_files(store, company)
    assert (row.name, row.size, row.media_type) == ("beeld.png", 10, "image/png")
    assert file_bytes(store, row.id) == b"\x89PNG plaat"
    assert row.id.version == 7
    with pytest.raises(UserError, match=r"file\.empty"):
        attach(store, company, Pasted("leeg.png", b""))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON.txt", "_CON.txt"),
        ("../../x.txt", "x.txt"),
        ("a\u202egpj.exe.txt", "agpj.exe.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_a_copy_of_an_odd_name_stays_in_its_folder(store, company, tmp_path, name, safe):
    attach(store, company, Pasted(name, b"tekst"))
    (row,) = list_files(store, company)
    assert row.name == safe
    folder = tmp_path / "kopie"
    folder.mkdir()
    save_copy(store, row.id, folder / row.name, Silent())
    (copy,) = folder.iterdir()
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == hashlib.sha256(b"tekst").hexdigest()


@pytest.fixture(
    params=[
        ("werkpost.jpg", "JPEG"),
        ("werkpost.webp", "WEBP"),
        ("scan.TIF", "TIFF"),
        ("schets.png", "PNG"),
        ("werkpost.heic", "AVIF"),  # the boxes of a HEIC
        ("werkpost.heic", "JPEG"),  # as a phone may call it
        ("werkpost.jpe", "JPEG"),
        ("werkpost", "JPEG"),
    ]
)
def holiday(request, tmp_path):
    name, kind = request.param
    path = tmp_path / name
    path.write_bytes(photo(kind=kind))
    return path


def test_a_photo_loses_its_place_on_wish_before_it_is_sealed(store, company, holiday):
    done = attach_files(store, company, [holiday], Silent(), place="strip")
    (row,) = list_files(store, company)
    kept_bytes = file_bytes(store, row.id)
    assert done.placeless == (holiday.name,)
    assert has_place(holiday.read_bytes())  # the coach's own stays
    assert not has_place(kept_bytes)
    assert row.size == len(kept_bytes)


def test_it_is_asked_before_anything_is_kept(store, company, holiday, paper):
    with pytest.raises(UserError) as asked:
        attach_files(store, company, [paper, holiday], Silent(), place="ask")
    assert (asked.value.code, asked.value.values) == ("photo.place", {"name": holiday.name})
    assert nothing_kept(store, company)
    attach_files(store, company, [paper], Silent(), place="ask")  # nothing to ask about


def test_a_film_loses_its_place_and_nothing_in_it_moves(store, company, tmp_path):
    path = tmp_path / "rondgang.mp4"
    path.write_bytes(PLACED["udta"])
    with pytest.raises(UserError, match=r"photo\.place"):
        attach_files(store, company, [path], Silent(), place="ask")
    attach_files(store, company, [path], Silent(), place="strip")
    (row,) = list_files(store, company)
    kept = file_bytes(store, row.id)
    assert PLACE not in kept
    assert len(kept) == len(PLACED["udta"])
    assert path.read_bytes() == PLACED["udta"]  # the coach's own stays


def test_a_pasted_photo_loses_its_place_too(store, company):
    given = Pasted("beeld.png", photo(kind="PNG"))
    assert attach_files(store, company, [given], Silent(), place="strip").placeless == (
        "beeld.png",
    )
    (row,) = list_files(store, company)
    assert not has_place(file_bytes(store, row.id))


def test_it_may_stay(store, company, holiday):
    assert attach_files(store, company, [holiday], Silent(), place="keep").placeless == ()
    (row,) = list_files(store, company)
    assert file_bytes(store, row.id) == holiday.read_bytes()
