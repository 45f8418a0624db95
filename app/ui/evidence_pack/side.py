"""Beside S16: the first page, for whom it is, what goes in, packs of before, the period."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.pack_period import Period
from app.ui import theme
from app.ui.evidence_pack.service import Earlier, PeriodState, Survey
from app.ui.evidence_pack.words import PackWords, megabytes
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.pane_parts import Lines
from app.ui.widgets.panes import PANE_PADDING, SidePane
from app.ui.widgets.ticks import CheckBox

PAGE: Final = (176, 236)  # px at 100% text
LOW: Final = (148, 660)  # px wide that a page is shown in a pane lower than that
LEAST: Final = 132  # px wide that a page is shown beside words
GAP: Final = 14  # px between it and them
SCROLLBAR: Final = 12  # px
SHOWN: Final = 5  # packs of before
PRESETS: Final = ("audit", "evaluator", "partner")


class Thumbnail(QWidget):
    """A page of paper, white in dark too; it is read by its neighbours, and has no words itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_room(PAGE[0])
        theme.current().changed.connect(self.update)

    @property
    def has_page(self) -> bool:
        """Whether there is a page."""
        return self._image is not None

    def show_page(self, image: QImage | None) -> None:
        """Show a page, or an empty sheet."""
        self._image = image
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        sheet = self.rect().adjusted(0, 0, -1, -1)
        paint.box(painter, self.rect(), "paper", "divider", radius=4)
        if self._image is not None:
            inner = QRectF(sheet.adjusted(3, 3, -2, -2))
            size = QSize(self._image.size()).scaled(
                inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            left = inner.x() + (inner.width() - size.width()) / 2
            place = QRectF(left, inner.y(), size.width(), size.height())
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        painter.end()

    def set_room(self, width: int) -> None:
        """Be this wide in pixels, or as wide as a page is here when there is room for more."""
        # words grow with the text size, a picture of a page less so
        grow = 1 + (theme.current().percent - 100) / 400
        wide = min(width, round(PAGE[0] * grow))
        self.setFixedSize(wide, round(wide * PAGE[1] / PAGE[0]))


class FoldingCheck(CheckBox):
    """A tick box whose words go on in a second line where large letters need it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setAccessibleName(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme.current().px(28)
        words = folded(self._whole, self.fontMetrics(), room)
        if words != self.text():
            self.setText(words)


def folded(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return words in as many lines as it takes to fit in `room` pixels."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class PackSide(SidePane):
    """`chosen` comes when another preset or tick holds; `close_requested` asks for the period."""

    chosen = Signal()
    close_requested = Signal()
    periods_requested = Signal()
    zip_requested = Signal()

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = words
        self.thumbnail = Thumbnail()
        self.pages, self.pieces, self.weight = Label("", "strong"), muted(), muted()
        self.form = muted(wrap=True)
        self.column.addWidget(self._paper())
        self.column.addWidget(self._too_much())
        self.column.addSpacing(8)
        self.column.addWidget(self._for_whom())
        self.period_part = self._period()
        self.add_section(self.period_part)
        self.earlier, self.no_earlier = Lines(8), muted(self.tr("Nog geen."))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (strong(self.tr("Eerdere pakketten")), self.no_earlier, self.earlier):
            rows.addWidget(part)
        self.add_section(whole)
        self.column.addStretch(1)
        theme.current().changed.connect(self._on_sizes)
        self._on_sizes()

    def preset(self) -> str:
        """Return for whom it is, a code."""
        return str(self.whom.key())

    def show_survey(self, survey: Survey | None) -> None:
        """Show about how large it gets; None: it is not known."""
        if survey is None:
            for label in (self.pages, self.pieces, self.weight):
                label.clear()
            return
        self.pages.setText(self.tr("± {pages}").format(pages=self._say.pages(survey.pages)))
        self.pages.setToolTip(self.tr("Een schatting: het voorbeeld telt ze."))
        self.pieces.setText(self._say.pieces(survey.pieces))
        self.weight.setText(megabytes(survey.size))
        self._on_sizes()

    def show_too_much(self, most: int) -> None:
        """Say that the files are too much for one PDF of `most` bytes; 0: they are not."""
        self.too_much.setVisible(bool(most))
        self.too_much_words.setText(
            self.tr(
                "De stukken zijn samen meer dan {most}: zoveel past niet in één PDF. In een ZIP of "
                "een map staat elk dossier in een eigen PDF."
            ).format(most=megabytes(most))
        )

    def show_flavour(self, flavour: str) -> None:
        """Say which kind of file it gets."""
        name = "PDF/A-4f" if flavour == "a4f" else "PDF/A"
        self.form.setText(self.tr("{name} met manifest").format(name=name))

    def show_state(self, state: PeriodState | None, period: Period, undecided: int) -> None:
        """Show the packs of before, and whether the period is closed."""
        self._show_earlier(() if state is None else state.earlier)
        name = self._say.short_period(period)
        self.period_title.setText(self.tr("Periode {period}").format(period=name))
        closed = None if state is None else state.closed
        self.close_button.setVisible(closed is None)
        self.list_button.setVisible(closed is not None)
        if closed is not None:
            words = self.tr(
                "Op {day} afgesloten door {name}; elke wijziging is sindsdien zichtbaar met een "
                "reden."
            )
            self.period_words.setText(
                words.format(day=_day(closed.closed_at), name=closed.closed_by)
            )
            return
        words = self.tr("Open. Na afsluiten is elke wijziging zichtbaar met een reden.")
        if undecided == 1:
            words = self.tr(
                "Open. Sluit ze af als het onvolledige dossier beslist is; daarna is elke "
                "wijziging zichtbaar met een reden."
            )
        elif undecided:
            words = self.tr(
                "Open. Sluit ze af als de {n} onvolledige beslist zijn; daarna is elke wijziging "
                "zichtbaar met een reden."
            ).format(n=undecided)
        self.period_words.setText(words)

    def allow_sealing(self, why_not: str) -> None:
        """Let the pack get a seal, or say why it cannot."""
        self.seal.setChecked(not why_not)
        self.seal.setEnabled(not why_not)
        self.seal.setToolTip(why_not)

    def allow_closing(self, why_not: str) -> None:
        """Let the period be closed, or say why it cannot be."""
        self.close_button.setEnabled(not why_not)
        self.close_button.setToolTip(why_not)
        self.close_note.setText(why_not)
        self.close_note.setVisible(bool(why_not) and not self.close_button.isHidden())

    def _too_much(self) -> QWidget:
        self.too_much, self.too_much_words = QWidget(), Label("", wrap=True)
        self.zip_button = Button(self.tr("Maak er een ZIP van"), icon="folder-open-outline")
        column = QVBoxLayout(self.too_much)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.too_much_words)
        column.addWidget(self.zip_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.zip_button.clicked.connect(self.zip_requested)
        self.too_much.hide()
        return self.too_much

    def _paper(self) -> QWidget:
        words, whole = QWidget(), QWidget()
        facts = QVBoxLayout(words)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(2)
        self._facts = (self.pages, self.pieces, self.weight, self.form)
        for label in self._facts[:3]:
            facts.addWidget(label)
        facts.addSpacing(6)
        facts.addWidget(self.form)
        facts.addStretch(1)
        self._sheet = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(GAP)
        self._sheet.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        self._sheet.addWidget(words, 1)
        return whole

    @Slot()
    def _on_sizes(self) -> None:
        """Let the page give way to the words beside it; too small, it stands above them."""
        words = max(one.minimumSizeHint().width() for one in self._facts)
        room = self.sizeHint().width() - 2 * PANE_PADDING - SCROLLBAR
        if self.height() < LOW[1]:  # so that the period is in sight without scrolling
            room = min(room, LOW[0] + GAP + words)
        beside = room - GAP - words
        is_beside, way = beside >= LEAST, QBoxLayout.Direction
        self._sheet.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        self.thumbnail.set_room(beside if is_beside else room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().height() < LOW[1]) != (event.oldSize().height() < LOW[1]):
            self._on_sizes()

    def _for_whom(self) -> QWidget:
        whole = QWidget()
        self.whom = ComboBox()
        self.whom.setAccessibleName(self.tr("Voor wie"))
        for code, name in (
            ("audit", self.tr("Audit door Europa WSE")),
            ("evaluator", self.tr("Evaluator, zonder namen")),
            ("partner", self.tr("Partner, alleen eigen dossiers")),
        ):
            self.whom.add(code, name)
        self.seal = FoldingCheck(self.tr("Zet er mijn digitale handtekening op"))
        self.files = FoldingCheck(self.tr("Neem de stukken zelf mee"))
        self.apart = FoldingCheck(self.tr("Onvolledige apart, achteraan"))
        self.hide_contacts = FoldingCheck(self.tr("Verberg contactgegevens"))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(strong(self.tr("Voor wie")))
        column.addSpacing(2)
        column.addWidget(self.whom)
        column.addSpacing(6)
        for tick in (self.seal, self.files, self.apart, self.hide_contacts):
            tick.setChecked(tick is not self.hide_contacts)
            column.addWidget(tick)
            tick.clicked.connect(self.chosen)
        self.whom.currentIndexChanged.connect(self._on_whom)
        return whole

    @Slot()
    def _on_whom(self) -> None:
        """For an evaluator no name of a contact goes in, whatever was ticked."""
        is_evaluator = self.preset() == "evaluator"
        self.hide_contacts.setEnabled(not is_evaluator)
        if is_evaluator:
            self.hide_contacts.setChecked(True)
        self.chosen.emit()

    def _period(self) -> QWidget:
        whole = QWidget()
        self.period_title, self.period_words = strong(), muted(wrap=True)
        self.close_button = Button(self.tr("Sluit periode af"), icon="lock-outline")
        self.list_button = Button(self.tr("Toon afgesloten periodes"), "link", flush=True)
        self.close_button.setEnabled(False)  # until it is known how the period stands
        self.close_note = muted(wrap=True)
        self.close_note.hide()
        self.list_button.hide()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.period_title)
        column.addWidget(self.period_words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.close_button)
        row.addWidget(self.list_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.close_note)
        self.close_button.clicked.connect(self.close_requested)
        self.list_button.clicked.connect(self.periods_requested)
        return whole

    def _show_earlier(self, earlier: tuple[Earlier, ...]) -> None:
        self.earlier.show_lines([_EarlierLine(one, self._say) for one in earlier[:SHOWN]])
        self.no_earlier.setVisible(not earlier)


class _EarlierLine(QWidget):
    """A pack of before: its days, and whether anything of it changed since."""

    def __init__(self, one: Earlier, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, state = ElidedLabel(), Label(self._state(one), tone="muted")
        name.show_text(words.title(Period(one.first, one.last)))
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if one.changed:
            state.set_tone("attention")
        mark = Mark(*_MARKS[None if one.changed is None else bool(one.changed)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(name, 1)
        row.addWidget(state)
        made = self.tr("gemaakt op {day}").format(day=_day(one.made_at))
        self.setToolTip(made)
        self.setAccessibleName(f"{name.text()}, {state.text()}, {made}")

    def _state(self, one: Earlier) -> str:
        if one.changed is None:
            return self.tr("niet nagegaan")
        if not one.changed:
            return self.tr("ongewijzigd")
        return self.tr("%n dossier(s) gewijzigd", None, one.changed)


_MARKS: Final = {
    None: ("circle-outline", "muted"),
    False: ("check-circle-outline", "ok"),
    True: ("alert-outline", "attention"),
}


def _day(moment: datetime) -> str:
    return f"{clock.local(moment):%d/%m/%Y}"
