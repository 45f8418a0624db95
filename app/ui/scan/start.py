"""Which scan begins: at which company, and which measurement."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.scan_compare import MOMENTS
from app.services.sessions.context import EnterpriseChoice
from app.ui import theme
from app.ui.agenda.company_choice import CompanyChoice
from app.ui.desk import Desk
from app.ui.scan.words import moment_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments

WIDTH = 480  # px at 100% text


class StartView(ScrollPane):
    """`start_requested` carries the id of the company and the moment."""

    start_requested = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 16, 24, 24), parent)
        self.company = CompanyChoice(desk, self)
        self.moment = Segments([(one, moment_text(one)) for one in MOMENTS])
        self.moment.set_value(MOMENTS[0])
        self.moment_field = LabelledField(self.tr("Meting"), self.moment)
        self.start_button = Button(self.tr("Start"), "primary", "clipboard-text-outline")
        self._form = form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(heading(self.tr("Nieuwe scan")))
        column.addWidget(
            muted(
                self.tr(
                    "Stellingen over vijf thema’s, die je samen met de onderneming overloopt. "
                    "Duurt ongeveer 20 minuten. Je kunt altijd stoppen en later verder doen."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.company.field)
        column.addWidget(self.moment_field)
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addStretch(1)
        column.addLayout(row)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self.start_button.clicked.connect(self._on_start)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def wait(self) -> None:
        """Begin nothing before what is known is filled in."""
        self.start_button.setEnabled(False)

    def begin(self, company: EnterpriseChoice | None, moment: str) -> None:
        """Fill in what is known."""
        self.start_button.setEnabled(True)
        self.company.show_company(company)
        if moment in MOMENTS:
            self.moment.set_value(moment)
        self.enter()

    def enter(self) -> None:
        """Take the keyboard where something is not known yet."""
        (self.company.combo if self.company.enterprise_id() is None else self.moment).setFocus()

    @Slot()
    def _on_start(self) -> None:
        company = self.company.enterprise_id()
        if company is None:
            self.company.ask()
        elif isinstance(company, UUID):
            self.start_requested.emit(company, str(self.moment.value()))

    @Slot()
    def _on_theme(self) -> None:
        self._form.setMaximumWidth(theme.current().px(WIDTH))
