"""What a file holds is shown from memory, and a file that lies is refused in words."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from app.core.errors import UserError
from app.ui.messages import message_for
from app.ui.preview.files import is_shown
from app.ui.preview.opening import LINES, MOST_PAGES, open_pages
from app.ui.preview.rendering import MOST_PIXELS


def picture(kind, width=60, height=40):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B5CAD"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(content.data())


def png_that_says(width, height):
    """A small PNG whose head tells another size: what a bomb looks like."""

    def chunk(name, data):
        sum_ = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg"), ("BMP", "a.bmp")])
def test_a_picture_is_one_page_of_its_own_size(qapp, kind, name):
    pages = open_pages(picture(kind), name)
    (size,) = pages.sizes
    assert (size.width, size.height) == (60, 40)
    small = pages.image(0, 0.5)
    assert (small.width(), small.height()) == (30, 20)
    assert small.pixelColor(10, 10).blue() > 150


def test_the_bytes_say_what_it_is_not_the_name(qapp):
    assert open_pages(picture("PNG"), "scan.pdf").sizes[0].width == 60


def test_40_000_by_40_000_pixels_are_refused_with_their_size(qapp):
    with pytest.raises(UserError) as refused:
        open_pages(png_that_says(40_000, 40_000), "foto.png")
    assert refused.value.code == "preview.too_many_pixels"
    words = message_for(refused.value).whole
    assert "foto.png is te groot om te tonen: 40000 × 40000 beeldpunten." in words
    assert "Bewaar een kopie" in words


def test_a_large_picture_is_unpacked_no_larger_than_needed(qapp):
    pages = open_pages(picture("JPEG", 5000, 1000), "breed.jpg")
    assert (pages.sizes[0].width, pages.sizes[0].height) == (4000, 800)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"geen pdf", "x.pdf"),
        (b"%PDF-1.7 stuk", "x.pdf"),
        (b"\x89PNG\r\n\x1a\n stuk", "x.png"),
        pytest.param(
            b"\xff\xd8\xff stuk", "x.jpg", marks=pytest.mark.qt_log_ignore("Unsupported marker")
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.png"),
        (b"", "x.pdf"),
    ],
)
def test_what_is_broken_is_told_with_its_name(qapp, content, name):
    with pytest.raises(UserError) as refused:
        open_pages(content, name)
    assert (refused.value.code, refused.value.values) == ("preview.broken", {"name": name})


def dark(image):
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_text_is_drawn_on_pages(qapp):
    pages = open_pages("Onthaal café\n".encode() * (LINES + 1), "notitie.txt")
    assert len(pages.sizes) == 2
    assert dark(pages.image(0, 1)) > dark(pages.image(1, 1)) > 10


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", [""]),
        ("caf\xe9".encode("cp1252"), ["café"]),
        ("\ufeffa\r\nb\rc".encode(), ["a", "b", "c"]),
        ("a\u202egpj\0\x1b[31m".encode(), ["agpj[31m"]),
        (b"x" * 100, ["x" * 92, "x" * 8]),
    ],
)
def test_letters_are_read_and_what_turns_them_is_left_out(qapp, content, lines):
    assert [list(page) for page in open_pages(content, "a.txt")._pages] == [lines]


def test_an_endless_text_ends(qapp):
    assert len(open_pages(b"\n" * 5_000_000, "log.txt").sizes) == MOST_PAGES


def pdf_of(side):
    """A PDF of one empty page of `side` points."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]>>".encode(),
    ]
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, start=1):
        body += f"{number} 0 obj".encode() + part + b"endobj\n"
    return body + b"trailer<</Root 1 0 R>>"


def test_a_page_of_five_metres_takes_no_memory_without_end(qapp):
    pages = open_pages(pdf_of(14_400), "plan.pdf")
    image = pages.image(0, 5.0)
    assert image.width() * image.height() <= MOST_PIXELS * 1.01
    pages.close()


def test_only_what_can_be_shown_is_offered():
    assert is_shown("Scan.PDF")
    assert is_shown("foto.jpeg")
    assert not is_shown("verslag.docx")
    assert not is_shown("tekening.svg")
