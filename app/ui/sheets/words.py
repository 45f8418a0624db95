"""What is said of a printed sheet that came back."""

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.domain.print_code import Sheet
from app.services.files import Attached
from app.services.sheets import SentHome, SheetOwner
from app.ui.desk import Desk, Step

_tr = QCoreApplication.translate


def about(owner: SheetOwner) -> str:
    """Return which sheet it is: `Aanwezigheidslijst van Netwerk Waasland, 26/11`."""
    what = (
        _tr("Sheets", "Aanwezigheidslijst van {name}, {day}")
        if owner.sheet is Sheet.MEETING
        else _tr("Sheets", "Sessieverslag van {name}, {day}")
    )
    return what.format(name=owner.name, day=f"{clock.local(owner.starts_at):%d/%m}")


def added(owner: SheetOwner, attached: Attached) -> str:
    """Return where a sheet went, and whether it was there before."""
    where = (
        _tr("Sheets", "Toegevoegd bij de bijeenkomst.")
        if owner.sheet is Sheet.MEETING
        else _tr("Sheets", "Toegevoegd bij de sessie.")
    )
    words = f"{about(owner)}. {where}"
    if attached.known:
        words += " " + _tr("Sheets", "Hetzelfde bestand stond er al.")
    return words


def tell(desk: Desk, done: SentHome) -> None:
    """Tell of each sheet where it went, with its way back."""
    for owner, attached in done.sheets:
        desk.did(Step(added(owner, attached), attached.changes))
