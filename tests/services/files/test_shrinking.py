"""A picture that is too large to send: a smaller copy beside it, when asked."""

import io
import random

import pytest
from PIL import Image

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.models.server_link import BlobRoad
from app.services.files import shrinking
from app.services.files.attachments import Pasted, attach_files, file_bytes, list_files
from app.services.files.shrinking import may_shrink, shrink_picture, smaller
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.undo import undo
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, add_team, utc


def noise(mode="RGB", side=300, kind="PNG", **more):
    """A picture that nothing packs well."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    pixels = random.Random(7).randbytes(side * side * bands)
    out = io.BytesIO()
    Image.frombytes(mode, (side, side), pixels).save(out, kind, **more)
    return out.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def test_a_smaller_copy_goes_and_the_original_is_kept_here(store, company, monkeypatch):
    monkeypatch.setattr(shrinking, "GOAL", 20_000)
    content = noise()
    done = attach_files(store, company.id, [Pasted("werf.png", content)], Silent())
    (row,) = list_files(store, company.id)
    changes = shrink_picture(store, row.sha256, Silent())
    copy, original = list_files(store, company.id)
    assert (copy.name, copy.media_type) == ("werf (verkleind).jpg", "image/jpeg")
    assert copy.size <= 20_000
    assert opened(file_bytes(store, copy.id)).format == "JPEG"
    assert (original.id, file_bytes(store, original.id)) == (done.ids[0], content)
    with store.read() as session:
        assert session.get_one(BlobRoad, original.sha256).is_kept
        assert session.get(BlobRoad, copy.sha256) is None
    undo(store, changes)
    assert [one.name for one in list_files(store, company.id)] == ["werf.png"]


def test_the_copy_hangs_where_the_original_does(store, company, monkeypatch):
    monkeypatch.setattr(shrinking, "GOAL", 20_000)
    network = start_network(store, NetworkForm("Waasland")).id
    form = MeetingForm("Buddy's", utc(25, 9), utc(25, 12))
    owners = (plan_meeting(store, network, form).id, begin(store, member(company)).id)
    for number, owner in enumerate(owners):
        attach_files(store, owner, [Pasted("werf.png", noise(side=290 + number))], Silent())
        (row,) = list_files(store, owner)
        shrink_picture(store, row.sha256, Silent())
        names = {one.name for one in list_files(store, owner)}
        assert names == {"werf.png", "werf (verkleind).jpg"}


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "LA"])
def test_it_fits_whatever_it_was(mode):
    found = smaller(noise(mode), "x.png", 9_000, Silent())
    assert len(found) <= 9_000
    assert max(opened(found).size) < 300


def test_what_fits_already_keeps_its_size_in_pixels():
    assert opened(smaller(noise(), "x.png", 10_000_000, Silent())).size == (300, 300)


def test_what_is_transparent_becomes_white():
    out = io.BytesIO()
    Image.new("RGBA", (80, 80), (200, 0, 0, 0)).save(out, "PNG")
    assert opened(smaller(out.getvalue(), "x.png", 10_000, Silent())).getpixel((9, 9)) == (255,) * 3


def test_a_photo_stands_upright_and_tells_nothing_else():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "Bij de klant"
    out = io.BytesIO()
    Image.new("RGB", (200, 100), "red").save(out, "JPEG", exif=exif)
    found = opened(smaller(out.getvalue(), "x.jpg", 10_000, Silent()))
    assert (found.size, dict(found.getexif())) == ((100, 200), {})


def test_a_goal_that_cannot_be_met_ends():
    assert max(opened(smaller(noise(), "x.png", 1, Silent())).size) == 64


@pytest.mark.parametrize("content", [b"geen foto", noise()[:200], b""])
def test_what_is_no_picture_is_said(content):
    with pytest.raises(UserError, match=r"picture\.unreadable"):
        smaller(content, "x.png", 10, Silent())


def test_a_picture_of_countless_pixels_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(shrinking, "LARGEST", 299)
    with pytest.raises(UserError, match=r"picture\.unreadable"):
        smaller(noise(), "x.png", 10, Silent())


def test_who_stops_it_has_changed_nothing(store, company):
    attach_files(store, company.id, [Pasted("werf.png", noise())], Silent())
    (row,) = list_files(store, company.id)
    before = sorted(one.name for one in (store.folder / "blobs").rglob("*"))

    class Stop:
        def step(self, *_):
            raise Cancelled

    with pytest.raises(Cancelled):
        shrink_picture(store, row.sha256, Stop())
    assert list_files(store, company.id) == (row,)
    assert sorted(one.name for one in (store.folder / "blobs").rglob("*")) == before


def test_what_is_in_no_file_any_more_is_missing(store, company):
    with pytest.raises(UserError, match=r"blob\.missing"):
        shrink_picture(store, "ab" * 32, Silent())


@pytest.mark.parametrize(
    ("name", "may"), [("a.JPG", True), ("a.webp", True), ("a.pdf", False), ("jpg", False)]
)
def test_only_pictures_are_offered(name, may):
    assert may_shrink(name) is may
