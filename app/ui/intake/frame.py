"""The three pages of an intake with their head, panes and foot; it decides nothing."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.reference.loader import Reference
from app.services.referrals.actors import Fitting
from app.ui.intake.company_page import CompanyPage
from app.ui.intake.fields import Fields
from app.ui.intake.footer import IntakeFooter
from app.ui.intake.header import IntakeHeader
from app.ui.intake.question_page import QuestionPage
from app.ui.intake.reading import Reading
from app.ui.intake.search_page import MatchPane, SearchPage
from app.ui.intake.side_pane import NeededPane
from app.ui.key_map import KeyMap
from app.ui.typing_place import TypingPlace, go_to, place_in
from app.ui.widgets.labels import Divider
from app.ui.work.turns import in_next_turn

SEARCH, COMPANY, QUESTION = range(3)
FIRST_FIELDS = (("query",), ("name", "number", "street", "nace"), ("question", "purpose"))
END = 1 << 20  # after the last letter
Form = TypeVar("Form", CompanyPage, QuestionPage)


class IntakeFrame(QWidget):
    """
    Shows one page at a time; pages are counted from 0.

    Pages 2 and 3 are built when nothing else waits, or when they are asked for; `built` carries
    each of them.
    """

    built = Signal(object)

    def __init__(self, reference: Reference, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._fields: Mapping[str, Any] = {}
        self._reading: Reading | None = None
        self._carried = {"name": "", "number": ""}
        # parents first: a widget that moves into another is styled anew, with all inside it
        self.header, self.footer = IntakeHeader(self), IntakeFooter(keys, self)
        self.pages, self.panes = QStackedWidget(self), QStackedWidget(self)
        self.search = SearchPage(reference, MatchPane(reference, self.panes), self.pages)
        self.pages.addWidget(self.search)
        self.panes.addWidget(self.search.pane)
        self.panes.setSizePolicy(self.search.pane.sizePolicy())
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

    @cached_property
    def company(self) -> CompanyPage:
        """Page 2."""
        return self._take_up(self._company)

    @cached_property
    def question(self) -> QuestionPage:
        """Page 3."""
        _before_it = self.company
        return self._take_up(self._question)

    @cached_property
    def _company(self) -> CompanyPage:
        """Page 2, not all of it yet."""
        return CompanyPage(self._reference, self.pages)

    @cached_property
    def _question(self) -> QuestionPage:
        """Page 3, not all of it yet."""
        return QuestionPage(self._reference, self.pages)

    @cached_property
    def needed(self) -> NeededPane:
        """The pane beside pages 2 and 3."""
        pane = NeededPane(self.panes)
        self.panes.addWidget(pane)
        pane.jump_requested.connect(self.jump)
        return pane

    @property
    def page(self) -> int:
        """The page that is shown."""
        return self.pages.currentIndex()

    def form(self, page: int) -> SearchPage | CompanyPage | QuestionPage:
        """Return a page."""
        if page == SEARCH:
            return self.search
        return self.company if page == COMPANY else self.question

    def read(self) -> Fields:
        """Return all that is typed, and the page; what is not built yet was not typed in."""
        typed = {**self.search.fields.read(), "page": self.page}
        for page in self._built_forms():
            typed |= page.read()
        return typed

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Put a form on the pages, and show its page."""
        self._fields = fields
        self._carried = {"name": "", "number": ""}
        self.search.fields.show_values(fields)
        for page in self._built_forms():
            page.show_fields(fields)
        self.show_page(int(fields["page"]))

    def set_new(self, *, on: bool) -> None:
        """Tell whether the company has no file yet."""
        if "company" in self.__dict__:
            self.company.set_new(on=on)

    def show_reading(self, reading: Reading) -> None:
        """Say what is wrong and how far it is; the field that has the keyboard is given time."""
        self._reading = reading
        typing = place_in(self)
        typed_in = typing.field if typing else ""
        for page in self._built_forms():
            page.show_reading(reading, typed_in)
        self.header.show_percent(reading.completeness.percent)
        self._show_needed()

    @Slot(object)
    def show_fitting(self, found: tuple[Fitting, ...]) -> None:
        """Say which partners fit the question, where it is asked."""
        for page in self._built_forms():
            if isinstance(page, QuestionPage):
                page.show_fitting(found)

    def show_page(self, page: int) -> None:
        """Show another page."""
        self.pages.setCurrentWidget(self.form(page))
        self.panes.setCurrentWidget(self.search.pane if page == SEARCH else self.needed)
        self.header.show_page(page)
        self.footer.show_page(page)
        self._show_needed()

    def go_first(self) -> None:
        """Go to the first field of the page that is still empty, else to its first."""
        fields, names = self.form(self.page).fields, FIRST_FIELDS[self.page]
        empty = (name for name in names if not fields.text(name))
        go_to(self, TypingPlace(next(empty, names[0]), END))

    @Slot(int, str)
    def jump(self, page: int, field: str) -> None:
        """Go to a field of page 2 or 3, by name."""
        self.show_page(page)
        form = self.company if page == COMPANY else self.question
        go_to(self, TypingPlace(field, END))
        if (control := form.fields.control(field)) is not None:
            form.area.show_widget(control)
            show = partial(form.area.show_widget, control)
            QTimer.singleShot(0, control, show)  # once it is laid out

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

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        in_next_turn(self, self._build_next)

    @Slot()
    def _build_next(self) -> None:
        """Build one part a turn, so that no turn is long."""
        for name in ("company", "question", "needed"):
            if name not in self.__dict__:
                page = getattr(self, f"_{name}", None)
                if page is None or page.build_part():
                    getattr(self, name)
                in_next_turn(self, self._build_next)
                return

    def _show_needed(self) -> None:
        if self._reading is not None and self.page != SEARCH:
            self.needed.show_completeness(self._reading.completeness, self.page)

    def _built_forms(self) -> list[CompanyPage | QuestionPage]:
        names = ("company", "question")
        return [self.__dict__[name] for name in names if name in self.__dict__]

    def _take_up(self, page: Form) -> Form:
        page.finish()
        self.pages.addWidget(page)
        if self._fields:
            page.show_fields(self._fields)
        self.built.emit(page)
        return page
