"""
Where a film was made is blanked, and nothing else: made by hand after the QuickTime File Format.

The film stays playable as nothing moves: all but what tells the place is as it was, to the byte.
"""

from struct import pack

import pytest

from app.domain.photo_place import HEAD, has_place, is_photo, without_place

PLACE = b"+50.9381+004.0392/"
FTYP, MDAT = b"\0\0\0\x10ftypisom\0\0\0\0", b"\0\0\0\x0cmdat1234"
XMP = b"<x exif:GPSLatitude='50,56N'/>"
XMP_KIND = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
MAKE = b"com.apple.quicktime.make"
WHERE = b"com.apple.quicktime.location.ISO6709"


def box(kind, *parts):
    body = b"".join(parts)
    return pack(">I4s", len(body) + 8, kind) + body


def large(kind, body):
    return pack(">I4sQ", 1, kind, len(body) + 16) + body


def said(text):
    """A text of QuickTime: its length, its language, and it."""
    return pack(">HH", len(text), 0x15C7) + text


def values(*pairs, version=b""):
    """A box `meta` with names and values; of an MP4 it has a version."""
    names = [box(b"mdta", name) for name, _ in pairs]
    told = [
        box(pack(">I", number), box(b"data", b"\0\0\0\x01\0\0\0\0", value))
        for number, (_, value) in enumerate(pairs, 1)
    ]
    keys = box(b"keys", pack(">II", 0, len(names)), *names)
    return box(b"meta", version, box(b"hdlr", b"\0" * 8 + b"mdta"), keys, box(b"ilst", *told))


def film(*in_moov, ftyp=FTYP):
    """The list of frames counts from the begin of the file, and stands behind what is told."""
    moov = box(b"moov", *in_moov, box(b"trak", box(b"stco", pack(">III", 0, 1, 1234))))
    return ftyp + moov + MDAT


PLACED = {
    "udta": film(box(b"udta", box(b"\xa9xyz", said(PLACE)), b"\0\0\0\0")),
    "udta of a track": film(box(b"trak", box(b"udta", box(b"\xa9xyz", said(PLACE))))),
    "64 bits": film(box(b"udta", large(b"\xa9xyz", said(PLACE)))),
    "loci": film(box(b"udta", box(b"loci", b"\0" * 7 + PLACE))),
    "meta of a MOV": film(values((MAKE, b"Merk"), (WHERE, PLACE))),
    "meta of an MP4": film(box(b"udta", values((WHERE, PLACE), version=b"\0\0\0\0"))),
    "meta of iTunes": film(
        box(
            b"udta",
            box(
                b"meta",
                b"\0\0\0\0",
                box(b"hdlr", b"\0" * 8),
                box(b"ilst", box(b"\xa9xyz", box(b"data", b"\0" * 8, PLACE))),
            ),
        )
    ),
    "xmp": film(box(b"udta", box(b"XMP_", XMP))),
    "uuid": film() + box(b"uuid", XMP_KIND, XMP),
    "without ftyp": film(box(b"udta", box(b"\xa9xyz", said(PLACE))), ftyp=b""),
}


@pytest.mark.parametrize("content", PLACED.values(), ids=PLACED)
def test_the_place_goes_and_nothing_moves(content):
    assert is_photo(content[:HEAD])
    assert has_place(content)
    out = without_place(content)
    assert len(out) == len(content)
    assert PLACE not in out
    assert b"GPS" not in out
    assert not has_place(out)
    for kept in (b"moov", b"trak", pack(">III", 0, 1, 1234), MDAT):
        assert out.find(kept) == content.find(kept)


def test_a_box_of_the_place_is_free_room_and_the_others_are_as_they_were():
    content = film(box(b"udta", box(b"\xa9mak", said(b"Merk")), box(b"\xa9xyz", said(PLACE))))
    free = box(b"free", bytes(len(said(PLACE))))
    assert without_place(content) == film(box(b"udta", box(b"\xa9mak", said(b"Merk")), free))


def test_only_the_value_of_the_place_is_blank():
    content = film(values((MAKE, b"Merk"), (WHERE, PLACE)))
    assert without_place(content) == film(values((MAKE, b"Merk"), (WHERE, b" " * len(PLACE))))


@pytest.mark.parametrize(
    "content",
    [
        film(),
        film(box(b"udta", box(b"\xa9mak", said(b"Merk")))),
        film(values((MAKE, b"Merk"))),
        film(box(b"meta", b"\0\0\0\0", box(b"hdlr", b"\0" * 8))),
        film(box(b"udta", box(b"XMP_", b"<x/>"))) + box(b"uuid", b"another kind 16b", XMP),
        film(box(b"udta", box(b"\xa9xyz", said(PLACE)))[:-3])[:40],  # cut off
        film(values((WHERE, b""))),
        b"\0\0\0\x08moov",
    ],
)
def test_a_film_without_a_place_stays_as_it_is(content):
    assert not has_place(content)
    assert without_place(content) == content


def test_boxes_in_boxes_without_end_are_no_film():
    content = box(b"\xa9xyz", said(PLACE))
    for _ in range(3000):
        content = box(b"udta", content)
    assert without_place(FTYP + content) == FTYP + content
