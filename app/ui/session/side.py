"""The pane of a session; the sections that count and that name themes stand here too."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.session_counts import check_persons
from app.services.sessions.context import SessionContext
from app.services.sessions.form import FormFinding
from app.services.sessions.signatures import Signer
from app.ui.desk import Desk
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.outcome import ConfirmSection, GoalSection
from app.ui.session.people import PresentSection, line
from app.ui.session.served import ServedSection
from app.ui.session.signatures import SignatureSection
from app.ui.session_words import finding_text, persons_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import SectionHeader, muted, strong
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.panes import SidePane

FIRST_GROUPS: Final = 3
FIRST_THEMES: Final = 4


class CountSection(QWidget):
    """How many workers of each target group; first the groups that were used here before."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.steppers: dict[str, NumberStepper] = {}
        self._waiting: list[str] = []  # groups without a number, made when they are asked for
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.all_button = Button("", "link", flush=True)
        self.unique = NumberStepper()
        self.unique.setAccessibleName(self.tr("Aantal unieke personen"))
        self.unique.spin.setObjectName("unique")
        self.note = NoteLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = SectionHeader(self.tr("Aantal per doelgroep"))
        head.add_action(muted(self.tr("geen namen"), wrap=True))
        column.addWidget(head)
        column.addLayout(self._lines)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line(self.tr("Unieke personen"), self.unique))
        column.addWidget(self.note)
        self.all_button.clicked.connect(self._on_all)
        self.unique.changed.connect(self._on_count)

    def show_fields(self, fields: dict[str, Any], used: tuple[str, ...], day: date) -> None:
        """Show the numbers; a group that no longer holds stands there when it was counted."""
        counts: dict[str, int] = fields["counts"]
        codes = [group.code for group in self._desk.reference.target_groups(day)]
        known = [code for code in (*counts, *used) if counts.get(code) or code in codes]
        order = list(dict.fromkeys([*known, *codes]))
        shown = max(FIRST_GROUPS, sum(bool(counts.get(code)) for code in order))
        if [*self.steppers, *self._waiting] != order or len(self.steppers) != shown:
            self._make_lines(order[:shown])
        for code, stepper in self.steppers.items():
            stepper.set_value(counts.get(code, 0))
        self._waiting = order[shown:]
        self.all_button.setText(self.tr("Toon alle {count}").format(count=len(order)))
        self.all_button.setVisible(len(order) > shown)
        self.unique.set_value(fields["unique"])
        self._judge()

    def fields(self) -> dict[str, Any]:
        """Return the numbers that are not zero."""
        numbers = {code: stepper.value() for code, stepper in self.steppers.items()}
        return {
            "counts": {code: number for code, number in numbers.items() if number},
            "unique": self.unique.value(),
        }

    def _make_lines(self, codes: list[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.steppers = {}
        for code in codes:
            self._add(code)

    def _add(self, code: str) -> None:
        label = self._desk.reference.label("target_groups", code)
        row = QWidget(self)
        stepper = NumberStepper(parent=row)
        stepper.setAccessibleName(label)
        stepper.spin.setObjectName(f"count_{code}")
        stepper.changed.connect(self._on_count)
        cells = line(label, stepper)
        cells.setContentsMargins(0, 0, 0, 0)
        row.setLayout(cells)
        self._lines.addWidget(row)
        row.show()
        self.steppers[code] = stepper

    def _judge(self) -> None:
        """Tell when the unique persons cannot be with these numbers."""
        numbers = [stepper.value() for stepper in self.steppers.values()]
        found = check_persons(numbers, self.unique.value())
        words = [persons_text(finding, is_asked=False) for finding in found]
        self.note.show_note("attention", "".join(words))

    @Slot()
    def _on_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        for code in waiting:
            before = list(self.steppers.values())
            self._add(code)
            if before:  # Tab goes down the list, not to the end of the window
                self.setTabOrder(before[-1].spin, self.steppers[code].spin)
        self.all_button.hide()
        if waiting:
            self.steppers[waiting[0]].setFocus()

    @Slot()
    def _on_count(self) -> None:
        self._judge()
        self.edited.emit()


class ThemeSection(QWidget):
    """Themes as chips; the rest appears by «Meer»."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chips = ChipRow(multiple=True)
        self.more = Button("", "link", flush=True)
        self._chosen: list[str] = []
        self._order: list[str] = []
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(strong(self.tr("Thema")))
        column.addWidget(self.chips)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.chips.changed.connect(self._on_chips)
        self.more.clicked.connect(self._on_more)

    def show_fields(self, fields: dict[str, Any], used: tuple[str, ...], day: date) -> None:
        """Show the themes; those chosen, and those of the last session, come first."""
        self._chosen = list(fields["themes"])
        codes = [choice.code for choice in self._desk.reference.themes(day)]
        first = [code for code in used if code in codes]
        order = list(dict.fromkeys([*self._chosen, *first, *codes]))
        self._fill(order, max(FIRST_THEMES, len(self._chosen)))

    def fields(self) -> dict[str, Any]:
        """Return the chosen themes."""
        return {"themes": list(self._chosen)}

    def _fill(self, order: list[str], shown: int) -> None:
        if (order, shown) != (self._order, self._shown):
            self._order, self._shown = order, shown
            self._make_chips()
        self.chips.set_values(tuple(self._chosen))
        rest = len(order) - shown
        self.more.setText(self.tr("Meer ({count})").format(count=rest))
        self.more.setVisible(rest > 0)
        self.chips.updateGeometry()

    def _make_chips(self) -> None:
        self.chips.clear()
        shorts = {choice.code: choice.short for choice in self._desk.reference.themes(date.max)}
        for code in self._order[: self._shown]:
            label = self._desk.reference.label("themes", code)
            chip = self.chips.add(code, shorts.get(code, label))
            chip.setObjectName(f"theme_{code}")
            chip.setToolTip(label)
            chip.show()

    @Slot()
    def _on_chips(self) -> None:
        self._chosen = [code for code in self.chips.values() if isinstance(code, str)]
        self.edited.emit()

    @Slot()
    def _on_more(self) -> None:
        first = self._order[self._shown]
        self._fill(self._order, len(self._order))
        self.chips.chip(first).setFocus()


class SessionSide(SidePane):
    """The sections, in the order of use."""

    edited = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, kept: KeptTexts | None = None
    ) -> None:
        super().__init__(parent)
        # parents first: a widget that moves into another is styled anew, with all inside it
        self.served = ServedSection(self.body)
        self.served.edited.connect(self.edited)
        self.present = PresentSection(desk.reference, self.body, kept)
        self.counts, self.themes = CountSection(desk, self.body), ThemeSection(desk, self.body)
        self.goal, self.confirm = GoalSection(self.body, kept), ConfirmSection(self.body, kept)
        for section in (self.present, self.counts, self.themes, self.goal, self.confirm):
            self.add_section(section)
            section.edited.connect(self.edited)
        self.column.insertWidget(0, self.served)
        self.signatures = SignatureSection(desk, self.body, kept)
        self.add_section(self.signatures)
        self.signatures.paper_requested.connect(self._on_paper)
        self.column.addStretch(1)
        self._me = desk.me.name

    def show_fields(self, fields: dict[str, Any], context: SessionContext, day: date) -> None:
        """Show the form; `day` tells which groups and themes hold."""
        self.served.show_fields(fields, context)
        self.present.show_fields(fields, context.contacts)
        self.counts.show_fields(fields, context.groups_used, day)
        self.themes.show_fields(fields, context.themes_used, day)
        self.goal.show_fields(fields, context)
        self.confirm.show_fields(fields)

    def fields(self) -> dict[str, Any]:
        """Return what stands in the pane."""
        return (
            self.served.fields()
            | self.present.fields()
            | self.counts.fields()
            | self.themes.fields()
            | self.goal.fields()
            | self.confirm.fields()
        )

    def open_pad(self, title: str) -> None:
        """Let somebody who was there sign what is stored; `title` names the session."""
        there = [
            Signer(tick.text(), role, UUID(key))
            for tick, key, role in self.present.ticks
            if key is not None and tick.isChecked()
        ]
        about = self.tr("Akkoord met dit verslag: {title}.").format(title=title)
        self.show_widget(self.signatures)  # where it stands once it is given
        self.signatures.open_pad(about, [*there, Signer(self._me, self.tr("coach"))])

    def show_finding(self, found: FormFinding) -> QWidget | None:
        """Show what is wrong under its field; None: it is not about a field of this pane."""
        words = finding_text(found.finding)
        if found.field == "unique_persons":
            self.counts.note.show_note("attention", words)
            return self.counts.unique
        if found.field == "confirmed_by":
            self.confirm.who_field.set_error(words)
            return self.confirm.who
        if found.field == "confirmed_on":
            self.confirm.day_field.set_error(words)
            return self.confirm.day
        return None

    def clear_findings(self) -> None:
        """Take all sentences away."""
        for field in (self.confirm.who_field, self.confirm.day_field):
            field.set_error("")

    @Slot(object)
    def _on_paper(self, signer: Signer) -> None:
        """Note that it is signed on paper, by whom."""
        self.confirm.choose("paper", signer.name)
        self.show_widget(self.confirm)
