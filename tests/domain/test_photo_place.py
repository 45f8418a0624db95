from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from app.domain.photo_place import has_place, without_place
from tests.photo_samples import GPS, PLACE, photo

XMP = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='50,56N'/>"


def read(content):
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image.tobytes(), image.getexif()


def test_another_library_finds_no_place_and_all_else_as_it_was():
    before = photo()
    assert has_place(before)
    after = without_place(before)
    assert not has_place(after)
    (pixels, exif), (was_pixels, was) = read(after), read(before)
    assert dict(was.get_ifd(GPS))[2] == PLACE[2]
    assert dict(exif.get_ifd(GPS)) == {}
    assert GPS not in exif
    assert (exif[0x010F], exif[0x0112], exif[0x9286]) == (was[0x010F], was[0x0112], was[0x9286])
    assert pixels == was_pixels
    assert len(after) == len(before)
    assert b"2026:11:20" in before
    assert b"2026:11:20" not in after  # what stood there is gone, not only the way to it


def big_endian(content):
    """The same EXIF as cameras of another make write it: Pillow can write both."""
    exif = Image.Exif()
    exif.endian = ">"
    exif[0x010F] = "Camerabouwer"
    exif[GPS] = PLACE
    out = BytesIO()
    with Image.open(BytesIO(content)) as image:
        image.save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def test_it_works_for_both_orders_of_bytes():
    content = big_endian(photo())
    assert has_place(content)
    assert dict(read(without_place(content))[1].get_ifd(GPS)) == {}


def test_a_photo_without_a_place_stays_as_it_is():
    content = photo(gps=None)
    assert not has_place(content)
    assert without_place(content) == content


def with_xmp(content):
    return content[:2] + b"\xff\xe1" + (len(XMP) + 2).to_bytes(2, "big") + XMP + content[2:]


def test_xmp_that_repeats_the_place_goes_too():
    content = with_xmp(photo())
    after = without_place(content)
    assert b"GPS" not in after
    assert read(after)[0] == read(content)[0]
    only = with_xmp(photo(gps=None))
    assert has_place(only)
    assert b"GPS" not in without_place(only)
    assert len(without_place(only)) == len(only) - len(XMP) - 4


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xff\xd8", b"%PDF-1.7", b"\x89PNG"])
def test_what_is_no_jpeg_stays_as_it_is(content):
    assert not has_place(content)
    assert without_place(content) == content


SAMPLE = photo()


@given(st.integers(0, 400), st.integers(0, 255), st.integers(0, len(SAMPLE)))
@example(155, 0, 246)  # the position points at the first directory
def test_a_broken_photo_is_never_a_reason_to_fail(at, byte, length):
    broken = bytearray(SAMPLE)
    broken[at] = byte
    cut = bytes(broken[:length])
    has_place(cut)
    after = without_place(cut)
    assert len(after) == len(cut)
    assert without_place(after) == after


def exif(tiff):
    """A JPEG with this TIFF structure and no picture."""
    body = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + b"\xff\xd9"


def test_filling_between_segments_is_passed_over():
    content = photo()
    filled = content[:2] + b"\xff\xff" + content[2:]
    assert has_place(filled)
    assert without_place(filled) == content[:2] + b"\xff\xff" + without_place(content)[2:]


@pytest.mark.parametrize(
    "tiff",
    [
        b"II*\0",  # ends before the place of its first directory
        b"XX*\0\x08\0\0\0\0\0",  # no order of bytes
        b"II*\0\x60\0\0\0\0\0",  # the directory lies behind the end
        b"II*\0\x02\0\0\0\0\0",  # the directory lies in the head
        b"II*\0\x08\0\0\0\x01\0\x25\x88",  # an entry is cut off
    ],
)
def test_a_damaged_structure_has_no_place(tiff):
    assert not has_place(exif(tiff))
    assert without_place(exif(tiff)) == exif(tiff)


def test_a_position_before_an_entry_that_is_cut_off_goes_too():
    pointer = b"\x25\x88\x04\0\x01\0\0\0\x60\0\0\0"
    content = exif(b"II*\0\x08\0\0\0\x03\0" + pointer + b"\x0f\x01")
    assert has_place(content)
    assert without_place(content) == exif(b"II*\0\x08\0\0\0\0\0" + b"\x0f\x01" + bytes(12))
