from io import BytesIO
from struct import pack

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from app.domain.photo_place import HEAD, has_place, is_photo, without_place
from tests.photo_samples import GPS, PLACE, camera_exif, photo

XMP = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='50,56N'/>"


def read(content):
    exif = Image.open(BytesIO(content)).getexif()
    with Image.open(BytesIO(content)) as image:  # once turned as it says, it says so no more
        return image.tobytes(), exif


@pytest.mark.parametrize(
    "kind",
    [
        {},
        {"kind": "WEBP"},
        {"kind": "TIFF"},
        {"kind": "TIFF", "big_tiff": True},
        {"kind": "PNG"},
        {"kind": "AVIF"},  # the boxes of a HEIC
    ],
)
def test_another_library_finds_no_place_and_all_else_as_it_was(kind):
    before = photo(**kind)
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


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"\xff\xd8",
        b"%PDF-1.7",
        b"\x89PNG",
        b"\0\0\0\x18ftypheic",
        b"RIFF\x04\0\0\0WAVE",
        b"RIFF\x04\0\0\0WEBP",
        b"RIFF\x04\0\0\0WEBPEXIF\xff\0\0\0",  # a chunk that is cut off
        b"II+\0\x08\0\0\0\x10",  # ends in the head
    ],
)
def test_what_is_no_photo_stays_as_it_is(content):
    assert not has_place(content)
    assert without_place(content) == content


SAMPLE = photo()
WEBP = photo(kind="WEBP", xmp=b"<x exif:GPSLatitude='50,56N'/>")
TIFF = photo(kind="TIFF")
PNG = photo(kind="PNG")
AVIF = photo(kind="AVIF", xmp=b"<x exif:GPSLatitude='50,56N'/>")
KINDS = {"jpeg": SAMPLE, "webp": WEBP, "tiff": TIFF, "png": PNG, "avif": AVIF}


@pytest.mark.parametrize("sample", KINDS.values(), ids=KINDS)
def test_a_photo_is_known_by_its_first_bytes(sample):
    assert is_photo(sample[:HEAD])


@pytest.mark.parametrize(
    "head", [b"", b"%PDF-1.7 map", b"RIFF\x04\0\0\0WAVE", b"PK\x03\x04\x14\0ftyp"]
)
def test_what_begins_otherwise_is_none(head):
    assert not is_photo(head)


def test_xmp_of_a_webp_goes_and_its_head_says_so():
    after = without_place(WEBP)
    assert b"GPS" not in after
    assert b"XMP " not in after
    assert int.from_bytes(after[4:8], "little") == len(after) - 8
    flags = after.index(b"VP8X") + 8
    assert (WEBP[flags], after[flags]) == (0b1100, 0b1000)  # EXIF and XMP, EXIF alone
    assert read(after)[0] == read(WEBP)[0]
    other = photo(kind="WEBP", gps=None, xmp=b"<x dc:title='Werkpost'/>")
    assert without_place(other) == other


def test_a_chunk_of_an_odd_length_is_filled_up_and_goes_whole():
    xmp = b"XMP \x03\0\0\0GPS\0"
    content = b"RIFF\x16\0\0\0WEBP" + xmp + b"ICCP\x01\0\0\0x"
    assert has_place(content)
    assert without_place(content) == b"RIFF\x0a\0\0\0WEBPICCP\x01\0\0\0x"


def test_exif_in_a_webp_may_begin_with_its_name_as_in_a_jpeg():
    tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x60\0\0\0\0\0\0\0"
    body = b"Exif\0\0" + tiff
    head = b"RIFF\x2c\0\0\0WEBPEXIF" + len(body).to_bytes(4, "little")
    assert has_place(head + body)
    assert without_place(head + body) == head + b"Exif\0\0II*\0\x08" + bytes(len(tiff) - 5)


@pytest.mark.parametrize("head", [b"VP8X\0\0\0\0", b""])
def test_a_webp_without_flags_loses_its_xmp_too(head):
    start = b"RIFF" + (4).to_bytes(4, "little") + b"WEBP" + head
    assert without_place(start + b"XMP \x04\0\0\0 GPS") == b"RIFF\0\0\0\0WEBP" + head


def directory(*entries, following=0):
    """A directory of a TIFF; each entry a tag, a value or its place, then a type and a count."""
    body = b"".join(pack("<HHII", tag, *(kind or (4, 1)), at) for tag, at, *kind in entries)
    return pack("<H", len(entries)) + body + pack("<I", following)


def scan(*, first_has_place):
    """A TIFF of two pages of one pixel each, grey 40 and 80; the second tells its place."""
    page, position = 2 + 9 * 12 + 4, 2 + 12 + 4
    pages = 8 + position + 2
    day = pages + 2 * page
    told = [(GPS, 8)] if first_has_place else [(271, 0)]
    image = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (278, 1), (279, 1)]
    parts = [
        b"II*\0" + pack("<I", pages),
        directory((29, day, 2, 11)),
        bytes([40, 80]),
        directory(*image, (273, pages - 2), *told, following=pages + page),
        directory(*image, (273, pages - 1), (GPS, 8)),
        b"2026:11:20\0",
    ]
    return b"".join(parts)


@pytest.mark.parametrize("first", [True, False])
def test_each_page_of_a_scan_loses_its_place(first):
    before = scan(first_has_place=first)
    with Image.open(BytesIO(before)) as image:
        image.seek(1)
        assert image.getexif().get_ifd(GPS) == {29: "2026:11:20"}
    assert has_place(before)
    after = without_place(before)
    assert not has_place(after)
    assert b"2026:11:20" not in after
    assert len(after) == len(before)
    with Image.open(BytesIO(after)) as image:
        assert image.n_frames == 2
        for number, grey in enumerate([40, 80]):
            image.seek(number)
            assert GPS not in image.getexif()
            assert image.getpixel((0, 0)) == grey


def with_words(words):
    """A TIFF of a camera with XMP."""
    exif = camera_exif(None)
    exif[700] = words
    out = BytesIO()
    Image.new("L", (8, 6)).save(out, "TIFF", exif=exif)
    return out.getvalue()


def test_xmp_of_a_scan_that_speaks_of_gps_is_wiped():
    before = with_words(b"<x exif:GPSLatitude='50,56N'/>")
    after = without_place(before)
    assert has_place(before)
    assert b"Latitude" not in after
    assert len(after) == len(before)
    other = with_words(b"<x dc:title='Werkpost'/>")
    assert without_place(other) == other


def test_pages_that_point_back_are_read_once():
    pointer = b"\x25\x88\x04\0\x01\0\0\0\x60\0\0\0"
    loop = b"II*\0\x08\0\0\0\x01\0" + pointer + b"\x08\0\0\0"
    assert has_place(loop)
    assert without_place(loop) == b"II*\0\x08\0\0\0\0\0\x08\0\0\0" + bytes(12)


@pytest.mark.parametrize("sample", KINDS.values(), ids=KINDS)
@given(st.floats(0, 1), st.integers(0, 255), st.floats(0, 1))
def test_a_broken_photo_of_any_kind_is_never_a_reason_to_fail(sample, at, byte, length):
    broken = bytearray(sample)
    broken[int(at * (len(sample) - 1))] = byte
    cut = bytes(broken[: int(length * len(sample))])
    has_place(cut)
    after = without_place(cut)
    assert without_place(after) == after
    assert not has_place(after)


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
