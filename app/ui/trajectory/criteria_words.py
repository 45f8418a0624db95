"""What the cells of the matrix of criteria say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.counting import COUNTS, Status
from app.domain.criteria import Judged, State
from app.services.counting.counts import ProposalView
from app.services.counting.criteria_board import CompanyBoard, CriteriaBoard
from app.services.evidence.pieces import EvidenceView
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui.case_words import code_text
from app.ui.evidence_words import missing_sentence, scan_words, subject_words
from app.ui.name_list import listed
from app.ui.widgets.day_words import short_day
from app.ui.widgets.days import LOCALE


@dataclass(frozen=True, slots=True)
class Face:
    """An icon in its colour, a word, muted lines under it, and what can be done."""

    icon: str
    color: str
    word: str
    detail: str = ""
    action: str = ""
    is_quiet: bool = False  # the word is muted: nothing is there yet

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(part for part in (self.word, self.detail) if part)


translate = QCoreApplication.translate
_LOOKS: Final = {
    Status.NOT_YET: ("circle-outline", "muted"),
    Status.PROPOSED: ("timer-sand", "attention"),
    Status.REFUSED: ("cancel", "muted"),
    Status.REOPENED: ("alert-outline", "attention"),
    Status.COUNTS: ("check-circle-outline", "ok"),
    Status.ELSEWHERE: ("circle-outline", "muted"),
}


def may_add(view: TrajectoryView, member: MemberView) -> bool:
    """Tell whether who works here may attach evidence of a company."""
    return view.may_edit and member.left_on is None


def criterion_face(
    view: TrajectoryView, member: MemberView, judged: Judged, board: CriteriaBoard
) -> Face:
    """Return what a cell says of one criterion of one company."""
    given = standing_evidence(member, judged.criterion.code)
    if judged.state is State.MET:
        return _met(judged, given, board)
    if judged.state is State.PARTLY:
        words = translate("CriteriaWords", "{have} van {needed}").format(
            have=judged.have, needed=judged.criterion.needed
        )
        return Face("progress-clock", "info", words, _last(judged.last_on))
    planned = board.company(member.id).scan_on
    if planned is not None and _is_scan(judged):
        return Face(
            "calendar-month-outline",
            "info",
            translate("CriteriaWords", "Gepland"),
            short_day(planned),
        )
    action = translate("CriteriaWords", "Voeg toe") if may_add(view, member) else ""
    return Face(
        "circle-outline",
        "muted",
        translate("CriteriaWords", "Ontbreekt"),
        _needed(judged),
        action,
        is_quiet=True,
    )


def count_face(view: TrajectoryView, member: MemberView, board: CriteriaBoard) -> Face:
    """Return what a cell says of the decision that a company counts."""
    standing, its = member.standing, board.company(member.id)
    status = standing.counted.status
    icon, color = _LOOKS[status]
    detail = _count_detail(view, member, its)
    is_ready = standing.progress.is_complete and may_add(view, member)
    if status is Status.PROPOSED:
        action = translate("CriteriaWords", "Bekijk voorstel")
    elif is_ready and status in {Status.NOT_YET, Status.REFUSED} and its.elsewhere is None:
        action = translate("CriteriaWords", "Stel voor")
    else:
        action = ""
    word = (
        translate("CriteriaWords", "Geen tweede telling")
        if its.elsewhere
        else code_text("count", status.value)
    )
    return Face(icon, color, word, detail, action)


def standing_evidence(member: MemberView, criterion: str) -> list[EvidenceView]:
    """Return the evidence that counts for a criterion, by day."""
    return [one for one in member.evidence if one.criterion == criterion and one.is_standing]


def evidence_text(one: EvidenceView, board: CriteriaBoard) -> str:
    """Return what a piece of evidence is called, a scan with what it gave."""
    facts = board.scans.get(one.subject_id)
    if one.kind == "scan" and facts is not None:
        mean = "" if facts.mean is None else LOCALE.toString(float(facts.mean), "f", 1)
        return scan_words(facts.set_number, mean)
    return subject_words(one.kind, one.label, one.sort)


def waiting(member: MemberView) -> list[ProposalView]:
    """Return the proposals that wait for a second person, the first made first."""
    return [one for one in member.standing.proposals if not one.decisions]


def elsewhere_text(its: CompanyBoard) -> str:
    """Return by whom a company counts already; empty when it does not."""
    if its.elsewhere is None:
        return ""
    if its.elsewhere.since is None:
        return translate("CriteriaWords", "Telt al mee via {partner}. Geen tweede telling.").format(
            partner=its.elsewhere.partner or translate("CriteriaWords", "een ander traject")
        )
    words = translate(
        "CriteriaWords", "Telt al mee via {partner} sinds {day}. Geen tweede telling."
    )
    return words.format(
        partner=its.elsewhere.partner or translate("CriteriaWords", "een ander traject"),
        day=_day(its.elsewhere.since),
    )


def others_text(its: CompanyBoard) -> str:
    """Return which other partners proposed the same company; empty when none did."""
    if not its.others:
        return ""
    words = translate("CriteriaWords", "Ook voorgesteld door {partners}: één telling.")
    return words.format(partners=", ".join(its.others))


def proposed_text(view: TrajectoryView, proposal: ProposalView) -> str:
    """Return who proposed, and when."""
    words = translate("CriteriaWords", "Voorgesteld door {name} op {day}.")
    return words.format(name=view.names.get(proposal.by, "–"), day=_day(proposal.on))


def _all_proposed_text(view: TrajectoryView, proposals: Sequence[ProposalView]) -> str:
    """Return who proposed and when: two partners may have done so on one evening."""
    one = translate("CriteriaWords", "{name} op {day}")
    said = [one.format(name=view.names.get(each.by, "–"), day=_day(each.on)) for each in proposals]
    words = translate("CriteriaWords", "Voorgesteld door {proposals}.")
    return words.format(proposals=listed(said))


def decided_text(view: TrajectoryView, proposal: ProposalView) -> str:
    """Return what was decided on a proposal, by whom and when; empty: nothing yet."""
    if not proposal.decisions:
        return ""
    made = proposal.decisions[-1]
    if made.decision == COUNTS:
        words = translate("CriteriaWords", "Bevestigd door {name} op {day}.")
    else:
        words = translate("CriteriaWords", "Afgewezen door {name} op {day}.")
    said = words.format(name=view.names.get(made.by, "–"), day=_day(made.on))
    return f"{said} {made.reason}".strip()


def _count_detail(view: TrajectoryView, member: MemberView, its: CompanyBoard) -> str:
    standing = member.standing
    counted, proposals = standing.counted, waiting(member)
    if its.elsewhere is not None:
        return elsewhere_text(its)
    if counted.status is Status.PROPOSED and proposals:
        said = [
            _all_proposed_text(view, proposals),
            translate("CriteriaWords", "Een tweede persoon beslist."),
        ]
    elif counted.status is Status.COUNTS and counted.since is not None:
        said = [translate("CriteriaWords", "Sinds {day}.").format(day=f"{counted.since:%d/%m/%Y}")]
        said += [decided_text(view, one) for one in standing.proposals]
    elif counted.status is Status.REFUSED:
        said = [decided_text(view, one) for one in standing.proposals]
    elif member.left_on is not None:
        said = [translate("CriteriaWords", "Uitgestapt op {day}.").format(day=_day(member.left_on))]
    elif standing.progress.is_complete:
        said = [translate("CriteriaWords", "Alles is er. Stel voor dat de onderneming meetelt.")]
    else:
        said = [missing_sentence(standing.progress.missing)]
    return " ".join(one for one in (*said, others_text(its)) if one)


def _met(judged: Judged, given: list[EvidenceView], board: CriteriaBoard) -> Face:
    criterion, last = judged.criterion, judged.last_on
    icon = "check-circle-outline"
    if criterion.needed > 1:
        return Face(icon, "ok", _pieces(judged).format(n=judged.have), _last(last))
    words = "" if last is None else f"{last:%d/%m/%Y}"
    return Face(icon, "ok", words, evidence_text(given[-1], board) if given else "")


def _needed(judged: Judged) -> str:
    if judged.criterion.needed > 1:
        pieces = _pieces(judged).format(n=judged.criterion.needed)
        return translate("CriteriaWords", "{pieces} nodig").format(pieces=pieces)
    if _is_scan(judged):
        return translate("CriteriaWords", "te plannen")
    return translate("CriteriaWords", "één bewijsstuk nodig")


def _pieces(judged: Judged) -> str:
    """Return the word for more pieces of what serves a criterion."""
    kinds = judged.criterion.evidence
    if any(kind.startswith("attachment:image") for kind in kinds):
        return translate("CriteriaWords", "{n} foto's")
    if kinds == ("coaching_session",):
        return translate("CriteriaWords", "{n} verslagen")
    if kinds == ("meeting",):
        return translate("CriteriaWords", "{n} bijeenkomsten")
    return translate("CriteriaWords", "{n} stukken")


def _is_scan(judged: Judged) -> bool:
    return any(kind.partition(":")[0] == "scan" for kind in judged.criterion.evidence)


def _last(day: date | None) -> str:
    return "" if day is None else translate("CriteriaWords", "laatste {day}").format(day=_day(day))


def _day(day: date) -> str:
    return f"{day:%d/%m}"
