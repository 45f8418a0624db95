"""Asks what to do with a national number or a sensitive word in a text; it changes nothing."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.sensitive import About, Found, find_sensitive
from app.reference.sensitive import sensitive_words
from app.ui import theme
from app.ui.sensitive_kept import KeptTexts
from app.ui.sensitive_text import FieldText, LookedAt, TextField
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.notices import HintBar
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import in_next_turn

WAIT_MS: Final = 300  # after the last key
LONGEST: Final = 30_000  # signs that are looked at before the next turn gets its chance


class _Place(NamedTuple):
    """A piece that is asked about, and the text that it stands in."""

    where: LookedAt
    found: Found
    piece: str


class SensitiveHint(QWidget):
    """
    An amber question under one or more texts, about the first piece that is not kept.

    It never changes a text by itself, and nothing waits for an answer.

    Args:
        can_keep: Whether it offers to keep a piece with a reason.
    """

    def __init__(
        self,
        parent: QWidget,
        *fields: TextField,
        kept: KeptTexts | None = None,
        name: str = "",
        can_keep: bool = True,
    ) -> None:
        super().__init__(parent)
        self._texts: list[LookedAt] = []
        self._name = name
        self._can_keep = can_keep
        self._kept = kept if kept is not None else KeptTexts(self)
        self._asked: _Place | None = None
        self.bar: _Question | None = None  # made for the first question: mostly none comes
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.look)
        self._kept.changed.connect(self.look_soon)
        self._kept.known.connect(self.look)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        self.hide()
        for field in fields:
            self.watch(field)

    @classmethod
    def under(cls, field: LabelledField, kept: KeptTexts | None = None) -> "SensitiveHint | None":
        """Look at the control of a labelled field, and ask under it; None: it has no text."""
        control, layout = field.control, field.layout()
        if not isinstance(control, TextField) or layout is None:
            return None
        hint = cls(field, control, kept=kept)
        layout.addWidget(hint)
        return hint

    def watch(self, field: TextField) -> None:
        """Look at this field too."""
        self._texts.append(FieldText(field, self._name))
        field.textChanged.connect(self.look_soon)

    def forget(self, field: TextField) -> None:
        """Look at this field no more; it is going away."""
        self._texts = [one for one in self._texts if getattr(one, "field", None) is not field]
        self.look_soon()

    def texts(self) -> list[LookedAt]:
        """Return what is looked at."""
        return self._texts

    def found_in(self, text: str) -> Iterable[Found]:
        """Return what is asked about in a text, in its order."""
        return find_sensitive(text, sensitive_words(clock.today()))

    @Slot()
    def look_soon(self) -> None:
        """Look when nobody types for a moment."""
        self._wait.start()

    @Slot()
    def look(self) -> None:
        """Ask about the first piece that is not kept, or hide."""
        place = self._first()
        if place is not None:
            if self.bar is None:
                self.bar = self._make_bar()
            if self._asked is None or _key(place) != _key(self._asked):
                self.bar.ask(place.found.about, place.piece)
                self.bar.come_after(place.where.stop)
        self._asked = place
        self.setVisible(place is not None)

    def _make_bar(self) -> "_Question":
        bar = _Question(self, can_keep=self._can_keep)
        bar.act_button.clicked.connect(self._on_act)
        bar.reason.returnPressed.connect(self._on_keep)
        bar.keep_button.clicked.connect(self._on_keep)
        self._column.addWidget(bar)
        return bar

    def _first(self) -> _Place | None:
        for where in self.texts():
            text = where.text()
            for found in self.found_in(text[:LONGEST]):
                piece = text[found.start : found.end]
                if not self._kept.knows(where.name, piece, found.about):
                    return _Place(where, found, piece)
        return None

    @Slot()
    def _on_act(self) -> None:
        """Take the number out, or show the word: how to say it otherwise is for the coach."""
        if (place := self._first()) is None:
            self.look()
        elif place.found.about is About.NATIONAL_NUMBER:
            place.where.remove(place.found)
            self.look()
        else:
            place.where.show(place.found)

    @Slot()
    def _on_keep(self) -> None:
        place, bar = self._first(), self.bar
        if place is None or bar is None or not bar.reason.text().strip():
            return
        self._kept.keep(place.where.name, place.piece, place.found.about, bar.reason.text())
        bar.fold_reason()
        stop = place.where.stop
        (stop if stop.isVisible() else self.parentWidget() or self).setFocus()
        self.look()


class _Reason(LineEdit):
    """A line whose Enter is for the question alone, not for the form that it stands in."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class _Question(HintBar):
    """
    The question, its two answers, and the reason that the second one asks for.

    The reason is a text too: it is asked about below it, where one is already giving a reason.
    """

    def __init__(self, parent: QWidget, *, can_keep: bool) -> None:
        self.act_button, self.ask_button = Button(""), Button("", "quiet")
        super().__init__("", (self.act_button, self.ask_button), parent)
        self.ask_button.setText(self.tr("Toch houden, met reden"))
        self.ask_button.setVisible(can_keep)
        self.reason = _Reason(self.tr("Waarom blijft dit hier staan?"))
        self.reason.setAccessibleName(self.tr("Reden om dit te houden"))
        self.keep_button = Button(self.tr("Houd"))
        self.back_button = Button(self.tr("Terug"), "quiet")
        self._reason_buttons = (self.keep_button, self.back_button)
        self._reasons = QWidget(self)
        answers = FlowLayout(gap=4)
        answers.addWidget(self.keep_button)
        answers.addWidget(self.back_button)
        column = QVBoxLayout(self._reasons)
        column.setContentsMargins(0, 0, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.reason)
        column.addWidget(SensitiveHint(self._reasons, self.reason, can_keep=False))
        column.addLayout(answers)
        self.column.setSpacing(0)
        self.column.addWidget(self._reasons)
        self.fold_reason()
        self.ask_button.clicked.connect(self._on_ask)
        self.back_button.clicked.connect(self._on_back)
        self.reason.textChanged.connect(self._on_reason)

    def ask(self, about: About, piece: str) -> None:
        """Ask about a piece of text."""
        words, why, act, said = {
            About.NATIONAL_NUMBER: self._about_number(),
            About.HEALTH: self._about_word(self.tr("iemands gezondheid")),
            About.ORIGIN: self._about_word(self.tr("iemands afkomst")),
            About.JUSTICE: self._about_word(self.tr("iemands gerechtelijk verleden")),
            About.NAME: self._about_case(self.tr("„{piece}” is een naam uit je dossiers.")),
            About.ENTERPRISE_NUMBER: self._about_case(
                self.tr("„{piece}” is een ondernemingsnummer.")
            ),
        }[about]
        sentence = f"{words} {why}".strip().format(piece=piece)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.act_button.setText(act)
        self.act_button.setAccessibleName(said.format(piece=piece))
        self.fold_reason()

    def come_after(self, stop: QWidget) -> None:
        """Let Tab come here from a field: the bar was made after all that stands under it."""
        for part in (self.act_button, self.ask_button, self.reason, *self._reason_buttons):
            self.setTabOrder(stop, part)
            stop = part

    def fold_reason(self) -> None:
        """Ask for no reason, until the coach wants to keep it."""
        self.reason.clear()
        self.keep_button.setEnabled(False)
        self._reasons.hide()
        self.ask_button.setEnabled(True)

    def _about_number(self) -> tuple[str, str, str, str]:
        words = self.tr("Dit lijkt een rijksregisternummer. Verwijder het?")
        return words, "", self.tr("Verwijder"), self.tr("Verwijder het rijksregisternummer")

    def _about_word(self, subject: str) -> tuple[str, str, str, str]:
        words = self.tr("„{piece}” zegt misschien iets over {subject}.")
        words = words.replace("{subject}", subject)
        why = self.tr(
            "Zulke gegevens zijn extra beschermd en horen niet in een dossier. Schrijf liever wat "
            "er op het werk nodig is."
        )
        return words, why, self.tr("Toon"), self.tr("Toon „{piece}” in de tekst")

    def _about_case(self, words: str) -> tuple[str, str, str, str]:
        why = self.tr(
            "Een casus vertelt niet over wie ze gaat. Schrijf liever wat voor bedrijf het is."
        )
        return words, why, self.tr("Toon"), self.tr("Toon „{piece}” in de tekst")

    @Slot()
    def _on_ask(self) -> None:
        under_words = 12 + theme.current().px(18) + 8
        self._reasons.setContentsMargins(under_words, 0, 0, 0)
        self._reasons.show()
        self.ask_button.setEnabled(False)
        self.reason.setFocus()
        in_next_turn(self, self._show_reasons)

    def _show_reasons(self) -> None:
        """Scroll so far that the whole answer is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollPane):
            above = above.parentWidget()
        if above is not None:
            above.show_widget(self._reasons)

    @Slot()
    def _on_back(self) -> None:
        self.fold_reason()
        self.ask_button.setFocus()

    @Slot(str)
    def _on_reason(self, text: str) -> None:
        self.keep_button.setEnabled(bool(text.strip()))


def _key(place: _Place) -> tuple[str, str, About]:
    return place.where.name, place.piece, place.found.about
