"""The yearly figures of an enterprise, edited where they stand."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.amount_input import AmountProblem, parse_amount
from app.services.companies.sizes import YearRow
from app.ui.company_words import (
    amount_problem_text,
    amount_text,
    euro_text,
    reasons_of_year,
    size_text,
)
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.view_model import DossierModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted

COLUMNS: Final = ("year", "staff", "turnover", "balance")
MOST: Final = {"staff": Decimal(1_000_000), "turnover": Decimal(10**12), "balance": Decimal(10**12)}


class YearsTable(QWidget):
    """One row a year: figures, the class they give, and a button that removes it."""

    typed_changed = Signal()

    def __init__(self, model: DossierModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._years: tuple[YearRow, ...] = ()
        self._fields: dict[tuple[UUID, str], InPlaceText] = {}
        self._classes: dict[UUID, Label] = {}
        self._reasons: dict[UUID, Label] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)

    def show_years(self, years: tuple[YearRow, ...]) -> None:
        """Show these years; what is being typed stays."""
        same = [row.id for row in years] == [row.id for row in self._years]
        self._years = years
        if not same:
            self._rebuild()
        for row in years:
            for column in COLUMNS:
                self._fields[row.id, column].set_text(_shown(row, column))
            words = size_text(row.judged.size)
            if row.judged.is_provisional and row.judged.size is not None:
                words = self.tr("{size}, voorlopig").format(size=words)
            self._classes[row.id].setText(words)
            self._reasons[row.id].setText(reasons_of_year(row.judged))
        self.setVisible(bool(years))

    def edit_staff(self, year: int) -> None:
        """Open the number of workers of a year."""
        found = next((row for row in self._years if row.year == year), None)
        if found is not None:
            self._fields[found.id, "staff"].edit()

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        for field in self._fields.values():
            field.keep()

    def field(self, year: int, column: str) -> InPlaceText:
        """Return the field of a year."""
        row = next(row for row in self._years if row.year == year)
        return self._fields[row.id, column]

    def fields(self) -> dict[str, InPlaceText]:
        """Return every field by a name that holds as long as its year."""
        return {f"{year}/{column}": field for (year, column), field in self._fields.items()}

    def _rebuild(self) -> None:
        while item := self._grid.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields, self._classes, self._reasons = {}, {}, {}
        names = {
            "year": self.tr("Jaar"),
            "staff": self.tr("Werknemers (VTE)"),
            "turnover": self.tr("Omzet"),
            "balance": self.tr("Balanstotaal"),
        }
        for place, name in enumerate((*names.values(), self.tr("Klasse"))):
            head = muted(name)
            head.setContentsMargins(0 if name == self.tr("Klasse") else 6, 0, 0, 0)
            self._grid.addWidget(head, 0, place)
        for number, row in enumerate(self._years, 1):
            self._add_row(number, row, names)
        self._grid.setColumnStretch(4, 1)

    def _add_row(self, number: int, row: YearRow, names: dict[str, str]) -> None:
        for place, (column, name) in enumerate(names.items()):
            field = InPlaceText(f"{name} {row.year}", "–")
            field.kept.connect(partial(self._on_kept, field, row.id, column))
            field.typed_changed.connect(self.typed_changed)
            self._fields[row.id, column] = field
            self._grid.addWidget(field, 2 * number - 1, place)
        self._classes[row.id] = Label()
        self._grid.addWidget(self._classes[row.id], 2 * number - 1, 4)
        self._reasons[row.id] = reason = Label("", "small", tone="muted", wrap=True)
        reason.setContentsMargins(6, 0, 0, 8)
        self._grid.addWidget(reason, 2 * number, 0, 1, 5)
        remove = Button(
            self.tr("Verwijder de cijfers van {year}").format(year=row.year),
            "icon",
            "delete-outline",
        )
        remove.clicked.connect(partial(self._on_remove, row.id))
        self._grid.addWidget(remove, 2 * number - 1, 5, Qt.AlignmentFlag.AlignRight)

    def _on_kept(self, field: InPlaceText, row_id: UUID, column: str, typed: str) -> None:
        problem = self._store(row_id, column, typed)
        if problem:
            field.refuse(problem)
            return
        row = next(row for row in self._years if row.id == row_id)
        field.accept(_shown(row, column))

    def _store(self, row_id: UUID, column: str, typed: str) -> str:
        words = self.tr("Cijfers gewijzigd")
        if column == "year":
            text = typed.strip()
            if not (text.isascii() and text.isdecimal() and len(text) == 4):
                return self.tr("Een jaar heeft vier cijfers.")
            return self._model.edit(words, "yearly_figures", row_id, year=int(text))
        check = parse_amount(typed, MOST[column])
        if check.problem is not None and check.problem is not AmountProblem.EMPTY:
            return amount_problem_text(check.problem)
        return self._model.edit(words, "yearly_figures", row_id, **{column: check.value})

    @Slot()
    def _on_remove(self, row_id: UUID) -> None:
        self._model.remove(self.tr("Cijfers verwijderd"), "yearly_figures", row_id)


def _shown(row: YearRow, column: str) -> str:
    show: dict[str, Callable[[], str]] = {
        "year": lambda: str(row.year),
        "staff": lambda: amount_text(row.figures.staff),
        "turnover": lambda: euro_text(row.figures.turnover),
        "balance": lambda: euro_text(row.figures.balance),
    }
    return show[column]()
