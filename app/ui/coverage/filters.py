"""What the coverage shows: the number, the level, and which companies."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.coverage import Level
from app.reference.loader import Reference
from app.services.reports.kinds import REGION, SECTOR, THEME
from app.services.reports.registry import ReportChoices, choices_of
from app.services.results.coverage_map import Measure
from app.services.results.coverage_rows import CoverageQuery
from app.ui import theme
from app.ui.coverage.words import CoverageWords
from app.ui.widgets.combos import ComboBox, fill_choices
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.segments import Segments
from app.ui.widgets.ticks import CheckBox

MOST = 190  # px at 100% text of a combo
DRAWN = (Measure.SUPPORTED, Measure.RUNNING, Measure.COUNTED)


class CoverageFilters(QWidget):
    """`changed`: other companies are asked for; `look_changed`: the same ones, shown otherwise."""

    changed = Signal()
    look_changed = Signal()

    def __init__(
        self, words: CoverageWords, reference: Reference, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.levels = Segments([(one.value, words.level(one)) for one in Level])
        self.levels.setAccessibleName(self.tr("Per"))
        self.levels.set_value(Level.MUNICIPALITY.value)
        self.measures = Segments([(one.value, words.measure(one)) for one in DRAWN])
        self.measures.setAccessibleName(self.tr("Getal op de kaart"))
        self.measures.set_value(Measure.SUPPORTED.value)
        self.region, self.theme, self.sector, self.partner = (ComboBox() for _ in range(4))
        self.is_white = CheckBox(self.tr("Alleen witte vlekken"))
        self._flow = FlowLayout(self, gap=8)
        combos = (
            (self.region, self.tr("Regio"), self.tr("Alle regio's"), REGION),
            (self.theme, self.tr("Thema"), self.tr("Alle thema's"), THEME),
            (self.sector, self.tr("Sector"), self.tr("Alle sectoren"), SECTOR),
            (self.partner, self.tr("Partner"), self.tr("Alle partners"), ""),
        )
        for widget in (self.levels, self.measures):
            self._flow.addWidget(widget)
        for combo, name, every, code in combos:
            combo.setAccessibleName(name)
            fill_choices(combo, every, choices_of(reference, code) if code else ())
            combo.currentIndexChanged.connect(self.changed)
            self._flow.addWidget(combo)
        self._flow.addWidget(self.is_white)
        self._every_partner = combos[-1][2]
        self.partner.hide()
        self.levels.changed.connect(self.look_changed)
        self.measures.changed.connect(self.look_changed)
        self.is_white.toggled.connect(self.look_changed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @property
    def level(self) -> Level:
        """The places that are shown."""
        return Level(str(self.levels.value()))

    @property
    def measure(self) -> Measure:
        """The number on the map."""
        return Measure(str(self.measures.value()))

    @property
    def is_limited(self) -> bool:
        """Whether companies are chosen by what only their file tells."""
        return self.theme.key() is not None or self.sector.key() is not None

    def query(self) -> CoverageQuery:
        """Return which companies are asked for."""
        partner = self.partner.key()
        return CoverageQuery(
            partner=partner if isinstance(partner, UUID) else None,
            region=_code(self.region),
            theme=_code(self.theme),
            sector=_code(self.sector),
        )

    def show_choices(self, choices: ReportChoices) -> None:
        """Offer the partners; one alone is no choice."""
        fill_choices(self.partner, self._every_partner, choices.partners)
        self.partner.setVisible(len(choices.partners) > 1)

    @Slot()
    def _on_theme(self) -> None:
        for combo in (self.region, self.theme, self.sector, self.partner):
            combo.setMaximumWidth(theme.current().px(MOST))


def _code(combo: ComboBox) -> str | None:
    key = combo.key()
    return key if isinstance(key, str) else None
