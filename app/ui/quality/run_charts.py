"""Run charts of the quality work, with what they say in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject

from app.domain.charts import RunChart, RunPoint
from app.domain.charts.table import number
from app.domain.run_chart import FEWEST, Limits, Rule, Signal, counts, individuals, signals
from app.services.quality.flow import Flow, Waits

YEAR: Final = timedelta(days=365)  # from there on a day and a month may be of two


class RunCharts(QObject):
    """Limits say what the way of working gives by itself: they are no target."""

    def questions(self, flow: Flow) -> RunChart:
        """Return the questions that came in each week, of which failure demand beside it."""
        weeks, asked = flow.weeks[flow.asked_from :], flow.questions[flow.asked_from :]
        limits = counts(asked)
        told = self._told(weeks, asked, limits)
        if all_of := sum(asked):
            words = self.tr("{share}% zijn faalvragen.")
            told = f"{told} {words.format(share=round(100 * sum(flow.failures) / all_of))}"
        return self._chart(
            self.tr("Vragen per week"),
            told,
            self.tr("Vragen"),
            self._words(weeks),
            asked,
            limits,
            compared=flow.failures[flow.asked_from :],
            compared_name=self.tr("waarvan faalvragen"),
        )

    def hours(self, flow: Flow) -> RunChart:
        """Return the hours of sessions each week, beside the hours that there were for it."""
        weeks, hours = flow.weeks[flow.worked_from :], flow.hours[flow.worked_from :]
        capacity = flow.capacity[flow.worked_from :]
        limits = individuals(hours)
        told = self._told(weeks, hours, limits)
        has_capacity = any(one is not None for one in flow.capacity)
        if not has_capacity:
            told = f"{told} {self.tr('Nog geen capaciteit ingevuld.')}"
        return self._chart(
            self.tr("Uren sessies per week"),
            told,
            self.tr("Uren sessies"),
            self._words(weeks),
            hours,
            limits,
            compared=capacity if has_capacity else (),
            compared_name=self.tr("capaciteit in uren"),
        )

    def waits(self, waits: Waits) -> RunChart:
        """Return the days from each question to the first visit."""
        days = [one.days for one in waits.points]
        limits = individuals(days)
        name = self.tr("Dagen van vraag tot eerste bezoek")
        received = [one.received_on for one in waits.points]
        told = self._told(received, days, limits)
        words = self._words(received)
        return self._chart(
            name, told, self.tr("Dagen"), words, days, limits, points_name=self.tr("Vraag van")
        )

    def source(self, *, is_count: bool) -> str:
        """Return where the limits and the signals come from."""
        if is_count:
            how = self.tr("Grenzen: gemiddelde ± 3 × de wortel ervan (c-kaart, Shewhart 1931).")
        else:
            how = self.tr(
                "Grenzen: gemiddelde ± 2,66 × de gemiddelde sprong tussen twee punten "
                "(XmR-kaart, Wheeler 1993)."
            )
        rules = self.tr(
            "Signaal: een punt buiten de grenzen, of acht op rij aan één kant van het midden. De "
            "grenzen zijn geen streefcijfer."
        )
        return f"{how} {rules}"

    def _words(self, days: Sequence[date]) -> list[str]:
        """Return days, the first one first, in short; with their year where that is in doubt."""
        is_clear = not days or days[-1] - days[0] < YEAR
        return [f"{day:%d/%m}" if is_clear else f"{day:%d/%m/%y}" for day in days]

    def _chart(
        self,
        name: str,
        told: str,
        values_name: str,
        words: Sequence[str],
        found: Sequence[float],
        limits: Limits | None,
        *,
        compared: Sequence[float | None] = (),
        compared_name: str = "",
        points_name: str = "",
    ) -> RunChart:
        why = {one.at: self._why(one) for one in signals(found, limits)}
        points = tuple(
            RunPoint(word, value, why.get(at, ""))
            for at, (word, value) in enumerate(zip(words, found, strict=True))
        )
        centre, low, high = None, None, None
        if limits is not None:
            centre, low, high = limits.centre, limits.low, limits.high
        return RunChart(
            name=name,
            told=told,
            values_name=values_name,
            points=points,
            centre=centre,
            lower=low,
            upper=high,
            centre_words=self._limit(self.tr("gemiddeld {value}"), centre),
            lower_words=self._limit(self.tr("ondergrens {value}"), low),
            upper_words=self._limit(self.tr("bovengrens {value}"), high),
            compared=tuple(compared),
            compared_name=compared_name,
            points_name=points_name or self.tr("Week van"),
            signal_name=self.tr("Signaal"),
        )

    def _limit(self, words: str, value: float | None) -> str:
        return "" if value is None else words.format(value=number(value))

    def _why(self, one: Signal) -> str:
        if one.rule is Rule.OUTSIDE:
            return self.tr("buiten de grenzen")
        return self.tr("acht of meer op rij aan één kant")

    def _told(self, days: Sequence[date], found: Sequence[float], limits: Limits | None) -> str:
        """Return in words what the chart shows, and what to ask about it."""
        if limits is None:
            words = self.tr("Nog maar {have} punten. Vanaf {fewest} kun je zien wat toeval is.")
            return words.format(have=len(found), fewest=FEWEST)
        words = self.tr("Gemiddeld {centre}, van nature tussen {low} en {high}.")
        told = words.format(
            centre=number(limits.centre),
            low=number(limits.low),
            high=number(limits.high),
        )
        odd = signals(found, limits)
        if not odd:
            return f"{told} {self.tr('Geen signalen: wat je ziet is gewone schommeling.')}"
        last = odd[-1]
        words = self.tr(
            "%n signaal/signalen, het laatste op {day}: {why}. Wat was er anders?", "", len(odd)
        )
        return f"{told} {words.format(day=self._words(days)[last.at], why=self._why(last))}"
