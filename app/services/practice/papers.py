"""What stands for evidence in the practice environment (oefenomgeving): a page, a photo."""

import io


def agreement(name: str) -> bytes:
    """Return a page that stands for a signed agreement."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    page = Canvas(target, invariant=True)
    page.setTitle("Akkoord")
    page.drawString(72, 760, f"Oefenomgeving: akkoord van {name}")
    page.save()
    return target.getvalue()


def photo(tone: tuple[int, int, int]) -> bytes:
    """Return a plain picture that stands for a photo."""
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (640, 420), tone).save(target, "PNG")
    return target.getvalue()
