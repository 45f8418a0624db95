"""The three pages of an intake with their head, panes and foot; it decides nothing."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.reference.loader import Reference
from app.ui.intake.company_page import CompanyPage
from app.ui.intake.fields import Fields
from app.ui.intake.footer import IntakeFooter
from app.ui.intake.header import IntakeHeader
from app.ui.intake.question_page import QuestionPage
from app.ui.intake.reading import Reading
from app.ui.intake.search_page import MatchPane, SearchPage
from app.ui.intake.side_pane import NeededPane
from app.ui.intake.typing_place import TypingPlace, go_to, place_in
from app.ui.widgets.labels import Divider

SEARCH, COMPANY, QUESTION = range(3)
FIRST_FIELDS = (("query",), ("name", "number", "street", "nace"), ("question", "purpose"))
END = 1 << 20  # after the last letter


class IntakeFrame(QWidget):
    """Shows one page at a time; pages are counted from 0."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # parents first: a widget that moves into another is styled anew, with all inside it
        self.header, self.footer = IntakeHeader(self), IntakeFooter(self)
        self.pages, self.panes = QStackedWidget(self), QStackedWidget(self)
        self.search = SearchPage(reference, MatchPane(reference, self.panes), self.pages)
        self.company = CompanyPage(reference, self.pages)
        self.question = QuestionPage(reference, self.pages)
        self.needed = NeededPane(self.panes)
        self._carried = {"name": "", "number": ""}
        for page in (self.search, self.company, self.question):
            self.pages.addWidget(page)
        for pane in (self.search.pane, self.needed):
            self.panes.addWidget(pane)
        self.panes.setSizePolicy(self.needed.sizePolicy())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pages, 1)
        middle.addWidget(Divider(Qt.Orientation.Vertical))
        middle.addWidget(self.panes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.footer)
        self.needed.jump_requested.connect(self.jump)

    @property
    def page(self) -> int:
        """The page that is shown."""
        return self.pages.currentIndex()

    def read(self) -> Fields:
        """Return all that is typed, and the page."""
        typed = {**self.search.fields.read(), **self.company.read(), **self.question.read()}
        return {**typed, "page": self.page}

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Put a form on the pages, and show its page."""
        self._carried = {"name": "", "number": ""}
        self.search.fields.show_values(fields)
        self.company.show_fields(fields)
        self.question.show_fields(fields)
        self.show_page(int(fields["page"]))

    def show_reading(self, reading: Reading) -> None:
        """Say what is wrong and how far it is; the field that has the keyboard is given time."""
        typing = place_in(self)
        typed_in = typing.field if typing else ""
        self.company.show_reading(reading, typed_in)
        self.question.show_reading(reading, typed_in)
        self.header.show_percent(reading.completeness.percent)
        self.needed.show_completeness(reading.completeness, self.page)

    def show_page(self, page: int) -> None:
        """Show another page."""
        self.pages.setCurrentIndex(page)
        self.panes.setCurrentIndex(0 if page == SEARCH else 1)
        self.header.show_page(page)
        self.footer.show_page(page)

    def go_first(self) -> None:
        """Go to the first field of the page that is still empty, else to its first."""
        fields = (self.search, self.company, self.question)[self.page].fields
        names = FIRST_FIELDS[self.page]
        empty = (name for name in names if not fields.text(name))
        go_to(self, TypingPlace(next(empty, names[0]), END))

    @Slot(int, str)
    def jump(self, page: int, field: str) -> None:
        """Go to a field, by page and name."""
        self.show_page(page)
        control = (self.company if page == COMPANY else self.question).fields.control(field)
        go_to(self, TypingPlace(field, END))
        if control is not None:
            (self.company if page == COMPANY else self.question).area.show_widget(control)

    def jump_to_error(self, reading: Reading) -> None:
        """Go to the first field with something that cannot be stored."""
        wrong = next(iter(reading.findings), "name")
        self.jump(QUESTION if self.question.fields.control(wrong) else COMPANY, wrong)

    def carry_query(self) -> None:
        """Take what was typed on page 1 along, unless page 2 has something of its own."""
        kind, text = self.search.carried()
        for name in self._carried:
            if self.company.fields.text(name) == self._carried[name]:
                self._carried[name] = text if name == kind else ""
                self.company.fields.show_values({name: self._carried[name]})
