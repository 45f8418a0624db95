"""What stands in each register of the quality work."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.demand import CHANNELS, DEMANDS, HANDLINGS, KINDS
from app.domain.improvement import STATUSES
from app.reference.loader import Reference
from app.services.people import Me
from app.services.quality.lists import (
    ImprovementRow,
    MeetingRow,
    QuestionRow,
    ReviewRow,
    improvement_rows,
    meeting_rows,
    question_rows,
    review_rows,
)
from app.services.quality.papers import register_pdf
from app.services.quality.records import (
    IMPROVEMENT,
    MEETING,
    QUESTION,
    REVIEW,
    REVIEW_STATUSES,
)
from app.ui.case_words import code_text
from app.ui.quality.register import Book, Filter, ListColumn
from app.ui.quality.words import (
    HANDLING_LOOKS,
    REVIEW_LOOKS,
    STATUS_LOOKS,
    day_words,
    region_words,
    sections,
    sector_words,
)
from app.ui.tables.paged import Column


class Books(QObject):
    """Makes the books, with the words of the reference lists."""

    def __init__(self, reference: Reference, me: Me, parent: QObject) -> None:
        super().__init__(parent)
        self._reference, self._me = reference, me
        self._known = {one.code: one.short for one in reference.themes(date.max)}

    def questions(self) -> Book[QuestionRow]:
        """Return the register of questions that came in."""
        tr, reference = self.tr, self._reference

        def region(row: QuestionRow) -> str:
            return region_words(reference, row.region)

        columns: tuple[ListColumn[QuestionRow], ...] = (
            _day(120, "day", tr("Ontvangen"), lambda r: r.received_on),
            _name(300, "text", tr("Vraag"), lambda r: " ".join(r.text.split())),
            _column(150, "company", tr("Onderneming"), lambda r: r.company),
            _status(
                140,
                "handling",
                tr("Stand"),
                lambda r: code_text("handling", r.handling),
                lambda r: HANDLING_LOOKS.get(r.handling, "neutral"),
            ),
            _column(106, "demand", tr("Soort"), lambda r: code_text("demand", r.demand)),
            _column(92, "person", tr("Wie"), lambda r: r.person, "muted"),
            _column(
                120, "kind", tr("Gevraagd"), lambda r: code_text("question_kind", r.kind), "muted"
            ),
            _column(150, "region", tr("Regio"), region, "muted"),
        )
        return Book(
            kind=QUESTION,
            columns=columns,
            read=question_rows,
            words=lambda r: " ".join(
                (r.text, r.company, r.person, r.partner, region(r), self._themes(r.themes))
            ),
            sentence=lambda r: self._sentence(
                day_words(r.received_on),
                r.text,
                r.company,
                code_text("handling", r.handling),
                code_text("demand", r.demand),
                r.person,
            ),
            count=lambda n: self.tr("%n vraag/vragen", "", n),
            filters=(
                _codes("handling", tr("Stand"), "handling", HANDLINGS, lambda r: r.handling),
                _codes("demand", tr("Soort vraag"), "demand", DEMANDS, lambda r: r.demand),
                self._mine(lambda r: r.person_id),
                _codes("kind", tr("Gevraagd"), "question_kind", KINDS, lambda r: r.kind),
                _codes("channel", tr("Langs waar"), "channel", CHANNELS, lambda r: r.channel),
                self._theme_filter(lambda r: r.themes),
                Filter("region", tr("Regio"), self._regions(), lambda r: r.region),
                Filter("sector", tr("Sector"), self._sections(), lambda r: r.sector),
            ),
            icon="comment-question-outline",
            empty_title=tr("Nog geen vragen"),
            empty_text=tr(
                "Noteer elke vraag die binnenkomt, met of ze komt omdat iets niet of niet goed "
                "gebeurde. Zo zie je wat er gevraagd wordt, en wat beter kan."
            ),
            about=tr("Vraag, onderneming, regio, thema of wie opvolgt"),
        )

    def improvements(self) -> Book[ImprovementRow]:
        """Return the improvement register."""
        tr = self.tr
        columns: tuple[ListColumn[ImprovementRow], ...] = (
            _name(290, "title", tr("Verbeterpunt"), lambda r: r.title),
            _status(
                130,
                "status",
                tr("Stap"),
                lambda r: code_text("improvement_status", r.status),
                lambda r: STATUS_LOOKS.get(r.status, "neutral"),
            ),
            _column(120, "owner", tr("Wie volgt op"), lambda r: r.owner),
            _day(140, "due", tr("Opnieuw bekijken"), lambda r: r.due_on),
            _column(
                120, "theme", tr("Thema"), lambda r: self._themes([r.theme] if r.theme else [])
            ),
            _column(130, "tag", tr("Drempel"), lambda r: r.tag, "muted"),
            _column(120, "partner", tr("Partner"), lambda r: r.partner, "muted"),
            _day(108, "noted", tr("Genoteerd"), lambda r: r.noted_on),
        )
        return Book(
            kind=IMPROVEMENT,
            columns=columns,
            read=improvement_rows,
            words=lambda r: " ".join((r.title, r.insight, r.tag, r.owner, r.partner)),
            sentence=lambda r: self._sentence(
                r.title, code_text("improvement_status", r.status), r.owner, day_words(r.due_on)
            ),
            count=lambda n: self.tr("%n verbeterpunt(en)", "", n),
            filters=(
                _codes("status", tr("Stap"), "improvement_status", STATUSES, lambda r: r.status),
                self._mine(lambda r: r.owner_id),
                self._theme_filter(lambda r: () if r.theme is None else (r.theme,)),
            ),
            icon="lightbulb-on-outline",
            empty_title=tr("Nog geen verbeterpunten"),
            empty_text=tr(
                "Schrijf wat je ziet, waar het volgens jullie van komt, wat je klein probeert en "
                "hoe je ziet of het helpt. Alle partners lezen mee."
            ),
            about=tr("Verbeterpunt, inzicht, drempel of wie opvolgt"),
            paper=(tr("Verbeterregister"), register_pdf),
        )

    def reviews(self) -> Book[ReviewRow]:
        """Return the case review board."""
        tr, reference = self.tr, self._reference
        columns: tuple[ListColumn[ReviewRow], ...] = (
            _name(300, "title", tr("Casus"), lambda r: r.title),
            _status(
                130,
                "status",
                tr("Stand"),
                lambda r: code_text("review_status", r.status),
                lambda r: REVIEW_LOOKS.get(r.status, "neutral"),
            ),
            _day(110, "planned", tr("Gepland"), lambda r: r.planned_on),
            _day(110, "discussed", tr("Besproken"), lambda r: r.discussed_on),
            _column(180, "themes", tr("Thema’s"), lambda r: self._themes(r.themes)),
            _column(
                200, "sector", tr("Sector"), lambda r: sector_words(reference, r.sector), "muted"
            ),
            _column(120, "person", tr("Wie brengt in"), lambda r: r.person, "muted"),
        )
        return Book(
            kind=REVIEW,
            columns=columns,
            read=review_rows,
            words=lambda r: " ".join((r.title, self._themes(r.themes), r.person)),
            sentence=lambda r: self._sentence(
                r.title, code_text("review_status", r.status), day_words(r.planned_on)
            ),
            count=lambda n: self.tr("%n casus(sen)", "", n),
            filters=(
                _codes("status", tr("Stand"), "review_status", REVIEW_STATUSES, lambda r: r.status),
                self._theme_filter(lambda r: r.themes),
                Filter("sector", tr("Sector"), self._sections(), lambda r: r.sector),
            ),
            icon="account-voice",
            empty_title=tr("Nog geen casussen"),
            empty_text=tr(
                "Breng een casus in zonder namen, plan wanneer jullie hem bespreken, en noteer wat "
                "je meeneemt."
            ),
            about=tr("Casus, thema of wie inbrengt"),
        )

    def meetings(self) -> Book[MeetingRow]:
        """Return the meetings of the partnership."""
        tr = self.tr
        columns: tuple[ListColumn[MeetingRow], ...] = (
            _day(130, "day", tr("Datum"), lambda r: r.held_on),
            _name(280, "title", tr("Overleg"), lambda r: r.title),
            ListColumn(
                Column(
                    self._open,
                    tr("Acties"),
                    sort_key="open",
                    status=lambda r: "ok" if not r.open_tasks else "info",
                ),
                150,
                lambda r: r.open_tasks,
            ),
            _column(300, "decisions", tr("Beslissingen"), lambda r: " ".join(r.decisions.split())),
            _column(140, "place", tr("Plaats"), lambda r: r.place, "muted"),
            _column(120, "person", tr("Verslag door"), lambda r: r.person, "muted"),
        )
        return Book(
            kind=MEETING,
            columns=columns,
            read=meeting_rows,
            words=lambda r: " ".join((r.title, r.place, r.decisions, r.person)),
            sentence=lambda r: self._sentence(day_words(r.held_on), r.title, self._open(r)),
            count=lambda n: self.tr("%n overleg(gen)", "", n),
            filters=(
                Filter(
                    "open",
                    tr("Acties"),
                    ((True, tr("met open acties")), (False, tr("alles gedaan"))),
                    lambda r: r.open_tasks > 0,
                ),
            ),
            icon="account-multiple-check-outline",
            empty_title=tr("Nog geen overleg"),
            empty_text=tr(
                "Noteer agenda, verslag en beslissingen. Een actie krijgt een naam en een dag, en "
                "staat dan in Vandaag van wie ze doet."
            ),
            about=tr("Overleg, plaats, beslissing of wie verslag maakte"),
        )

    def _open(self, row: MeetingRow) -> str:
        if not row.tasks:
            return self.tr("Geen acties")
        return self.tr("{open} open van {all}").format(open=row.open_tasks, all=row.tasks)

    def _sentence(self, *parts: str) -> str:
        return ", ".join(" ".join(part.split()) for part in parts if part)

    def _themes(self, codes: Any) -> str:
        return ", ".join(self._known.get(code, code) for code in codes)

    def _mine(self, of: Any) -> Filter[Any]:
        me: UUID = self._me.person_id
        return Filter("person", self.tr("Wie"), ((me, self.tr("ik")),), of)

    def _theme_filter(self, of: Any) -> Filter[Any]:
        themes = self._reference.themes(clock.today())
        return Filter("theme", self.tr("Thema"), tuple((t.code, t.short) for t in themes), of)

    def _regions(self) -> tuple[tuple[object, str], ...]:
        return tuple((one.code, one.name) for one in self._reference.reference_regions)

    def _sections(self) -> tuple[tuple[object, str], ...]:
        return tuple(sections(self._reference))


def _column(width: int, key: str, title: str, text: Any, tone: str = "text") -> ListColumn[Any]:
    return ListColumn(Column(text, title, sort_key=key, tone=tone), width, text)


def _name(width: int, key: str, title: str, text: Any) -> ListColumn[Any]:
    return ListColumn(Column(text, title, sort_key=key, is_name=True), width, text)


def _day(width: int, key: str, title: str, of: Any) -> ListColumn[Any]:
    column: Column[Any] = Column(lambda r: day_words(of(r)), title, sort_key=key, tone="muted")
    return ListColumn(column, width, of)


def _status(width: int, key: str, title: str, text: Any, status: Any) -> ListColumn[Any]:
    return ListColumn(Column(text, title, sort_key=key, status=status), width, text)


def _codes(name: str, label: str, words: str, codes: tuple[str, ...], of: Any) -> Filter[Any]:
    return Filter(name, label, tuple((code, code_text(words, code)) for code in codes), of)
