"""What is said of a printed sheet that came back."""

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.domain.print_code import Sheet
from app.services.files.attachments import Attached
from app.services.files.sheets import SentHome, SheetOwner
from app.ui.desk import Desk, Notice, Step

_tr = QCoreApplication.translate


def about(owner: SheetOwner) -> str:
    """Return which sheet it is: `Aanwezigheidslijst van Netwerk Waasland, 26/11`."""
    what = {
        Sheet.MEETING: _tr("Sheets", "Aanwezigheidslijst van {name}, {day}"),
        Sheet.SESSION: _tr("Sheets", "Sessieverslag van {name}, {day}"),
        Sheet.PLAN: _tr("Sheets", "Actieplan {title} van {name}, {day}"),
        Sheet.CLOSING: _tr("Sheets", "Eindverslag van {name}"),
    }[owner.sheet]
    at = owner.starts_at
    day = "" if at is None else f"{clock.local(at):%d/%m}"
    return what.format(name=owner.name, title=owner.title, day=day)


def added(owner: SheetOwner, attached: Attached) -> str:
    """Return where a sheet went, and whether it was there before."""
    of_trajectory = _tr("Sheets", "Toegevoegd bij het traject; het staat klaar als bewijs.")
    where = {
        Sheet.MEETING: _tr("Sheets", "Toegevoegd bij de bijeenkomst."),
        Sheet.SESSION: _tr("Sheets", "Toegevoegd bij de sessie."),
    }.get(owner.sheet, of_trajectory)
    words = f"{about(owner)}. {where}"
    if attached.known:
        words += " " + _tr("Sheets", "Hetzelfde bestand stond er al.")
    return words


def tell(desk: Desk, done: SentHome) -> None:
    """Tell of each sheet where it went, with its way back."""
    for owner, attached in done.sheets:
        desk.did(Step(added(owner, attached), attached.changes))
    if done.strange:
        words = _tr(
            "Sheets", "{names}: een blad van iets dat niet op deze laptop staat. Het staat hier."
        )
        desk.noticed.emit(Notice(words.format(names=", ".join(done.strange))))
