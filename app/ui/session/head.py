"""The head of a session: when, what kind, where and about what."""

from datetime import date
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_time
from app.domain.findings import Severity, blocks
from app.domain.session_day import parse_session_day
from app.services.places import place_name
from app.services.sessions.context import SessionContext
from app.services.sessions.form import FormFinding
from app.ui import theme
from app.ui.desk import Desk
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.fields import AWAY, OTHER, REMOTE, read_times
from app.ui.session_words import finding_text, time_findings
from app.ui.widgets import paint
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.day_words import duration_text
from app.ui.widgets.days import DateField, TimeField
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label

NOTE_GAP: Final = 4  # px between the times and what is said about them
LINE_GAP: Final = 12  # px between two lines of fields
FieldT = TypeVar("FieldT", bound=QWidget)


class SessionDayField(DateField):
    """A day that has been: `20/11` and `vr` are the last ones, not the next."""

    @override
    def _parse(self, text: str) -> object | None:
        return parse_session_day(text, clock.today())


class SessionHead(QWidget):
    """
    Two lines of fields; `edited` comes at each key, `times_changed` when a moment is another.

    Fields show the raw text of the draft, so that what cannot be read comes back too.
    """

    edited = Signal()
    times_changed = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, kept: KeptTexts | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context: SessionContext | None = None
        self._was: dict[str, Any] = {}
        self.day = _named(SessionDayField(), "day")
        self.start, self.end = _named(TimeField(), "start"), _named(TimeField(), "end")
        self.lasted = Label("", "strong", tabular=True)
        self.kind, self.site = ComboBox(), ComboBox()
        self.kind.setObjectName("kind")
        self.site.setObjectName("site")
        self.place = _named(LineEdit(self.tr("Adres of naam van de plaats")), "place")
        self.subject = _named(LineEdit(), "subject")
        self.note = NoteLine(self)  # over the line that is kept free under the times
        self._end_field = LabelledField(self.tr("Tot"), self.end)
        self.place_field = LabelledField(self.tr("Plaats"), self.place)
        self.subject_field = LabelledField(self.tr("Onderwerp"), self.subject)
        for field in (self.place_field, self.subject_field):
            SensitiveHint.under(field, kept)
        for choice in desk.reference.session_kinds(clock.today()):
            self.kind.add(choice.code, choice.label)
        self._lay_out()
        self._connect()

    def show_fields(self, fields: dict[str, Any], context: SessionContext) -> None:
        """Show the form, without a signal."""
        self._context, self._was = context, fields
        show_day(self.day, fields["day"], parse_session_day(fields["day"], clock.today()))
        for field, name in ((self.start, "start"), (self.end, "end")):
            moment = parse_time(fields[name])
            field.set_value(moment)
            if moment is None:
                show_raw(field, fields[name])
        self.kind.set_key(fields["kind"])
        self._fill_sites()
        self.site.set_key(fields["site"])
        self.place.setText(fields["place"])
        self.subject.setText(fields["subject"])
        self._show_place()
        self._judge()

    def fields(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {
            "day": self.day.text(),
            "start": self.start.text(),
            "end": self.end.text(),
            "kind": self.kind.key(),
            "site": self.site.key() or OTHER,
            "place": self.place.text(),
            "subject": self.subject.text(),
        }

    def show_finding(self, found: FormFinding) -> QWidget:
        """Show what is wrong under its field; return the field."""
        words = finding_text(found.finding)
        if found.field in {"subject", "place"}:
            field = self.subject_field if found.field == "subject" else self.place_field
            field.set_error(words)
            return field.control
        wrong = self._time_field(found.field)
        tone = "error" if found.finding.severity is Severity.ERROR else "attention"
        wrong.set_error(on=tone == "error")
        self._say(tone, words)
        return wrong

    def clear_findings(self) -> None:
        """Take all sentences away."""
        for field in (self.subject_field, self.place_field):
            field.set_error("")
        for edit in (self.day, self.start, self.end):
            edit.set_error(on=False)
        self._say("muted", "")

    def today_of(self) -> date | None:
        """Return the day of the session, if it can be read."""
        return parse_session_day(self.day.text(), clock.today())

    def _time_field(self, name: str) -> LineEdit:
        fields: dict[str, LineEdit] = {"day": self.day, "start": self.start}
        return fields.get(name, self.end)

    def _lay_out(self) -> None:
        self.day.setFixedWidth(self.day.minimum_text_width())
        for field in (self.start, self.end):
            field.setFixedWidth(theme.current().px(72))
        self.site.setMinimumWidth(theme.current().px(200))
        self.site.setMaximumWidth(theme.current().px(320))
        self.place.setMinimumWidth(theme.current().px(200))
        line = QWidget()
        flow = FlowLayout(line, gap=LINE_GAP, top=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        parts: list[tuple[str, QWidget]] = [
            (self.tr("Datum"), self.day),
            (self.tr("Van"), self.start),
            (self.tr("Duur"), self.lasted),
            (self.tr("Soort"), self.kind),
            (self.tr("Vestiging"), self.site),
        ]
        shown = [LabelledField(words, part) for words, part in parts]
        for alone in (*shown[3:], self.place_field):  # in a line of their own, in large letters
            alone.setContentsMargins(0, 0, 0, LINE_GAP - NOTE_GAP)
        shown.insert(2, self._end_field)
        for labelled in shown:
            flow.addWidget(labelled)
        flow.addWidget(self.place_field)
        self.lasted.setMinimumHeight(theme.current().height(32))
        self.lasted.setMinimumWidth(theme.current().px(54))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NOTE_GAP)
        column.addWidget(line)
        column.addWidget(self.subject_field)
        self.note.raise_()
        self._keep_room()
        self._end_field.installEventFilter(self)

    def _say(self, tone: str, words: str) -> None:
        """Show a sentence under the times; the other fields stay where they are."""
        self.note.show_note(tone, words)
        self._keep_room()

    @Slot()
    def _keep_room(self) -> None:
        """Keep a line free under the times, more when the sentence has no room on one."""
        labelled = self._end_field
        line = paint.line_height(theme.current().font())
        wraps = self.note.heightForWidth(self.width()) if self.note.words.text() else 0
        high = max(line, wraps)
        if labelled.contentsMargins().bottom() != high + NOTE_GAP:
            labelled.setContentsMargins(0, 0, 0, high + NOTE_GAP)
        top = labelled.mapTo(self, labelled.rect().bottomLeft()).y() + 1 - high
        self.note.setGeometry(0, top, self.width(), high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._keep_room()
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _connect(self) -> None:
        for edit in (self.day, self.start, self.end, self.place, self.subject):
            edit.textEdited.connect(self.edited)
        for edit in (self.day, self.start, self.end):
            edit.textEdited.connect(self._on_time_typed)
        theme.current().changed.connect(self._keep_room)
        for field in (self.day, self.start, self.end):
            field.changed.connect(self._on_time)
            field.refused.connect(self._on_time)
        self.kind.activated.connect(self._on_kind)
        self.site.activated.connect(self._on_site)

    def _fill_sites(self) -> None:
        chosen = self.site.key()
        self.site.clear()
        if self.kind.key() in AWAY:
            remote = self.tr("Online") if self.kind.key() == "online" else self.tr("Telefonisch")
            self.site.add(REMOTE, remote)
        for site in () if self._context is None else self._context.sites:
            town = place_name(self._desk.reference, site.municipality_nis) or site.postal_code
            street = f"{site.street} {site.house_number}".strip()
            self.site.add(str(site.id), ", ".join(part for part in (town, street) if part))
        self.site.add(OTHER, self.tr("Andere plaats"))
        self.site.set_key(chosen)

    def _show_place(self) -> None:
        self.place_field.setVisible(self.site.key() == OTHER)

    def _judge(self) -> None:
        """Show the duration, and what is odd about the times, as soon as they can be read."""
        times = read_times({**self._was, **self.fields()}, clock.today())
        known = times.starts_at is not None and times.ends_at is not None
        self.clear_findings()
        self.lasted.setText("–")
        if not known or times.starts_at is None or times.ends_at is None:
            for found in times.findings:
                if self._time_field(found.field).text().strip():
                    self.show_finding(found)
            return
        if times.ends_at >= times.starts_at:
            self.lasted.setText(duration_text(times.ends_at - times.starts_at))
        for finding in time_findings(times.starts_at, times.ends_at):
            if finding.severity is Severity.INFO:
                self._say("muted", finding_text(finding))
            else:
                self.show_finding(FormFinding("time", finding))
            return

    def _is_wrong(self) -> bool:
        """Tell whether what stands in the fields now is refused."""
        times = read_times({**self._was, **self.fields()}, clock.today())
        if times.starts_at is None or times.ends_at is None:
            return True
        return blocks(time_findings(times.starts_at, times.ends_at))

    @Slot()
    def _on_time_typed(self) -> None:
        """Take what is said back as soon as it is right; what is wrong is said on leaving."""
        is_red = any(field.property("error") for field in (self.day, self.start, self.end))
        if (is_red or self.note.isVisible()) and not self._is_wrong():
            self._judge()

    @Slot()
    def _on_time(self) -> None:
        self._judge()
        self.times_changed.emit()
        self.edited.emit()

    @Slot()
    def _on_kind(self) -> None:
        was = self.site.key()
        self._fill_sites()
        away = self.kind.key() in AWAY
        first = self.site.itemData(0)
        if away and was != OTHER:
            self.site.set_key(REMOTE)
        elif self.site.key() is None:
            self.site.set_key(first)
        self._show_place()
        self.times_changed.emit()
        self.edited.emit()

    @Slot()
    def _on_site(self) -> None:
        self._show_place()
        if self.site.key() == OTHER:
            self.place.setFocus()
        self.edited.emit()


def show_day(field: DateField, raw: str, day: date | None) -> None:
    """Show a day, or the text of a draft that means none."""
    field.set_value(day)
    if day is None:
        show_raw(field, raw)


def show_raw(field: LineEdit, raw: str) -> None:
    """Show a text that is read when the field is left."""
    field.setText(raw)
    field.setModified(bool(raw))


def _named(field: FieldT, name: str) -> FieldT:
    field.setObjectName(name)
    return field
