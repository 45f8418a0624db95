"""The sums of S15 in sentences: what a result means for the grant, and where a forecast is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QObject

from app.domain.forecast_tested import PLAYED, YEARS, back_test
from app.domain.funding import Base, CutBy, Effect, Line, Rounding, Rule
from app.domain.what_if import Outcome
from app.services.results.targets import TermsView
from app.services.results.view import Results
from app.ui.company_words import amount_text
from app.ui.targets.service import Standing
from app.ui.targets.words import euro_text, percent_text

ZERO: Final = Decimal(0)
NOTHING: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what came out of it; empty: nothing did."""

    sentence: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its sentences."""

    heading: str
    lines: tuple[Told, ...]


class Explaining(QObject):
    """Makes the parts of «Uitleg»."""

    def all(
        self, standing: Standing, total: int, numbers: Mapping[str, int] = NOTHING
    ) -> tuple[Part, ...]:
        """Return all parts, the sum of a supposed total first."""
        parts = [*self.effect(standing, total, numbers), self.forecast(standing.results)]
        return (*parts, self.counting(standing.results))

    def effect(
        self, standing: Standing, total: int, numbers: Mapping[str, int] = NOTHING
    ) -> tuple[Part, ...]:
        """Return the sum line by line, and who bears what of a cut."""
        whole, terms = standing.whole, standing.results.terms
        told = standing.suppose(total, numbers)
        if whole is None or terms is None or told is None:
            return ()
        has_amount = terms.base is not None
        lines = [self._line(one, told.effect, terms) for one in told.effect.lines]
        if not has_amount:
            lines = [lines[0], Told(self.tr("Het bedrag staat nog niet bij Instellingen."))]
        words = self.tr("Als we eindigen op {total}")
        found = [Part(words.format(total=total), tuple(lines))]
        if has_amount and told.effect.cut > 0:
            found.append(self._shared(standing, told))
        return tuple(found)

    def forecast(self, told: Results) -> Part:
        """Return where the forecast comes from, and how wrong such forecasts were."""
        found, end = told.forecast, f"{told.last:%d/%m/%Y}"
        lines = [
            Told(self.tr("Ondernemingen die al meetellen."), str(found.realised)),
            Told(
                self.tr("Van de {running} die lopen, tellen er naar verwachting nog mee.").format(
                    running=told.running
                ),
                f"+ {_about(found.from_running)}",
            ),
            Told(
                self.tr(
                    "Per maand beginnen er {starts}, zoals in het laatste jaar. Daarvan tellen er "
                    "tot {end} naar verwachting mee."
                ).format(starts=_one(found.starts), end=end),
                f"+ {_about(found.from_new)}",
            ),
            Told(
                self.tr(
                    "Samen, afgerond. In acht van de tien projecten ligt het einde tussen {low} "
                    "en {high}."
                ).format(low=found.low, high=found.high),
                f"= {found.expected}",
            ),
            Told(self._learnt(told)),
            Told(self._tested(told)),
            Told(
                self.tr(
                    "De prognose gaat ervan uit dat het verder gaat zoals het laatste jaar. Van "
                    "wie vertrekt of van een crisis weet ze niets."
                )
            ),
        ]
        return Part(self.tr("Zo komt de prognose tot stand"), tuple(lines))

    def counting(self, told: Results) -> Part:
        """Return what each number counts."""
        lines = [
            self.tr("Gerealiseerd: elke onderneming telt één keer, na een tweede paar ogen."),
            self.tr(
                "Lopend: ondernemingen die nog kunnen meetellen. Op schema en risico zijn samen "
                "alle lopende."
            ),
            self.tr(
                "Risico: een criterium is te laat, er is lang geen contact, of er is te weinig "
                "tijd. Achter elk getal staat de lijst met de reden."
            ),
            self.tr("Geen enkel getal gaat over een persoon."),
        ]
        if told.reopened:
            lines.insert(1, self.tr("Heropend en niet meer geteld: {n}.").format(n=told.reopened))
        if told.overlaps:
            lines.append(
                self.tr("Een onderneming met twee thema's staat bij beide, en één keer in de som.")
            )
        return Part(self.tr("Zo is geteld"), tuple(Told(one) for one in lines))

    def _line(self, line: Line, effect: Effect, terms: TermsView) -> Told:
        base = terms.base or Decimal(0)
        share = amount_text(terms.terms.share * 100)
        match line.rule:
            case Rule.REACHED:
                words = self.tr("{realised} van de {target} beloofde ondernemingen.")
                sentence = words.format(realised=effect.realised, target=effect.target)
                return Told(sentence, percent_text(Fraction(effect.realised, effect.target)))
            case Rule.NOTHING_PROMISED:
                return Told(self.tr("Er is niets beloofd, dus er wordt niets ingekort."))
            case Rule.CAPPED:
                words = self.tr(
                    "Meer dan 100% levert niets extra op: er wordt hoogstens het hele "
                    "resultaatdeel betaald. Getoond wordt tot {most}."
                )
                if terms.terms.most == 1:
                    words = self.tr("Meer dan 100% van het doel levert niets extra op.")
                most = percent_text(terms.terms.most)
                return Told(words.format(most=most), percent_text(line.value))
            case Rule.RESULT_PART:
                words = self.tr("{share}% van {base} is het resultaatdeel.")
                named = f"{self._base(terms.terms.base)} {euro_text(base)}"
                return Told(words.format(share=share, base=named), euro_text(line.value))
            case Rule.CUT:
                return Told(self._cut(effect, terms), f"− {euro_text(line.value)}")
            case Rule.PAID:
                words = self.tr("Er blijft over: {base} min de inkorting.")
                return Told(words.format(base=euro_text(base)), euro_text(line.value))

    def _cut(self, effect: Effect, terms: TermsView) -> str:
        missing = max(Fraction(0), 1 - effect.reached)
        if not effect.cut_share:
            return self.tr("Het doel is bereikt: er wordt niets ingekort.")
        words = self.tr(
            "Wat ontbreekt, {missing} van het resultaatdeel, wordt ingekort. Dat is {share} van "
            "het geheel; {rounding}."
        )
        return words.format(
            missing=percent_text(missing),
            share=percent_text(effect.cut_share),
            rounding=self._rounding(terms.terms.rounding),
        )

    def _shared(self, standing: Standing, told: Outcome) -> Part:
        heading = self.tr("Wie welk deel van de inkorting draagt")
        whole, terms = standing.whole, standing.results.terms
        if not told.parts or whole is None or terms is None:
            words = self.tr("Zonder verdeelsleutel bij Instellingen is dat niet te zeggen.")
            return Part(heading, (Told(words),))
        lines = [Told(self._how(terms.cut_by))]
        keys = sum((standing.weights.get(row.code, ZERO) for row in whole.rows), ZERO)
        rows = list(zip(whole.rows, told.numbers, told.parts, strict=True))
        is_short = any(end < (row.target or 0) for row, end, _ in rows)
        if told.is_shared_out and terms.cut_by is CutBy.SHORTFALL:
            words = self.tr("Het totaal {total} is naar verhouding over de partners verdeeld.")
            lines.append(Told(words.format(total=told.total)))
        for row, end, part in rows:
            name = row.name or self.tr("Zonder partner")
            if terms.cut_by is CutBy.KEY or not is_short:
                weight = amount_text(standing.weights.get(row.code, ZERO))
                words = self.tr("{partner}: gewicht {weight} van {all}.")
                said = words.format(partner=name, weight=weight, all=amount_text(keys))
            else:
                words = self.tr("{partner}: eindigt op {number}, beloofd {target}.")
                target = row.target or 0
                said = words.format(partner=name, number=end, target=target)
            lines.append(Told(said, euro_text(part)))
        return Part(heading, tuple(lines))

    def _how(self, cut_by: CutBy) -> str:
        if cut_by is CutBy.KEY:
            return self.tr("De inkorting wordt verdeeld volgens de verdeelsleutel.")
        return self.tr(
            "De inkorting wordt verdeeld volgens wie minder haalt dan zijn doel; halen alle "
            "partners hun doel, dan volgens de verdeelsleutel."
        )

    def _base(self, base: Base) -> str:
        if base is Base.GRANTED:
            return self.tr("de toegekende subsidie van")
        return self.tr("de aanvaarde kosten van")

    def _rounding(self, rounding: Rounding) -> str:
        return {
            Rounding.HALF_UP: self.tr("een halve cent wordt naar boven afgerond"),
            Rounding.DOWN: self.tr("een deel van een cent valt weg"),
            Rounding.UP: self.tr("een deel van een cent wordt een cent"),
        }[rounding]

    def _learnt(self, told: Results) -> str:
        found = told.forecast
        words = self.tr("De kansen zijn geleerd van {n} ondernemingen die al meetellen.")
        sentence = words.format(n=found.learnt_from)
        if found.is_weak:
            return f"{sentence} {self.tr('Dat zijn er weinig: deze prognose staat nog niet vast.')}"
        return sentence

    def _tested(self, told: Results) -> str:
        found = back_test(told.first, told.last, told.day)
        words = self.tr(
            "Nagerekend op {played} verzonnen projecten van {years} jaar: op hetzelfde punt, na "
            "{gone} jaar, week de prognose gemiddeld {off}% af van het einde, en lag het einde in "
            "{held} van de 100 projecten binnen de marge."
        )
        return words.format(
            played=PLAYED, years=YEARS, gone=found.years_gone, off=found.off, held=found.held
        )


def _about(number: float) -> str:
    return str(round(number))


def _one(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
