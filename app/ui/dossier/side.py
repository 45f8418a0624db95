"""The pane beside a file: open actions, how far the intake is, contacts."""

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.intake import Completeness
from app.reference.loader import Reference
from app.services.companies.dossier import MOST_ACTIONS, ActionRow, ContactRow, Dossier
from app.services.evidence.of_company import CompanyTrajectory
from app.ui import theme
from app.ui.company_words import function_text, item_text
from app.ui.dossier.new_action import NewAction
from app.ui.dossier.view_model import DossierModel
from app.ui.evidence_section import EvidenceSection, TrajectorySection
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import short_day
from app.ui.widgets.labels import Label, SectionHeader, muted
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.pane_parts import Section
from app.ui.widgets.panes import SIDE_PANE_WIDTH, SidePane
from app.ui.widgets.short_label import ShortLabel
from app.ui.widgets.status import StatusText
from app.ui.widgets.ticks import CheckBox

MOST_MISSING = 6
FIRST_ACTIONS = 8
LINE = 32  # of a contact: as high as a button
FIRST_CONTACTS = 6  # the tab «Contacten» has them all


class ActionLine(QWidget):
    """A tick, what is to be done and by when; ticking it finishes it."""

    done = Signal(object)  # ActionRow

    def __init__(self, action: ActionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.tick = CheckBox()
        self.tick.setAccessibleName(action.text)
        words = Label(action.text, wrap=True)
        words.setMinimumWidth(60)
        self.due = Label(self._due_text(), tabular=True)
        today, due = clock.today(), action.due_on
        self.due.set_tone("attention" if due is not None and due <= today else "muted")
        self.due.set_role("strong" if due is not None and due <= today else "text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(self.due)
        self.tick.toggled.connect(self._on_toggled)

    def _due_text(self) -> str:
        due, today = self.action.due_on, clock.today()
        if due is None:
            return ""
        if due == today:
            return self.tr("vandaag")
        if due < today:
            return self.tr("%n dag(en) te laat", None, (today - due).days)
        return short_day(due)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 signature of `toggled`
        if on:
            self.done.emit(self.action)


class DossierSide(SidePane):
    """Sections in the order of use; `intake_requested` asks for the page of the intake."""

    intake_requested = Signal()

    def __init__(
        self, model: DossierModel, reference: Reference, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._reference = model, reference
        self._most_actions = FIRST_ACTIONS
        self._are_all_contacts_shown = False
        self.setAccessibleName(self.tr("Acties, bewijs, intake en contacten"))
        self.actions_head = SectionHeader(self.tr("Open acties"))
        self.add_button = Button(self.tr("Voeg een actie toe"), "icon", "plus", flush=True)
        self.actions_head.add_action(self.add_button)
        self.new_action = NewAction()
        self.new_action.hide()
        self._actions, self._missing, self._contacts = QWidget(), QWidget(), QWidget()
        self.intake_head = SectionHeader(self.tr("Intake"))
        self.intake_percent = muted()
        self.intake_head.add_action(self.intake_percent)
        self.meter = ProgressBar()
        self.evidence: EvidenceSection | None = None  # made for who has a trajectory
        self.trajectory: TrajectorySection | None = None
        self._running: tuple[Section, ...] = ()
        self.column.setSpacing(10)
        self.add_section(_column(self.actions_head, self.new_action, self._actions))
        self._running_at = self.column.count()
        self.add_section(_column(self.intake_head, self.meter, self._missing))
        self.add_section(_column(SectionHeader(self.tr("Contactpersonen")), self._contacts))
        self.column.addStretch(1)
        self.add_button.clicked.connect(self.new_action.open)
        self.new_action.entered.connect(self._on_entered)
        theme.current().changed.connect(self._on_text_size)
        self._on_text_size()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what belongs to a file."""
        self.actions_head.set_count(str(dossier.action_count or ""))
        self._show_actions(dossier)
        self._show_trajectory(dossier.trajectory)
        self._show_intake(dossier.intake)
        self._show_contacts(_current(dossier))

    def _show_actions(self, dossier: Dossier) -> None:
        lines, shown = _emptied(self._actions), dossier.actions[: self._most_actions]
        for action in shown:
            line = ActionLine(action)
            line.done.connect(self._on_done)
            lines.addWidget(line)
        if (more := dossier.action_count - len(shown)) > 0:
            button = Button(self.tr("Toon er nog {n}").format(n=more), "link", flush=True)
            button.clicked.connect(self._on_more_actions)
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not shown:
            lines.addWidget(muted(self.tr("Niets te doen. Voeg toe met +."), wrap=True))

    def _show_trajectory(self, found: CompanyTrajectory | None) -> None:
        for part in self._running:
            part.setVisible(found is not None)
        if found is None:
            return
        if self.evidence is None or self.trajectory is None:
            self.evidence, self.trajectory = EvidenceSection(), TrajectorySection()
            self._running = (Section(self.evidence), Section(self.trajectory))
            for place, part in enumerate(self._running, self._running_at):
                self.column.insertWidget(place, part)
            self.evidence.open_requested.connect(self._model.go)
            self.trajectory.open_requested.connect(self._model.go)
        self.evidence.show_evidence(found.evidence, may_add=found.may_edit)
        self.trajectory.show_trajectory(found)

    def _show_intake(self, intake: Completeness) -> None:
        self.intake_percent.setText(f"{intake.percent}%")
        color = "ok" if intake.is_complete else "primary"
        spoken = self.tr("Intake {percent}% volledig").format(percent=intake.percent)
        self.meter.set_progress(intake.percent / 100, color=color, spoken=spoken)
        lines = _emptied(self._missing)
        if intake.is_complete:
            lines.addWidget(StatusText("ok", self.tr("Alles is ingevuld")))
            return
        for status in intake.needed[:MOST_MISSING]:
            row = QHBoxLayout()
            row.addWidget(StatusText("neutral", item_text(status.item), muted=True), 1)
            button = Button(self.tr("Vul in"), "link", flush=True)
            button.setAccessibleName(self.tr("Vul in: {item}").format(item=item_text(status.item)))
            button.clicked.connect(self.intake_requested)
            row.addWidget(button)
            lines.addLayout(row)
        if (more := len(intake.needed) - MOST_MISSING) > 0:
            lines.addWidget(muted(self.tr("en nog {n}").format(n=more)))

    def _show_contacts(self, contacts: list[ContactRow]) -> QVBoxLayout:
        lines = _emptied(self._contacts)
        has_more = not self._are_all_contacts_shown and len(contacts) > FIRST_CONTACTS
        for contact in contacts[:FIRST_CONTACTS] if has_more else contacts:
            lines.addWidget(ContactLine(contact, function_text(self._reference, contact.function)))
        if has_more:
            more = self.tr("Toon er nog {n}").format(n=len(contacts) - FIRST_CONTACTS)
            button = Button(more, "link", flush=True)
            button.setAccessibleName(self.tr("{more}: contactpersonen").format(more=more))
            button.clicked.connect(self._on_more_contacts)
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not contacts:
            lines.addWidget(muted(self.tr("Nog niemand. Voeg toe onder Contacten."), wrap=True))
        return lines

    @Slot()
    def _on_more_actions(self) -> None:
        self._most_actions = MOST_ACTIONS
        if self._model.dossier is not None:
            self._show_actions(self._model.dossier)

    @Slot()
    def _on_more_contacts(self) -> None:
        self._are_all_contacts_shown = True
        if self._model.dossier is not None:
            lines = self._show_contacts(_current(self._model.dossier))
            item = lines.itemAt(FIRST_CONTACTS)
            if item is not None and (first := item.widget()) is not None:
                first.setFocus()  # the button that had the keyboard is gone

    @Slot(object)
    def _on_done(self, action: ActionRow) -> None:
        self._model.finish_action(
            self.tr("Actie klaar: {text}").format(text=action.text), action.id
        )

    @Slot()
    def _on_entered(self) -> None:
        if (typed := self.new_action.values()) is None:
            return
        text, due = typed
        problem = self._model.add(self.tr("Actie toegevoegd"), "action", text=text, due_on=due)
        if problem:
            self.new_action.refuse(problem)
        else:
            self.new_action.close_form()
            self.add_button.setFocus()

    @Slot()
    def _on_text_size(self) -> None:
        self.setMinimumWidth(theme.current().px(SIDE_PANE_WIDTH[0]))
        self.setMaximumWidth(theme.current().px(SIDE_PANE_WIDTH[1]))


class ContactLine(QWidget):
    """A contact with a telephone and a mail button."""

    def __init__(self, contact: ContactRow, function: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        self._name, role = ShortLabel(contact.name), ShortLabel(function, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(role)
        row.addStretch(1)
        self.buttons: list[Button] = []  # for what is known of the contact
        for text, icon, clicked in (
            (contact.phone, "phone-outline", self._on_phone),
            (contact.email, "email-outline", self._on_mail),
        ):
            if text:
                button = Button(text, "icon", icon)
                button.clicked.connect(clicked)
                row.addWidget(button)
                self.buttons.append(button)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        theme.current().changed.connect(self._on_text_size)
        self._on_text_size()

    @Slot()
    def _on_text_size(self) -> None:
        """
        Show the name before the function, where there is not room for both.

        A line is as high without buttons as with them, so that the lines stand evenly.
        """
        self.setMinimumHeight(theme.current().height(LINE))
        wide = paint.width(self.contact.name, theme.current().font()) + 2
        self._name.setMinimumWidth(min(wide, theme.current().px(140)))

    @Slot()
    def _on_phone(self) -> None:
        digits = "".join(sign for sign in self.contact.phone if sign.isdigit() or sign == "+")
        QDesktopServices.openUrl(QUrl(f"tel:{digits}"))

    @Slot()
    def _on_mail(self) -> None:
        QDesktopServices.openUrl(QUrl(f"mailto:{quote(self.contact.email, safe='@')}"))


def _current(dossier: Dossier) -> list[ContactRow]:
    """Return the contacts that have not left."""
    return [row for row in dossier.contacts if row.ended_on is None]


def _column(*widgets: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for widget in widgets:
        column.addWidget(widget)
    return part


def _emptied(widget: QWidget) -> QVBoxLayout:
    """Return the column of a widget without what stood in it."""
    column = widget.layout()
    if not isinstance(column, QVBoxLayout):
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
    _clear(column)
    return column


def _clear(column: QVBoxLayout | QHBoxLayout) -> None:
    while item := column.takeAt(0):
        if (inner := item.widget()) is not None:
            inner.hide()
            inner.deleteLater()
        elif isinstance(item, QHBoxLayout):
            _clear(item)
            item.deleteLater()
