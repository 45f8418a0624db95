"""What the coverage of Flanders says: the words of its map, and of its tables."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.domain.coverage import Level, Reached
from app.domain.report import Kind, ReportColumn, ReportTable, Row
from app.services.results.coverage import CompanyThere, Coverage, PlaceReached
from app.services.results.coverage_map import MapWords, Measure, value_of


class CoverageWords(QObject):
    """Words in Dutch."""

    def level(self, level: Level) -> str:
        """Return what the places of a level are called, one of them."""
        return {
            Level.MUNICIPALITY: self.tr("Gemeente"),
            Level.CANTON: self.tr("Kanton"),
            Level.REGION: self.tr("Regio"),
            Level.PROVINCE: self.tr("Provincie"),
        }[level]

    def measure(self, measure: Measure) -> str:
        """Return what a number is called."""
        return {
            Measure.SUPPORTED: self.tr("Ondersteund"),
            Measure.RUNNING: self.tr("In traject"),
            Measure.COUNTED: self.tr("Telt mee"),
            Measure.ELSEWHERE: self.tr("Elders"),
        }[measure]

    def map(self, found: Coverage, level: Level, measure: Measure) -> MapWords:
        """Return the words of a map."""
        name = self.tr("Kaart van Vlaanderen: {measure} per {level}").format(
            measure=self.measure(measure).lower(), level=self.level(level).lower()
        )
        return MapWords(
            name=name,
            told=self._told(found, level, measure),
            value=self.measure(measure),
            places=self.level(level),
            white=self.tr("Witte vlek"),
            none=self.tr("0, wel iemand bereikt"),
            largest=self.tr("Grootste cirkel: {value}"),
        )

    def summary(self, reached: Reached) -> str:
        """Return numbers of companies in words."""
        parts = [
            self.tr("%n onderneming(en) ondersteund", "", reached.supported),
            self.tr("{number} in traject").format(number=reached.running),
            self.tr("%n telt/tellen mee", "", reached.counted),
        ]
        if reached.elsewhere:
            parts.append(self.tr("{number} elders").format(number=reached.elsewhere))
        return ", ".join(parts) + "."

    def white(self, found: Coverage, level: Level) -> str:
        """Return how many places have nobody."""
        every = sum(one.is_flemish for one in found.places[level])
        return self.tr("Witte vlekken: {white} van {every} ({level}).").format(
            white=len(found.white(level)), every=every, level=self._many(level)
        )

    def aside(self, found: Coverage) -> str:
        """Return who is on no map; empty: nobody."""
        parts = []
        if not found.abroad.is_white:
            words = self.tr("Buiten Vlaanderen en Brussel: {numbers}")
            parts.append(words.format(numbers=self.summary(found.abroad)))
        if not found.placeless.is_white:
            words = self.tr("Zonder gemeente: {numbers}")
            parts.append(words.format(numbers=self.summary(found.placeless)))
        return " ".join(parts)

    def shown(self, found: Coverage, *, is_limited: bool) -> str:
        """Return whose companies these are, and what a white spot does not say."""
        parts = [
            self.tr("Dossiers van alle partners.")
            if found.is_whole
            else self.tr(
                "Je ziet de dossiers op deze laptop en de gids van het partnerschap. «Elders» "
                "zijn ondernemingen uit de gids, bij een andere coach."
            )
        ]
        if is_limited and not found.is_whole:
            parts.append(self.tr("De gids kent geen thema en geen sector."))
        parts.append(
            self.tr(
                "Een onderneming staat waar haar hoofdvestiging is. Een witte vlek is een plaats "
                "waar niemand bereikt is; hoeveel ondernemingen er zijn, per sector of samen, is "
                "niet bekend."
            )
        )
        parts.append(
            self.tr(
                "Grenzen tussen regio's zijn bij benadering. Kaart: © NGI en GeoNames, CC BY 4.0."
            )
        )
        return " ".join(parts)

    def places(self, found: Sequence[PlaceReached], level: Level) -> ReportTable:
        """Return the table beside the map; what nobody is elsewhere has no column for it."""
        shown = [
            one
            for one in Measure
            if one is not Measure.ELSEWHERE or any(place.reached.elsewhere for place in found)
        ]
        numbers = (ReportColumn(self.measure(one), Kind.COUNT, 12) for one in shown)
        columns = (ReportColumn(self.level(level), width=24), *numbers)
        rows: tuple[Row, ...] = tuple(
            (one.name, *(value_of(one, measure) for measure in shown)) for one in found
        )
        return ReportTable(self.level(level), columns, rows)

    def companies(self, found: Sequence[CompanyThere]) -> ReportTable:
        """Return the table of the companies of a place."""
        columns = (
            ReportColumn(self.tr("Onderneming"), width=26),
            ReportColumn(self.tr("Gemeente"), width=16),
            ReportColumn(self.tr("Stand"), width=26),
        )
        rows = tuple((one.name, one.municipality, self._standing(one.reached)) for one in found)
        return ReportTable(self.tr("Ondernemingen"), columns, rows)

    def _standing(self, reached: Reached) -> str:
        said = [
            self.measure(one)
            for one in (Measure.SUPPORTED, Measure.RUNNING, Measure.COUNTED)
            if getattr(reached, one.value)
        ]
        if reached.elsewhere:
            said.append(self.tr("Bij een andere coach"))
        return ", ".join(said)

    def _told(self, found: Coverage, level: Level, measure: Measure) -> str:
        """Return what the map tells, for who cannot see it."""
        some = sorted(found.places[level], key=lambda one: -value_of(one, measure))
        most = [one for one in some[:5] if value_of(one, measure)]
        listed = ", ".join(f"{one.name} {value_of(one, measure)}" for one in most)
        parts = [self.summary(found.total), self.white(found, level)]
        if listed:
            parts.append(self.tr("Het meest: {places}.").format(places=listed))
        parts.append(self.tr("Met de pijlen ga je van plaats naar plaats, Enter toont wie er is."))
        return " ".join(parts)

    def _many(self, level: Level) -> str:
        return {
            Level.MUNICIPALITY: self.tr("gemeenten"),
            Level.CANTON: self.tr("kantons"),
            Level.REGION: self.tr("regio's"),
            Level.PROVINCE: self.tr("provincies"),
        }[level]
