"""
Boxes of HEIC that another library does not write: made by hand after ISO/IEC 14496-12.

What a camera writes is held against another library in test_photo_place, by AVIF: the same boxes.
"""

from struct import pack

import pytest
from PIL import Image

from app.domain.photo_place import has_place, without_place
from tests.photo_samples import GPS, PLACE, camera_exif

XMP = b"<x exif:GPSLatitude='50,56N'/>"
TIFF = camera_exif().tobytes().removeprefix(b"Exif\0\0")
NAMED = b"\0\0\0\x06Exif\0\0" + TIFF  # as a phone writes it
FTYP = b"\0\0\0\x0cftypheic"


def box(kind, *parts):
    body = b"".join(parts)
    return pack(">I4s", len(body) + 8, kind) + body


def full(kind, version, *parts):
    return box(kind, bytes([version, 0, 0, 0]), *parts)


def infos(version, *items):
    """The list of the items: number and kind."""
    count, number = (">H", ">H") if version == 0 else (">I", ">I")
    each = [
        full(b"infe", 3 if version else 2, pack(number, item), b"\0\0", kind, b"\0")
        for item, kind in items
    ]
    return full(b"iinf", version, pack(count, len(items)), *each)


def in_data(body, kind=b"Exif"):
    """A photo of one item, in the box `idat`, that long numbers lead to."""
    place = pack(">IHHQHIII", 7, 1, 0, 0, 1, 0, 0, len(body))
    places = full(b"iloc", 2, b"\x44\x84", pack(">I", 1), place)
    return FTYP + full(b"meta", 0, infos(1, (7, kind)), places, box(b"idat", body))


def in_file(body, *, parts=1, wrong=0):
    """A photo of one item that stands behind the boxes, in parts, each after a byte between."""
    size = -(-len(body) // parts)
    cut = [body[at : at + size] for at in range(0, len(body), size)]

    def head(begin):
        at, extents = begin, b""
        for one in cut:
            extents += pack(">II", at + 1, len(one) + wrong)
            at += 1 + len(one)
        places = full(b"iloc", 0, b"\x44\0", pack(">HHHH", 1, 1, 0, len(cut)), extents)
        return FTYP + full(b"meta", 0, infos(0, (1, b"Exif")), places)

    return head(len(head(0)) + 8) + box(b"mdat", *(b"-" + one for one in cut))


@pytest.mark.parametrize("make", [in_data, in_file])
@pytest.mark.parametrize("body", [NAMED, b"\0\0\0\0" + TIFF])
def test_exif_of_a_photo_is_wiped_where_it_stands(make, body):
    before = make(body)
    assert has_place(before)
    after = without_place(before)
    assert not has_place(after)
    assert len(after) == len(before)
    assert (b"2026:11:20" in before, b"2026:11:20" in after) == (True, False)
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + after[after.index(TIFF[:8]) :])
    assert GPS not in exif
    assert exif[0x010F] == "Camerabouwer"


def test_exif_in_parts_is_wiped_in_each():
    before = in_file(NAMED, parts=3)
    after = without_place(before)
    assert has_place(before)
    assert not has_place(after)
    assert in_file(NAMED[:10] + without_place(NAMED[10:]), parts=3) == after


def test_xmp_that_speaks_of_gps_becomes_white():
    before = in_data(XMP, b"mime")
    assert without_place(before) == in_data(b" " * len(XMP), b"mime")
    other = in_data(b"<x dc:title='Werkpost'/>", b"mime")
    assert without_place(other) == other


@pytest.mark.parametrize(
    "content",
    [
        in_data(NAMED, b"hvc1"),  # the picture itself
        in_file(NAMED, wrong=10**6),  # says that it is longer than the file
        in_data(b"\0\0\xff\0" + TIFF),  # begins behind its end
        FTYP + full(b"meta", 0, infos(0, (1, b"Exif"))),  # tells no places
        FTYP + full(b"meta", 0, full(b"iloc", 0, b"\x44\0\0\1")),  # no kinds, and cut off
        FTYP + full(b"meta", 0, box(b"iinf"), box(b"iloc")),
        FTYP + pack(">I4s", 4, b"meta"),  # a box that is smaller than its head
        FTYP + pack(">I4sQ", 1, b"free", 16),  # a long box
        FTYP + pack(">I4s", 0, b"mdat") + b"plaat",  # one until the end of the file
    ],
)
def test_what_tells_no_place_or_is_broken_stays(content):
    assert not has_place(content)
    assert without_place(content) == content


def test_the_place_of_the_samples_is_that_of_the_camera():
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + TIFF)
    assert exif.get_ifd(GPS)[2] == PLACE[2]
