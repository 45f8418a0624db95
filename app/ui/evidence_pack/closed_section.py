"""Instellingen › Afgesloten periodes: which are closed, by whom, and what was mended since."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.pack_period import Period
from app.services.periods.corrections import Unexplained
from app.ui.desk import Desk
from app.ui.evidence_pack.service import ClosedView, CorrectionView
from app.ui.evidence_pack.words import PackWords, fingerprint
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, KeyValueGrid, Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.pane_parts import Lines


class ClosedSection(Section):
    """Read when it is made and after each change; nothing here can be undone or opened again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        say = PackWords()
        super().__init__(
            self.tr("Afgesloten periodes"),
            self.tr(
                "Een afgesloten periode gaat niet meer open. Wie er toch iets in verbetert, geeft "
                "een reden; die staat hier en in het volgende pakket. Afsluiten doe je bij Bewijs."
            ),
            parent,
        )
        self._desk, self._say = desk, say
        say.setParent(self)
        self.none = muted(self.tr("Er is nog geen periode afgesloten."), wrap=True)
        self.lines = Lines(16)
        self.form.addWidget(self.none)
        self.form.addWidget(self.lines)
        self.none.hide()
        desk.bus.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    @Slot(object)
    def refresh(self, _changes: object = None) -> None:
        """Read them again."""
        service = self._desk.packs
        job = self._desk.runner.start(lambda _progress: service.closed(), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, closed: tuple[ClosedView, ...]) -> None:
        self.none.setVisible(not closed)
        self.lines.show_lines([_ClosedPart(one, self._say, self._on_asked) for one in closed])

    @Slot(object)
    def _on_asked(self, asked: Unexplained) -> None:
        """Ask for the reason where a reason is asked: at the foot of the window."""
        self._desk.reason_requested.emit((asked,))


class _ClosedPart(QWidget):
    """One period with its facts and its corrections."""

    def __init__(
        self,
        one: ClosedView,
        say: PackWords,
        ask: Callable[[Unexplained], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = strong(say.title(Period(one.first, one.last)))
        title.setWordWrap(True)
        self.facts = KeyValueGrid()
        at = f"{clock.local(one.closed_at):%d/%m/%Y %H:%M}"
        by = self.tr("{at} door {name}").format(at=at, name=one.closed_by)
        partners = one.partners or self.tr("Alle partners")
        self.facts.set_pairs(
            [
                (self.tr("Dagen"), f"{one.first:%d/%m/%Y} – {one.last:%d/%m/%Y}"),
                (self.tr("Partners"), partners),
                (self.tr("Afgesloten"), by),
                (self.tr("Manifest"), fingerprint(one.manifest_sha256)),
                (self.tr("Verbeterd"), self._count(len(one.corrections))),
            ]
        )
        column.addWidget(title)
        column.addWidget(self.facts)
        self.corrections = [_Correction(each) for each in one.corrections]
        for line in self.corrections:
            line.asked.connect(ask)
            column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(Divider())

    def _count(self, number: int) -> str:
        return self.tr("%n verbetering(en)", None, number) if number else self.tr("Niets")


class _Correction(QWidget):
    """What was changed afterwards, and why; `asked` carries what has no reason yet."""

    asked = Signal(object)  # Unexplained

    def __init__(self, one: CorrectionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = f"{clock.local(one.made_at):%d/%m/%Y}"
        words = self.tr("{day}, {name}: {label}. {reason}")
        self.words = Label(
            words.format(
                day=day,
                name=one.made_by,
                label=one.label,
                reason=one.reason or self.tr("Zonder reden"),
            ),
            wrap=True,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Mark("pencil-outline", "attention"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        self._asked = one.asked
        self.reason_button = Button(self.tr("Geef reden"), "link", flush=True)
        self.reason_button.setAccessibleName(
            self.tr("Geef de reden van de correctie: {label}").format(label=one.label)
        )
        self.reason_button.setVisible(one.asked is not None)
        self.reason_button.clicked.connect(self._on_reason)
        row.addWidget(self.reason_button, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _on_reason(self) -> None:
        self.asked.emit(self._asked)
