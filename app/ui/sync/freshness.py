"""When the laptops of each partner were at the server: today, and the last fourteen days."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.syncing.view import Freshness
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label, small, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.status import STATUSES, Status

DAYS: Final = 14
STRIP, GAP = 8, 3  # px


class DayStrip(QWidget):
    """A part for each day, filled when there was a round."""

    def __init__(self, days: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days[-DAYS:]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        met = sum(1 for rounds in self._days if rounds)
        words = self.tr("{met} van de laatste {days} dagen gesynchroniseerd")
        self.setAccessibleName(words.format(met=met, days=len(self._days)))
        self.setToolTip(self.accessibleName())
        theme.current().changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(DAYS * 12, STRIP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = paint.begin(self), theme.current()
        count = max(len(self._days), 1)
        wide = (self.width() - GAP * (count - 1)) / count
        painter.setPen(Qt.PenStyle.NoPen)
        for place, rounds in enumerate(self._days):
            painter.setBrush(colors.color("primary" if rounds else "track"))
            painter.drawRoundedRect(QRectF(place * (wide + GAP), 0, wide, STRIP), 2, 2)
        painter.end()


class AgeWords(QObject):
    """Says how old what is known of a partner is."""

    def age(self, one: Freshness) -> str:
        """Return the time of today, or the days: `14:01`, `5 dagen oud`."""
        if one.has_nobody:
            return self.tr("nog geen laptop")
        age = one.age_in_days
        if one.last_seen is None or age is None:
            return self.tr("nog nooit")
        if age <= 0:
            return f"{clock.local(one.last_seen):%H:%M}"
        return self.tr("%n dag(en) oud", None, age)


class PartnerLine(QWidget):
    """One partner: name, when it was there last, laptops of today, and its strip."""

    def __init__(self, one: Freshness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        status: Status = "attention" if one.is_old else "neutral" if one.has_nobody else "ok"
        look = STATUSES[status]
        when = Label(AgeWords().age(one), tone="attention" if one.is_old else "text", tabular=True)
        head = QHBoxLayout()
        head.setSpacing(7)
        name = strong(one.partner)
        name.setWordWrap(True)
        head.addWidget(name, 1)
        head.addWidget(Mark(look.icon, look.color, 16))
        head.addWidget(when)
        laptops = self.tr("{today} van {all} laptops vandaag")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        if one.has_nobody:
            return
        column.addWidget(small(laptops.format(today=one.laptops_today, all=one.laptops)))
        column.addSpacing(7)
        column.addWidget(DayStrip(one.days))


def first_day() -> date:
    """Return the first day of the strips."""
    return clock.today() - timedelta(days=DAYS - 1)
