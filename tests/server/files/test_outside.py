"""What outlives a restore: in a file, or in the bucket that has the files."""

import json
from contextlib import closing

import pytest

from app.server.blobs import Unavailable
from app.server.outside import OutsideFile, open_outside
from app.server.settings import Settings
from app.sync.deletes import Epoch
from tests.server.partnership import new_id


@pytest.fixture
def settings_of(bucket, tmp_path):
    """The settings of a server on a computer of its own."""

    def made(where, computer="een", **more):
        stored = {"s3_endpoint": bucket, "s3_bucket": "bestanden", "s3_key": "k", "s3_secret": "s"}
        settings = {"data": tmp_path / computer, "blobs": where} | stored | more
        settings["data"].mkdir(exist_ok=True)
        return Settings(**settings)

    return made


@pytest.fixture(params=["disk", "s3"])
def reopened(request, settings_of, tmp_path):
    """Open what servers of one database share, as one or another computer."""
    shared = {"outside": tmp_path / "shared.jsonl"} if request.param == "disk" else {}

    def opened(computer="een"):
        return closing(open_outside(settings_of(request.param, computer, **shared)))

    return opened


def test_what_one_server_noted_another_on_its_own_computer_knows(reopened):
    p, q = new_id(), new_id()
    with reopened() as kept, reopened("twee") as other:
        assert (kept.erased(p), kept.barred(p), kept.epochs(p)) == (frozenset(), frozenset(), ())
        kept.note_erased(p, "r")
        other.note_erased(p, "s")
        other.note_erased(p, "s")
        kept.note_erased(q, "t")
        kept.note_barred(p, "d")
    with reopened("drie") as again:
        assert again.erased(p) == {"r", "s"}
        assert again.erased(q) == {"t"}
        assert again.barred(p) == {"d"}
        assert again.barred(q) == frozenset()


def test_a_laptop_that_is_let_in_again_is_barred_no_more_until_the_next_time(reopened):
    p = new_id()
    with reopened() as kept:
        for device in "de":
            kept.note_barred(p, device)
        kept.note_admitted(p, "d")
        assert (kept.barred(p), kept.admitted(p)) == ({"e"}, {"d"})
        kept.note_barred(p, "d")
        assert (kept.barred(p), kept.admitted(p)) == ({"d", "e"}, frozenset())


def test_the_lives_of_a_log_stay_in_their_order(reopened):
    p = new_id()
    lives = tuple(Epoch(f"{90 - number:032x}", number * 10) for number in range(12))
    with reopened() as kept:
        for epoch in lives:
            kept.note_epoch(p, epoch)
        assert kept.epochs(p) == lives


def test_more_than_one_page_of_a_bucket_is_read(settings_of):
    p = new_id()
    with closing(open_outside(settings_of("s3"))) as kept:
        kept._s3.meta.events.register(
            "provide-client-params.s3.ListObjectsV2", lambda params, **_: params | {"MaxKeys": 2}
        )
        for number in range(5):
            kept.note_erased(p, f"r{number}")
        assert kept.erased(p) == {"r0", "r1", "r2", "r3", "r4"}


def test_what_a_server_kept_in_a_file_goes_to_its_bucket_once(settings_of):
    p, q = new_id(), new_id()
    settings = settings_of("s3")
    before = OutsideFile(settings.outside_path)
    for partnership in (p, q):
        before.note_epoch(partnership, Epoch("e" * 32, 3))
        before.note_erased(partnership, "r")
    for device in "df":
        before.note_barred(p, device)
    before.note_admitted(p, "f")
    for _ in range(2):
        with closing(open_outside(settings)) as kept:
            assert kept.epochs(p) == kept.epochs(q) == (Epoch("e" * 32, 3),)
            assert kept.erased(p) == kept.erased(q) == {"r"}
            assert (kept.barred(p), kept.barred(q)) == ({"d"}, frozenset())
            assert kept.admitted(p) == {"f"}
        assert not settings.outside_path.exists()


def test_a_place_that_the_settings_name_goes_before_the_bucket(settings_of, tmp_path):
    path = tmp_path / "elders.jsonl"
    with closing(open_outside(settings_of("s3", outside=path))) as kept:
        kept.note_erased("p", "r")
    assert json.loads(path.read_text()) == ["erased", "p", "r"]


def test_a_bucket_that_does_not_answer_is_not_taken_for_one_that_remembers_nothing(settings_of):
    with closing(open_outside(settings_of("s3", s3_bucket="weg"))) as kept:
        for ask in (
            lambda: kept.erased("p"),
            lambda: kept.barred("p"),
            lambda: kept.epochs("p"),
            lambda: kept.note_erased("p", "r"),
        ):
            with pytest.raises(Unavailable):
                ask()


def test_a_line_that_a_power_cut_broke_off_harms_no_other(tmp_path):
    path = tmp_path / "outside.jsonl"
    kept = OutsideFile(path)
    kept.note_erased("p", "r")
    with path.open("ab") as file:
        file.write(b'["erased", "p", "hal')
    assert kept.erased("p") == {"r"}
    kept.note_erased("p", "s")
    assert kept.erased("p") == {"r", "s"}
