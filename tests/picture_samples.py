"""Pictures that Qt does not write: WebP and TIFF, small and made anew."""

from io import BytesIO
from struct import pack
from zlib import compress

from PIL import Image

BLUE = "#0B5CAD"


def saved(picture, kind, **options):
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo_of(width, height, kind="WEBP", **options):
    """A blue picture, the upper left quarter white so that its sides can be told apart."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste("white", (0, 0, width // 2, height // 2))
    return saved(picture, kind, **options)


def scan_of(*colours, size=(60, 80), dpi=72, **options):
    """A TIFF with a page of each colour."""
    pages = [Image.new("L", size, colour) for colour in colours]
    first, *others = pages
    return saved(first, "TIFF", save_all=True, append_images=others, dpi=(dpi, dpi), **options)


def scan_that_says(*tags, data=b"", following=0):
    """A TIFF whose one page has these tags, and data behind them that they do not fit."""
    tags = [(258, 8), (262, 1), (277, 1), *tags]
    at = 8 + 2 + 12 * (len(tags) + 2) + 4
    tags = sorted([*tags, (273, at), (279, len(data))])
    entries = b"".join(pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    head = b"II*\0" + pack("<I", 8) + pack("<H", len(tags))
    return head + entries + pack("<I", following) + data


def broken_scan():
    """Two pages, the data of the first cut to nothing."""
    data = compress(bytes(6))[:3]
    first = scan_that_says((256, 6), (257, 8), (259, 8), data=data)
    second = len(first)
    first = scan_that_says((256, 6), (257, 8), (259, 8), data=data, following=second)
    tags = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (279, 1)]
    entries = b"".join(pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return first + pack("<H", len(tags)) + entries + pack("<I", 0)


def webp_that_says(width, height, kind=b"VP8X"):
    """A WebP with nothing but a head, that tells a size."""
    if kind == b"VP8X":
        body = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8L":
        body = b"\x2f" + (width - 1 + ((height - 1) << 14)).to_bytes(4, "little")
    else:
        body = b"\x30\x01\0\x9d\x01\x2a" + pack("<HH", width, height)
    chunk = kind + pack("<I", len(body)) + body + bytes(len(body) % 2)
    return b"RIFF" + pack("<I", len(chunk) + 4) + b"WEBP" + chunk
