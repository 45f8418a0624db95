"""A form of named fields: it reads them, puts them back, and says beside each what is wrong."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from app.domain.findings import Finding, Severity
from app.reference.search import Catalogue
from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import ComboBox, SearchCombo, Suggestion
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit, set_flag
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.segments import Segments

FORM_WIDTH: Final = 716  # px at 100% text
COLUMN_GAP, ROW_GAP = 20, 14
FREE: Final = (  # fields with free text, where a national number may slip in
    "name", "introduced_by", "question", "purpose", "first_step", "consent_by",
)  # fmt: skip
NARROW: Final = 250  # px at 100% text: below this a column holds no field


class CodeCombo(SearchCombo):
    """
    A line of an official list, chosen by typing words or its code.

    Args:
        first: The level of the lines that are shown before anything is typed.
        finest: Lines of the deepest level are found, else those of level 1.
    """

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        first: int,
        placeholder: str = "",
        *,
        finest: bool = False,
    ) -> None:
        super().__init__(self._find, placeholder)
        self._catalogue, self._first, self._finest = catalogue, first, finest

    def set_code(self, code: str | None) -> None:
        """Show the line with this code, also when the list has it no more."""
        entry = self._catalogue().get(code) if code else None
        if entry is not None:
            self.set_suggestion(Suggestion(code, f"{entry.written}  {entry.label}"))
        else:
            self.set_suggestion(Suggestion(code, str(code)) if code else None)

    def _find(self, typed: str) -> list[Suggestion]:
        if typed:
            lines = self._catalogue()
            found = lines.finest(typed) if self._finest else lines.search(typed, levels=[1])
        else:
            found = [entry for entry in self._catalogue() if entry.level == self._first]
        return [Suggestion(e.code, f"{e.written}  {e.label}") for e in found]


class FormColumns(QWidget):
    """Fields in two columns; one column where two do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget, QWidget | None]] = []
        self._two = True
        self._blank = QWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(ROW_GAP)

    def add(self, left: QWidget, right: QWidget | None = None) -> None:
        """Add a row; without `right` the other half stays empty."""
        self._rows.append((left, right))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = self.width() >= 2 * theme.current().px(NARROW) + COLUMN_GAP
        if two != self._two:
            self._two = two
            self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        widgets = [widget for row in self._rows for widget in row if widget is not None]
        widest = max((widget.minimumSizeHint().width() for widget in widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        # `takeAt` would let the old items live on, and a new one not hear when words wrap further
        for widget in (self._blank, *(widget for row in self._rows for widget in row if widget)):
            self._grid.removeWidget(widget)
        row = 0
        for left, right in self._rows:
            self._grid.addWidget(left, row, 0)
            if right is not None:
                row += 0 if self._two else 1
                self._grid.addWidget(right, row, 1 if self._two else 0)
            row += 1
        lonely = bool(self._rows) and self._rows[0][1] is None and self._two
        self._blank.setVisible(lonely)
        if lonely:  # a row with one field keeps it at half the width
            self._grid.addWidget(self._blank, 0, 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column == 0 or self._two else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP if self._two else 0)


class FieldSet(QObject):
    """The named controls of a page."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._controls: dict[str, QWidget] = {}
        self._labelled: dict[str, LabelledField] = {}
        self._hints: dict[str, SensitiveHint] = {}
        self.kept = KeptTexts(self)

    def add(
        self,
        name: str,
        control: QWidget,
        field: LabelledField | None = None,
        *,
        is_free: bool = False,
    ) -> None:
        """
        Take a control up under its name, which also becomes its object name.

        Args:
            is_free: Anything can be typed there; so of those in FREE anyway.
        """
        control.setObjectName(name)
        self._controls[name] = control
        if field is not None:
            self._labelled[name] = field
            is_free = is_free or name.rpartition(".")[2] in FREE
            hint = SensitiveHint.under(field, self.kept) if is_free else None
            if hint is not None:
                self._hints[name] = hint
        getattr(control, _access(control).signal).connect(self._on_changed)

    def forget(self, prefix: str) -> None:
        """Drop the controls whose names begin so; they are going away."""
        for names in (self._controls, self._labelled, self._hints):
            for name in [name for name in names if name.startswith(prefix)]:
                del names[name]

    def control(self, name: str) -> QWidget | None:
        """Return a control by name."""
        return self._controls.get(name)

    def names(self) -> tuple[str, ...]:
        """Return all names."""
        return tuple(self._controls)

    def text(self, name: str) -> str:
        """Return what stands in one field, as text."""
        control = self._controls[name]
        return str(_access(control).read(control) or "")

    def read(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {name: _access(control).read(control) for name, control in self._controls.items()}

    def show_values(self, fields: Mapping[str, Any]) -> None:
        """Put values in the fields, without a signal."""
        for name, control in self._controls.items():
            if name in fields:
                with QSignalBlocker(control):
                    _access(control).show(control, fields[name])
                if name in self._hints:
                    self._hints[name].look_soon()

    def show_findings(
        self, findings: Mapping[str, Finding], say: Callable[[Finding, str], str], wait: str
    ) -> None:
        """
        Say under each field what is wrong with it.

        Args:
            wait: Name of the field that is being typed in; unfinished text is no error yet.
        """
        for name, field in self._labelled.items():
            finding = findings.get(name)
            if finding is not None and name == wait and not field.error and _may_grow(finding):
                finding = None
            _show_finding(field, finding, say)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


_FINAL: Final = ("check", "first_digit", "letters", "too_long", "removed", "negative", "too_large")


def _may_grow(finding: Finding) -> bool:
    """Tell whether typing on may mend it."""
    return not finding.rule.endswith(_FINAL)


def _show_finding(
    field: LabelledField, finding: Finding | None, say: Callable[[Finding, str], str]
) -> None:
    if finding is None:
        if isinstance(field.control, SearchCombo) and field.control.has_loose_words:
            return
        if field.error or field.property("warned"):
            field.set_error("")
        set_flag(field, "warned", on=False)
        return
    sentence = say(finding, str(_access(field.control).read(field.control) or ""))
    if finding.severity is Severity.ERROR:
        field.set_error(sentence)
    else:
        field.set_warning(sentence)
        set_flag(field, "warned", on=True)


class _Access(NamedTuple):
    """How a kind of control is read, filled in and listened to."""

    kind: type[QWidget]
    read: Callable[[Any], Any]
    show: Callable[[Any, Any], None]
    signal: str


_ACCESS: Final = (
    _Access(CodeCombo, CodeCombo.value, CodeCombo.set_code, "chosen"),
    _Access(LineEdit, LineEdit.text, lambda line, text: line.setText(text or ""), "textChanged"),
    _Access(
        NoteEdit,
        NoteEdit.toPlainText,
        lambda note, text: note.setPlainText(text or ""),
        "textChanged",
    ),
    _Access(ComboBox, ComboBox.key, ComboBox.set_key, "currentIndexChanged"),
    _Access(
        ChipRow,
        lambda row: list(row.values()) if row.property("several") else row.value(),
        lambda row, keys: row.set_values(tuple(keys) if isinstance(keys, list) else keys),
        "changed",
    ),
    _Access(Segments, Segments.value, Segments.set_value, "changed"),
    _Access(
        NumberStepper,
        NumberStepper.value,
        lambda stepper, number: stepper.set_value(number or 0),
        "changed",
    ),
    _Access(QCheckBox, QCheckBox.isChecked, lambda box, on: box.setChecked(bool(on)), "toggled"),
)


def _access(control: QWidget) -> _Access:
    return next(access for access in _ACCESS if isinstance(control, access.kind))
