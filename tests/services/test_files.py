import pytest

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.services import files
from app.services.dossier_edits import put_back, remove
from app.services.files import attach_files, list_files, save_copy
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
    for path in (tmp_path, tmp_path / "weg.pdf"):
        with pytest.raises(UserError, match=r"file\.unreadable"):
            attach_files(store, enterprise, [path], Silent())


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
    put_back(store, done)
    assert [row.id for row in list_files(store, enterprise)] == [file_id]


def test_a_copy_that_cannot_be_written_leaves_no_half_file(store, enterprise, make, tmp_path):
    file_id = attach_files(store, enterprise, [make("a.pdf")], Silent()).ids[0]
    with pytest.raises(UserError):
        save_copy(store, file_id, tmp_path / "geen map" / "a.pdf", Silent())
    assert not list(tmp_path.rglob("*.part"))
