"""The values of a dossier as one reader may see them (see app/domain/presets.py)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import PurePath
from typing import Any, Final, TypeVar

from app.domain.presets import Fact, Preset, shown_facts
from app.domain.suppression import MOST, is_small
from app.reports.company_values import Contact, Intake
from app.reports.document import Origin
from app.reports.preset_fields import FIELDS
from app.reports.preset_partner import NOBODY, People, of_partner
from app.reports.trajectory_values import Piece, TrajectoryDossier
from app.reports.values import HIDDEN, OMITTED, Attendee, Session, Signature

Counted = TypeVar("Counted", Session, Intake)

_UNNAMED: Final = frozenset({"medewerker zonder naam", "medewerkers zonder naam"})
_EMPTY: Final = frozenset(  # else these would read as a name, or as a number
    {
        ("Attendee", "name"),
        ("CompanyFile", "size_reason"),
        ("Confirmation", "by"),
        ("Contact", "email"),
        ("Contact", "phone"),
        ("Intake", "consent_by"),
        ("SizeYear", "reason"),
        ("SizeYear", "source"),
    }
)
_WRITTEN: Final = frozenset({Fact.WORDS, Fact.NOTE, Fact.FILE})  # may hold a name
# Words between first and last names, and others that are no name alone
_PARTICLES: Final = frozenset(
    {
        *("bv", "d", "da", "de", "del", "den", "der", "des", "dhr", "di", "du", "el", "het", "la"),
        *(
            "le",
            "les",
            "mc",
            "meneer",
            "mevr",
            "mevrouw",
            "nv",
            "of",
            "op",
            "t",
            "te",
            "ten",
            "ter",
        ),
        *("van", "vanden", "vander", "von", "vzw"),
    }
)
_SAID: Final[Mapping[Preset, str]] = {
    Preset.AUDIT: "Voor de auditor",
    Preset.EVALUATOR: "Voor de evaluator",
    Preset.PARTNER: "Voor de partner",
}


def for_preset(
    values: TrajectoryDossier,
    preset: Preset,
    *,
    hides_contacts: bool = False,
    most: int = MOST,
    partners: frozenset[str] = frozenset(),
    people: People = NOBODY,
) -> TrajectoryDossier:
    """
    Return the dossier as this reader may see it; an auditor sees it as it is.

    What is left out leaves a word, so that nobody takes it for missing evidence.

    Args:
        hides_contacts: Nobody at a company by name, whoever reads it.
        most: Numbers of people from 1 up to this are hidden, where counts are.
        partners: Names of the partners that the reader is of; none: that of the trajectory.
        people: By name the partners of who may have written in it.
    """
    facts = shown_facts(preset, hides_contacts=hides_contacts)
    if facts == frozenset(Fact):
        return values
    if Fact.OTHERS not in facts:
        values = of_partner(values, partners or frozenset({values.partner}), people)
    if facts == frozenset(Fact) - {Fact.OTHERS}:
        return values
    names = _names(values, Fact.CONTACT)
    staff = _names(values, Fact.STAFF) if Fact.STAFF not in facts else ()
    companies = tuple(one.company.name for one in values.companies)
    reader = _Reader(facts, most, _masking((*names, *staff), companies))
    reader.staff = {name: f"Medewerker {n}" for n, name in enumerate(staff, start=1)}
    seen: TrajectoryDossier = reader.seen(values)
    return replace(seen, omitted=omitted_words(preset, facts, most))


def omitted_words(preset: Preset, facts: frozenset[Fact], most: int = MOST) -> str:
    """Return what a reader does not see, in a sentence; nothing when all is shown."""
    left_out = [
        word
        for fact, word in (
            (Fact.CONTACT, "namen"),
            (Fact.INK, "handtekeningen"),
            (Fact.NOTE, "vrije nota’s"),
            (Fact.JOBS, "cijfers over werk"),
            (Fact.ORIGINAL, "bestanden"),
        )
        if fact not in facts
    ]
    if not left_out:
        return ""
    listed = f"{', '.join(left_out[:-1])} en {left_out[-1]}"
    words = f"{_SAID[preset]}: {listed} zijn weggelaten."
    if Fact.COUNT not in facts:
        words += f" Aantallen van 1 tot {most} zijn niet getoond."
    return words


def shown_file_name(name: str, facts: frozenset[Fact]) -> str:
    """Return what a file is called where its name may not be seen: by its type alone."""
    if Fact.FILE in facts or not name:
        return name
    return f"bestand{PurePath(name).suffix.lower()}"


@dataclass(slots=True)
class _Reader:
    """Leaves out what somebody may not see."""

    facts: frozenset[Fact]
    most: int
    mask: Callable[[str], str]
    staff: dict[str, str] = field(default_factory=dict)

    def seen(self, value: Any) -> Any:
        """Return a tree of values as this reader sees it."""
        if isinstance(value, tuple):
            return tuple(map(self.seen, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        told = FIELDS[type(value)]
        parts = {one.name: self._part(value, one.name, told.get(one.name)) for one in fields(value)}
        return self._whole(replace(value, **parts))

    def _part(self, owner: Any, name: str, fact: Fact | None) -> Any:
        part = getattr(owner, name)
        if fact is None:
            return self.seen(part)
        if fact in self.facts:
            return self.mask(part) if fact in _WRITTEN else part
        return self._hidden(owner, name, fact, part)

    def _hidden(self, owner: Any, name: str, fact: Fact, part: Any) -> Any:
        """Return what stands instead of a field that is not shown; of what is empty nothing."""
        if fact is Fact.STAFF:
            return self._staff(owner, part)
        if fact is Fact.FILE:
            return "" if isinstance(owner, Piece) else shown_file_name(part, self.facts)
        if fact is Fact.COUNT:
            return part  # by the whole record
        if fact is Fact.INK:
            return ()
        if isinstance(part, str):
            return "" if (type(owner).__name__, name) in _EMPTY or not part else OMITTED
        return None if part is None or name == "staff" else HIDDEN

    def _staff(self, owner: Any, part: str) -> str:
        if isinstance(owner, Origin):
            return owner.partnership if part else ""
        return self.staff.get(part.strip(), part if part == "–" else "")

    def _whole(self, value: Any) -> Any:
        """Return a record whose parts were left out, with what hangs together in it."""
        if isinstance(value, Signature) and Fact.INK not in self.facts:
            return replace(value, is_shown=False)
        if Fact.COUNT in self.facts:
            return value
        if isinstance(value, Session):
            return self._counted(value)
        if isinstance(value, Intake):
            return self._counted(value)
        return self._unnamed(value) if isinstance(value, Attendee) else value

    def _counted(self, value: Counted) -> Counted:
        """
        Return the target groups without the small numbers.

        Groups overlap, so they do not add up; but all of them together are at least the people
        that they are about. Where one is hidden, how many people there are is hidden too.
        """
        counts = tuple(
            replace(one, number=HIDDEN) if is_small(one.number, self.most) else one
            for one in value.counts
        )
        unique = value.unique_persons
        hides = any(one.number == HIDDEN for one in counts) or is_small(unique or 0, self.most)
        people = HIDDEN if hides and unique is not None else unique
        return replace(value, counts=counts, unique_persons=people)

    def _unnamed(self, value: Attendee) -> Attendee:
        is_number = value.role in _UNNAMED or value.number > 1
        if not is_number or not is_small(value.number, self.most):
            return value
        role = "medewerkers zonder naam" if value.role in _UNNAMED else value.role
        return replace(value, role=role, number=HIDDEN)


def _names(values: Any, fact: Fact) -> tuple[str, ...]:
    """Return the names of people in fields of one sort, each once, in order."""
    found = dict.fromkeys(name.strip() for name in _said(values, fact))
    return tuple(name for name in found if name and name != "–")


def _said(value: Any, fact: Fact) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _said(one, fact)
    elif is_dataclass(value) and not isinstance(value, type):
        told = FIELDS[type(value)]
        for one in fields(value):
            part = getattr(value, one.name)
            if one.name not in told:
                yield from _said(part, fact)
            elif told[one.name] is fact and _is_name(value, one.name):
                yield part


def _is_name(owner: Any, name: str) -> bool:
    """Tell whether a field is filled in with a name, and not with a role or a number."""
    if isinstance(owner, Contact):
        return name == "name"
    return name not in {"owner", "source"}


def _masking(names: Iterable[str], kept: Iterable[str]) -> Callable[[str], str]:
    """
    Return what takes names, and each part of them that is written as a name, out of a text.

    Args:
        kept: Names that stay, though a person may be called so: those of companies.
    """
    whole = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    single = {part for name in whole for part in re.findall(r"\w+", name)}
    parts = {part for part in single if len(part) > 1 and part.lower() not in _PARTICLES}
    if not whole:
        return lambda text: text
    stays = sorted({name for name in kept if name}, key=len, reverse=True)
    ordered = [*stays, *whole, *sorted(parts, key=len, reverse=True)]
    every = "|".join(map(re.escape, ordered))
    pattern = re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)
    is_whole = {name.casefold() for name in whole if " " in name}
    is_kept = {name.casefold() for name in stays}

    def taken_out(found: re.Match[str]) -> str:
        said = found[0]
        if said.casefold() in is_kept:
            return said
        return OMITTED if said.casefold() in is_whole or said[:1].isupper() else said

    return lambda text: pattern.sub(taken_out, text)
