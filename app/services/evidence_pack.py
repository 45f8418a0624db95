"""Use case: an evidence pack (bewijspakket) of a period, written whole or not at all."""

from pathlib import Path
from typing import Final

from app.core.progress import Progress
from app.reference.loader import Reference
from app.services.pack_wish import MadePack, PackWish, Shape
from app.storage.store import Store

__all__: Final = ("MadePack", "PackWish", "Shape", "make_pack")


def make_pack(
    store: Store, reference: Reference, wish: PackWish, target: Path, progress: Progress
) -> MadePack:
    """
    Write the pack where the user chose: a file, or a folder that is not there yet.

    Raises:
        UserError: `pack.nothing` when no trajectory falls in the period; `document.*` as
            `save_document`; `blob.missing` (sha256) when a file is not on this laptop.
        Cancelled: When `progress` asks to stop; nothing is left then.
    """
    raise NotImplementedError
