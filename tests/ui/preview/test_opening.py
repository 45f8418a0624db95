"""What a file holds is shown from memory, and a file that lies is refused in words."""

import struct
import zlib

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from app.core.errors import UserError
from app.core.progress import Cancelled
from app.ui.messages import message_for
from app.ui.preview import pictures
from app.ui.preview.files import is_shown
from app.ui.preview.opening import LINES, MOST_PAGES, open_pages
from app.ui.preview.rendering import MOST_PIXELS
from tests.picture_samples import photo_of, saved, scan_of, scan_that_says, webp_that_says

CORRUPT = pytest.mark.filterwarnings("ignore:Corrupt EXIF data")  # so Pillow calls a short TIFF


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


@pytest.mark.parametrize(
    ("content", "name", "size"),
    [
        (webp_that_says(40_000, 40_000), "foto.webp", (40_000, 40_000)),
        (webp_that_says(16_384, 16_384, b"VP8L"), "foto.webp", (16_384, 16_384)),
        (webp_that_says(16_383, 16_383, b"VP8 "), "foto.webp", (16_383, 16_383)),
        (scan_that_says((256, 40_000), (257, 40_000), (259, 8)), "scan.tif", (40_000, 40_000)),
        (  # a small picture in a piece that is large
            scan_that_says((256, 10), (257, 10), (259, 8), (322, 40_000), (323, 40_000)),
            "scan.tif",
            (40_000, 40_000),
        ),
    ],
)
def test_a_webp_and_a_tiff_are_refused_by_their_size_too(qapp, content, name, size):
    with pytest.raises(UserError) as refused:
        open_pages(content, name)
    width, height = size
    assert refused.value.code == "preview.too_many_pixels"
    assert refused.value.values == {"name": name, "width": width, "height": height}


def test_a_large_page_behind_a_small_one_is_refused_too(qapp):
    small = scan_that_says((256, 1), (257, 1), (259, 1), data=b"\0")
    large = scan_that_says((256, 40_000), (257, 40_000), (259, 1))[8:]
    both = scan_that_says((256, 1), (257, 1), (259, 1), data=b"\0", following=len(small)) + large
    with pytest.raises(UserError, match="too_many_pixels"):
        open_pages(both, "scan.tif")


def corner(image):
    """Whether the upper left and the lower right of a picture are light."""
    right, low = image.width() - 3, image.height() - 3
    return image.pixelColor(2, 2).lightness() > 200, image.pixelColor(right, low).lightness() > 200


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_what_qt_cannot_read_is_one_page_of_its_own_size(qapp, kind):
    pages = open_pages(photo_of(60, 40, kind), "a")
    (size,) = pages.sizes
    assert (size.width, size.height) == (60, 40)
    small = pages.image(0, 0.5)
    assert (small.width(), small.height()) == (30, 20)
    assert corner(small) == (True, False)
    assert pages.image(0, 4.0).width() == 60
    pages.close()


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_a_photo_stands_upright_as_its_camera_says(qapp, kind):
    exif = Image.Exif()
    exif[274] = 3  # upside down
    assert corner(open_pages(photo_of(60, 40, kind, exif=exif), "a").image(0, 1)) == (False, True)
    exif[274] = 6  # on its side
    pages = open_pages(photo_of(60, 40, kind, exif=exif), "a")
    assert (pages.sizes[0].width, pages.sizes[0].height) == (40, 60)
    assert (pages.image(0, 1).width(), pages.image(0, 1).height()) == (40, 60)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_a_large_one_is_kept_no_larger_than_needed(qapp, kind):
    assert open_pages(photo_of(5000, 1000, kind), "a").image(0, 1).width() == 4000


def test_each_page_of_a_scan_is_shown_as_large_as_on_paper(qapp):
    pages = open_pages(scan_of("white", "black", size=(1240, 1754), dpi=150), "post.tiff")
    assert [(round(size.width), round(size.height)) for size in pages.sizes] == [(595, 842)] * 2
    assert [pages.image(number, 0.1).pixelColor(9, 9).lightness() for number in (0, 1)] == [255, 0]


def test_a_page_that_was_left_is_the_same_when_it_comes_back(qapp):
    exif = Image.Exif()
    exif[274] = 6
    content = photo_of(
        5000, 1000, "TIFF", exif=exif, save_all=True, append_images=[Image.new("L", (9, 9))]
    )
    pages = open_pages(content, "a.tif")
    before = pages.image(0, 1)
    assert pages.image(1, 1).width() == 9
    assert pages.image(0, 1) == before
    assert (before.width(), before.height()) == (800, 4000)


def test_a_fax_with_low_pixels_keeps_its_form(qapp):
    fax = saved(Image.new("1", (1728, 1078)), "TIFF", dpi=(204, 98), compression="group4")
    (size,) = open_pages(fax, "fax.tif").sizes
    assert (round(size.width), round(size.height)) == (610, 792)


@pytest.mark.parametrize("dpi", [1, 9_000])
def test_a_density_that_no_scan_has_is_passed_over(qapp, dpi):
    assert open_pages(scan_of("white", dpi=dpi), "a.tif").sizes[0].width == 60


def test_pages_without_end_end(qapp, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_SCANS", 2)
    assert len(open_pages(scan_of("white", "black", "white"), "a.tif").sizes) == 2


def test_the_small_copy_of_a_page_is_no_page(qapp):
    first = Image.new("L", (60, 80), "white")
    small = Image.new("L", (6, 8), "white")
    small.encoderinfo = {"tiffinfo": {254: 1}}
    content = saved(first, "TIFF", save_all=True, append_images=[small])
    assert len(open_pages(content, "a.tif").sizes) == 1


@pytest.mark.parametrize(
    ("mode", "grey", "lightness"),
    [
        ("1", 1, 255),
        ("P", 0, 0),
        ("CMYK", (0, 0, 0, 255), 0),
        ("I;16", 30_000, 116),
        ("LA", (9, 255), 9),
    ],
)
def test_every_way_to_write_grey_is_read(qapp, mode, grey, lightness):
    content = saved(Image.new(mode, (20, 20), grey), "TIFF")
    found = open_pages(content, "a.tif").image(0, 1).pixelColor(5, 5).lightness()
    assert abs(found - lightness) <= 1


def test_sixteen_bits_of_another_order_are_read_too(qapp):
    content = saved(Image.new("I;16B", (20, 20), 30_000), "TIFF")
    assert open_pages(content, "a.tif").image(0, 1).pixelColor(5, 5).lightness() == 117


def test_a_measurement_is_no_picture(qapp):
    pages = open_pages(saved(Image.new("F", (20, 20), 0.5), "TIFF"), "meting.tif")
    with pytest.raises(UserError, match=r"preview\.broken"):
        pages.image(0, 1)


def test_a_closed_scan_draws_nothing_more(qapp):
    pages = open_pages(scan_of("white"), "a.tif")
    pages.close()
    with pytest.raises(Cancelled):
        pages.image(0, 1)


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
        (b"RIFF\x04\0\0\0WEBP", "x.webp"),
        (webp_that_says(10, 10), "x.webp"),
        pytest.param(b"II*\0 stuk", "x.tif", marks=CORRUPT),
        pytest.param(b"MM\0*\0\0\0\x08", "x.tif", marks=CORRUPT),
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
    assert is_shown("foto.webp")
    assert is_shown("post.TIF")
    assert is_shown("foto.HEIC")  # to tell why not
    assert not is_shown("verslag.docx")
    assert not is_shown("tekening.svg")
