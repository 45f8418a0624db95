"""What a report is limited to: days, partner, region, theme, sector."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.languages import Language
from app.domain.pack_period import Period, Span
from app.reference.loader import Reference
from app.services.reports.kinds import (
    PARTNER,
    PERIOD,
    REGION,
    SECTOR,
    THEME,
    ReportFilters,
    ReportKind,
)
from app.services.reports.registry import ReportChoices, choices_of
from app.ui import theme
from app.ui.period_filters import PeriodFilters
from app.ui.widgets.combos import ComboBox, fill_choices

MOST: Final = 176  # px at 100% text of a combo


class ReportFilterBar(PeriodFilters):
    """`changed` comes when the report becomes another one; what it does not listen to is hidden."""

    usual = Span.PROJECT

    def __init__(
        self,
        say: Callable[[Span, Period], str],
        reference: Reference,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, parent)
        self.partner, self.region, self.theme, self.sector = (ComboBox() for _ in range(4))
        self._combos = {
            PARTNER: self.partner,
            REGION: self.region,
            THEME: self.theme,
            SECTOR: self.sector,
        }
        self._all = {
            PARTNER: self.tr("Alle partners"),
            REGION: self.tr("Alle regio's"),
            THEME: self.tr("Alle thema's"),
            SECTOR: self.tr("Alle sectoren"),
        }
        names = {
            PARTNER: self.tr("Partner"),
            REGION: self.tr("Regio"),
            THEME: self.tr("Thema"),
            SECTOR: self.tr("Sector"),
        }
        for name, combo in self._combos.items():
            combo.setAccessibleName(names[name])
            lines = () if name == PARTNER else choices_of(reference, name)
            fill_choices(combo, self._all[name], lines)
            self.flow.addWidget(combo)
            combo.currentIndexChanged.connect(self.changed)
        self._kind: ReportKind | None = None
        theme.current().changed.connect(self._on_sizes)
        self._on_sizes()

    def show_choices(self, choices: ReportChoices) -> None:
        """Offer the partners of the partnership, and the days of the project."""
        self.show_project(choices.project_from)
        fill_choices(self.partner, self._all[PARTNER], choices.partners)
        self._fit()

    def show_kind(self, kind: ReportKind) -> None:
        """Offer what a report listens to."""
        self._kind = kind
        self._fit()

    def filters(self, language: Language = Language.NL) -> ReportFilters:
        """Return what is meant now."""
        period = self.period()
        return ReportFilters(
            first=period.first,
            last=period.last,
            partner=partner if isinstance(partner := self.partner.key(), UUID) else None,
            region=_code(self.region),
            theme=_code(self.theme),
            sector=_code(self.sector),
            language=language,
        )

    def _fit(self) -> None:
        """Hide what says nothing: a filter that is not listened to, or a single partner."""
        known = frozenset[str]() if self._kind is None else self._kind.filters
        for name, combo in self._combos.items():
            combo.setVisible(name in known)
        self.partner.setVisible(PARTNER in known and self.partner.count() > 2)
        self.span.setVisible(PERIOD in known)
        self.show_days(on=PERIOD in known)
        self.setVisible(bool(known))

    @Slot()
    def _on_sizes(self) -> None:
        for combo in self._combos.values():
            combo.setMaximumWidth(theme.current().px(MOST))


def _code(combo: ComboBox) -> str | None:
    key = combo.key()
    return key if isinstance(key, str) else None
