"""What of a dossier the reader of a pack may see."""

from app.core.errors import UserError
from app.domain.presets import Preset
from app.reports.trajectory_values import TrajectoryDossier
from app.services.pack_wish import PackWish


def as_seen(values: TrajectoryDossier, wish: PackWish) -> TrajectoryDossier:
    """Return a dossier as the reader of a pack may see it."""
    if wish.preset == Preset.EVALUATOR or wish.hides_contacts:
        raise UserError("pack.preset")
    return values


def shows_originals(wish: PackWish) -> bool:
    """Tell whether the reader of a pack may have the files themselves."""
    return wish.with_files and wish.preset != Preset.EVALUATOR and not wish.hides_contacts
