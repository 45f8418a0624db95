"""
Films of another program than ours, as cameras and telephones write their place.

Made by ffmpeg 5.1: `-f lavfi -i testsrc=size=32x32:rate=2:duration=1 -c:v mpeg4 -metadata
location=+50.9381+004.0392+012.000/`, and for `keys.mov` the same place by the name that Apple gives
it, with `-movflags use_metadata_tags`. By exiftool and ffprobe the place is gone from what comes
out, and ffmpeg decodes the same pictures from it, to the bit.
"""

from pathlib import Path

import pytest

from app.domain.photo_place import HEAD, has_place, is_photo, without_place

FILMS = Path(__file__).parent / "films"
TOLD = b"+50.9381+004.0392+012.000/"
LOCI = bytes.fromhex("00040a09 0032f027 000c0000")  # 4.0392 E, 50.9381 N, 12 m, in 1/65536


@pytest.mark.parametrize(
    ("name", "place", "before", "after"),
    [
        # a box `loci` of 35 bytes, of which 8 are its size and its kind
        ("loci.mp4", LOCI, b"\0\0\0\x23loci" + bytes(8) + LOCI + b"earth\0\0", b"\0\0\0\x23free"),
        # 38 bytes: size and kind, 26 signs, «und»
        ("xyz.mov", TOLD, b"\0\0\0\x26\xa9xyz\0\x1a\x55\xc4" + TOLD, b"\0\0\0\x26free"),
        ("keys.mov", TOLD, TOLD, b" " * 26),
    ],
    ids=["loci", "xyz", "keys"],
)
def test_of_a_real_film_only_the_place_is_blank(name, place, before, after):
    film = (FILMS / name).read_bytes()
    assert is_photo(film[:HEAD])
    assert has_place(film)
    assert film.count(place) == film.count(before) == 1
    out = without_place(film)
    assert out == film.replace(before, after.ljust(len(before), b"\0"))
    assert not has_place(out)
