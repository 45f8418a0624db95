import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from app.domain.photo_place import has_place, without_place
from tests.photo_samples import GPS, camera_exif, photo

XMP = "<x exif:GPSLatitude='50,56N'/>"


def png(*texts):
    """A PNG with texts; each the name of a method of Pillow, and what it is given."""
    info = PngImagePlugin.PngInfo()
    for way, *given in texts:
        getattr(info, way)(*given)
    out = BytesIO()
    Image.new("L", (8, 6), 40).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def as_hex(body):
    """A profile as ImageMagick writes it."""
    return f"\nexif\n{len(body):8}\n{body.hex()}\n"


def exif():
    return as_hex(b"Exif\0\0" + camera_exif().tobytes().removeprefix(b"Exif\0\0"))


@pytest.mark.parametrize(
    "text",
    [
        ("add_itxt", "XML:com.adobe.xmp", XMP),
        ("add_itxt", "XML:com.adobe.xmp", XMP, "nl", "plaats", True),  # packed
        ("add_text", "XML:com.adobe.xmp", XMP),
        ("add_text", "Raw profile type exif", exif()),
        ("add_text", "Raw profile type APP1", exif(), True),
        ("add_text", "Raw profile type xmp", as_hex(XMP.encode()), True),
    ],
)
def test_a_text_that_tells_the_place_goes_whole_and_all_else_stays(text):
    title = ("add_text", "Title", "Werkpost")
    before = png(text, title)
    assert has_place(before)
    assert without_place(before) == png(title)


@pytest.mark.parametrize(
    "text",
    [
        ("add_itxt", "XML:com.adobe.xmp", "<x dc:title='Werkpost'/>"),
        ("add_text", "Raw profile type exif", "\nexif\n 8\ngeen hex"),
        ("add_text", "Raw profile type exif", as_hex(b"Exif\0\0II*\0")),
        ("add_text", "Comment", "GPS"),  # a word of the coach
    ],
)
def test_what_tells_no_place_stays(text):
    assert without_place(png(text)) == png(text)


def test_the_chunk_of_exif_keeps_a_right_check():
    after = without_place(photo(kind="PNG"))
    begin = after.index(b"eXIf")
    size = int.from_bytes(after[begin - 4 : begin], "big")
    check = int.from_bytes(after[begin + 4 + size : begin + 8 + size], "big")
    assert check == zlib.crc32(after[begin : begin + 4 + size])
    with Image.open(BytesIO(after)) as image:
        assert GPS not in image.getexif()


def chunk(kind, body):
    return len(body).to_bytes(4, "big") + kind + body + bytes(4)


@pytest.mark.parametrize(
    "end",
    [
        chunk(b"zTXt", b"XML:com.adobe.xmp\0\0not packed"),
        chunk(b"abCd", b"XML:com.adobe.xmp\0GPS"),  # no text
        b"\0\0\0\x09iTXtXML:com",  # cut off
    ],
)
def test_what_cannot_be_read_stays(end):
    content = png()[:-12] + end
    assert without_place(content) == content
