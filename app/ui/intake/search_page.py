"""Page 1 of an intake, «Zoek»: one field, live matches, and what the chosen one is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.identifiers import NumberProblem, format_enterprise_number, parse_enterprise_number
from app.reference.loader import Reference
from app.services.companies.intake_search import Match, Matches, MatchFacts
from app.services.places import activity_label, place_name
from app.ui.form import FieldSet
from app.ui.intake.match_list import MatchList
from app.ui.intake.words import IntakeWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import KeyValueGrid, heading, muted, title
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import ScrollPane, SidePane

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
QUIET = (NumberProblem.LETTERS, NumberProblem.EMPTY)  # then it is a name


class SearchPage(QWidget):
    """
    Asks which company it is.

    `typed` carries the text, `enter_pressed` what Enter means: the chosen Match or None.
    """

    typed = Signal(str)
    enter_pressed = Signal(object)
    open_requested = Signal(object)  # id of an enterprise
    self_requested = Signal()  # the company is filled in by hand

    def __init__(
        self, reference: Reference, pane: "MatchPane", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = IntakeWords(self)
        self.field = LineEdit(icon="magnify", big=True)
        self.field.setAccessibleName(self.tr("KBO-nummer of naam"))
        self.fields = FieldSet(self)
        self.fields.add("query", self.field)
        self.note = NoteLine()
        self.count = muted()
        self.matches = MatchList(lambda nis: place_name(reference, nis))
        self.by_hand = Button(self.tr("Vul de onderneming zelf in"), "link", flush=True)
        self.pane = pane
        self._build()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.matches.opened.connect(self._on_opened)
        self.pane.open_button.clicked.connect(self._on_open_clicked)
        self.by_hand.clicked.connect(self.self_requested)
        self.show_matches(Matches(""))

    def show_matches(self, matches: Matches) -> None:
        """Show what was found for what is typed."""
        self.matches.show_matches(matches)
        self.matches.setVisible(bool(matches.groups))
        typed = bool(matches.typed.strip())
        count = self.tr("{count} gevonden").format(count=matches.total)
        self.count.setText(count if typed else "")
        self._question.setText(
            self.tr("Niet in de lijst?") if matches.groups else self.tr("Nog geen dossier?")
        )
        self._show_note()

    def number_is_wrong(self) -> bool:
        """Tell whether a number was typed that cannot be right."""
        check = parse_enterprise_number(self.field.text())
        return check.problem not in {None, NumberProblem.TOO_SHORT, *QUIET}

    def carried(self) -> tuple[str, str]:
        """Return which field of page 2 the text is for, and the text."""
        text = self.field.text().strip()
        check = parse_enterprise_number(text)
        if check.problem in QUIET:
            return "name", text
        return "number", check.formatted if check.is_valid else text

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if (by := STEPS.get(Qt.Key(event.key()))) is not None:
                self.matches.step(by)
                return True
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self.enter_pressed.emit(self.matches.current())
                return True
        return super().eventFilter(watched, event)

    def _show_note(self) -> None:
        text = self.field.text()
        check = parse_enterprise_number(text)
        finding = check.finding()
        self.field.set_error(on=self.number_is_wrong())
        if finding is None:
            self.note.show_note(
                "ok",
                self.tr("Geldig nummer: {number}").format(
                    number=format_enterprise_number(check.digits)
                ),
            )
        elif check.problem in QUIET or not check.digits:
            self.note.show_note(
                "muted", self.tr("Typ een naam, of de 10 cijfers van het KBO-nummer.")
            )
        elif check.problem is NumberProblem.TOO_SHORT:
            self.note.show_note("muted", self._words.finding(finding, text))
        else:
            self.note.show_note("error", self._words.finding(finding, text))
        self.field.setAccessibleDescription(self.note.words.text())

    def _build(self) -> None:
        body = ScrollPane(margins=(0, 16, 0, 16), parent=self)
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.setSpacing(8)
        top.addWidget(title(self.tr("Welke onderneming?")))
        top.addWidget(self.field)
        under = QHBoxLayout()
        under.setSpacing(16)
        under.addWidget(self.note, 1)
        under.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(under)
        body.column.addLayout(top)
        body.column.addWidget(self.matches)
        self._question = muted()
        question = QHBoxLayout()
        question.setSpacing(8)
        question.addWidget(Mark("help-circle-outline"))
        question.addWidget(self._question)
        words = QWidget()
        words.setLayout(question)
        question.setContentsMargins(0, 0, 0, 0)
        below = FlowLayout(gap=8)
        below.addWidget(words)
        below.addWidget(self.by_hand)
        margins = QVBoxLayout()
        margins.setContentsMargins(24, 4, 24, 0)
        margins.addLayout(below)
        body.column.addLayout(margins)
        body.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(body)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._show_note()
        self.typed.emit(text)

    @Slot(object)
    def _on_opened(self, match: Match) -> None:
        self.open_requested.emit(match.id)

    @Slot()
    def _on_open_clicked(self) -> None:
        if self.pane.shown is not None:
            self.open_requested.emit(self.pane.shown.id)


class MatchPane(SidePane):
    """What the chosen match is; without one, what can be typed."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._words = IntakeWords(self)
        self.shown: MatchFacts | None = None
        self.name = heading()
        self.name.setWordWrap(True)
        self.state = muted(wrap=True)
        self.facts = KeyValueGrid()
        self.open_button = Button(self.tr("Open dossier"), icon="open-in-new")
        self.column.setSpacing(4)
        self.column.addWidget(self.name)
        self.column.addWidget(self.state)
        self.column.addSpacing(10)
        self.column.addWidget(self.facts)
        self.column.addSpacing(14)
        line = QHBoxLayout()
        line.addWidget(self.open_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.show_facts(None)

    def show_facts(self, facts: MatchFacts | None) -> None:
        """Show an enterprise, or examples of what can be typed."""
        self.shown = facts
        self.open_button.setVisible(facts is not None and not facts.partner)
        if facts is None:
            self.name.setText(self.tr("Zo kun je zoeken"))
            self.state.setText(self.tr("Spaties, punten en BE mogen."))
            self.facts.set_pairs(
                [
                    (self.tr("Naam"), self.tr("bakkerij janssens")),
                    (self.tr("Nummer"), "0123.456.749"),
                    (self.tr("Btw"), "BE 0123 456 749"),
                ]
            )
            return
        self.name.setText(facts.name)
        self.state.setText(self._state(facts))
        self.facts.set_pairs([pair for pair in self._pairs(facts) if pair[1]])

    def _state(self, facts: MatchFacts) -> str:
        if facts.partner:
            whose = ", ".join(part for part in (facts.partner, facts.coach) if part)
            return self.tr(
                "Wordt al begeleid: {whose}. Vraag om het dossier met je te delen."
            ).format(whose=whose)
        if facts.coach:
            return self.tr("Bestaat al, coach {name}").format(name=facts.coach)
        return self.tr("Bestaat al, nog zonder coach")

    def _pairs(self, facts: MatchFacts) -> list[tuple[str, str]]:
        reference = self._reference
        form = reference.legal_forms.get(facts.legal_form) if facts.legal_form else None
        place = f"{facts.postal_code} {place_name(reference, facts.municipality_nis)}".strip()
        street = f"{facts.street} {facts.house_number}".strip()
        activity = activity_label(reference, facts.nace_code, facts.nace_version)
        return [
            (self.tr("KBO-nummer"), format_enterprise_number(facts.number) if facts.number else ""),
            (self.tr("Rechtsvorm"), "" if form is None else form.label),
            (self.tr("Vestiging"), "\n".join(part for part in (street, place) if part)),
            (self.tr("Vestigingen"), str(facts.sites) if facts.sites > 1 else ""),
            (self.tr("Activiteit"), activity),
            (self.tr("Intake"), self._words.day(facts.intake_on) if facts.intake_on else ""),
        ]
