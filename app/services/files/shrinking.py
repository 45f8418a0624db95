"""
Making a picture small enough to send, when somebody asks (never by itself).

The original stays where it is, on this laptop; the smaller one is a file of its own beside it.
"""

import io
from math import sqrt
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlmodel import col

from app.core import clock
from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.models.base import new_id
from app.models.evidence import Attachment
from app.models.server_link import BlobRoad
from app.services.changes import Changes
from app.storage.blobs import keep_blob, read_chunks, seal_blob
from app.storage.store import Store

if TYPE_CHECKING:
    from PIL.Image import Image

GOAL: Final = 4_000_000  # bytes
LARGEST: Final = 20_000  # px of a side; a picture that says more is no photo
_KINDS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")  # that are unpacked
_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"})
_QUALITY: Final = 85  # of 100: what differs is not seen on a screen
_LEAST_PX: Final = 64


def may_shrink(name: str) -> bool:
    """Tell by its name whether a file is a picture that can be made smaller."""
    return PurePath(name).suffix.casefold() in _ENDINGS


def shrink_picture(store: Store, sha256: str, progress: Progress) -> Changes:
    """
    Keep a smaller copy of a picture beside it, to be sent; the original is kept here, not sent.

    What a photo tells besides the picture, where it was taken among it, is not in the copy.

    Raises:
        UserError: `picture.unreadable` (name); `blob.missing` or `blob.damaged`; of the disk.
        Cancelled: When `progress` asks to stop.
    """
    query = select(Attachment).where(col(Attachment.sha256) == sha256, ~col(Attachment.deleted))
    with store.read() as session:
        original = session.scalars(query.order_by(col(Attachment.id))).first()
    if original is None:
        raise UserError("blob.missing", sha256=sha256)
    content = smaller(b"".join(read_chunks(store, sha256)), original.file_name, GOAL, progress)
    sealed = seal_blob(store.folder, io.BytesIO(content), progress, len(content))
    try:
        with store.write() as session:
            session.add(
                Attachment(
                    id=new_id(),
                    root=original.root,
                    enterprise_id=original.enterprise_id,
                    session_id=original.session_id,
                    meeting_id=original.meeting_id,
                    trajectory_id=original.trajectory_id,
                    file_name=_name(original.file_name),
                    media_type="image/jpeg",
                    size=len(content),
                    sha256=keep_blob(session, sealed),
                    added_at=clock.now(),
                    added_by=store.actor,
                )
            )
            road = session.get(BlobRoad, sha256) or BlobRoad(sha256=sha256)
            road.is_kept = True
            session.add(road)
            return Changes.of(session)
    except BaseException:
        sealed.discard()
        raise


def smaller(content: bytes, name: str, goal: int, progress: Progress) -> bytes:
    """
    Return a picture as a JPEG of at most `goal` bytes, turned as it says.

    Raises:
        UserError: `picture.unreadable` (name): it is broken, or none that is known here.
        Cancelled: When `progress` asks to stop.
    """
    picture = _unpacked(content, name)
    scale = 1.0
    while True:
        progress.step(0, 0)
        wide, high = (max(_LEAST_PX, round(side * scale)) for side in picture.size)
        sized = picture if scale == 1.0 else picture.resize((wide, high), reducing_gap=2.0)
        out = io.BytesIO()
        sized.save(out, "JPEG", quality=_QUALITY, optimize=True)
        size = out.tell()
        if size <= goal or max(wide, high) == _LEAST_PX:
            return out.getvalue()
        scale *= min(0.9, sqrt(goal / size))  # the size goes by the surface


def _unpacked(content: bytes, name: str) -> "Image":
    """Return a picture without what is transparent: a JPEG has white there."""
    import PIL.Image
    from PIL.ImageOps import exif_transpose

    try:
        picture: Image = PIL.Image.open(io.BytesIO(content), formats=_KINDS)
        _check(picture, name)
        picture.load()
        exif_transpose(picture, in_place=True)
        return picture if picture.mode in {"RGB", "L"} else _on_white(picture)
    except UserError:
        raise
    except Exception as error:  # of a file of others Pillow raises almost anything
        raise UserError("picture.unreadable", name=name) from error


def _check(picture: "Image", name: str) -> None:
    if max(picture.size) > LARGEST:
        raise UserError("picture.unreadable", name=name)


def _on_white(picture: "Image") -> "Image":
    import PIL.Image

    clear = picture.convert("RGBA")
    ground = PIL.Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _name(name: str) -> str:
    stem = PurePath(name).stem
    return clean_file_name(f"{stem} (verkleind).jpg")
