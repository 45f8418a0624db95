"""
Reads and checks resources/reference, and picks what was in force on a day.

Nothing is read at import; each list is read when it is first asked for, and then kept.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, TypeVar

from app.domain.enterprise_size import Ceiling, SizeClass
from app.reference.files import dated_rows, in_force, read_csv, read_toml
from app.reference.holidays import holidays_of
from app.reference.search import Catalogue
from app.reference.tables import (
    Attribution,
    Choice,
    CodedEntry,
    Holiday,
    Municipality,
    NextAction,
    Province,
    ReferenceRegion,
    TargetGroup,
)

_CHOICES = "code_lists.toml"
NACE_VERSIONS = ("2025", "2008")
ChoiceT = TypeVar("ChoiceT", bound=Choice)


class Reference:
    """Everything that is looked up: places, official lists, ceilings, choices, attributions."""

    def __init__(self) -> None:
        self._nace: dict[str, Catalogue] = {}
        self._choices: dict[str, tuple[Choice, ...]] = {}

    # Places

    @cached_property
    def municipalities(self) -> Mapping[str, Municipality]:
        """All Belgian municipalities of 2025 by NIS code."""
        regions = {row["code"]: row["naam"] for row in read_csv("referentieregios.csv")}
        region_of = {
            row["nis"]: ReferenceRegion(
                row["referentieregio_code"], regions[row["referentieregio_code"]]
            )
            for row in read_csv("referentieregio_gemeente.csv")
        }
        return {
            row["nis"]: _municipality(row, region_of.get(row["nis"]))
            for row in read_csv("gemeenten_be_2025.csv")
        }

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        """The five Flemish provinces, in the order of their codes."""
        found = {m.province for m in self.municipalities.values() if m.is_flemish}
        return tuple(sorted(found, key=lambda province: province.nis))

    @cached_property
    def reference_regions(self) -> tuple[ReferenceRegion, ...]:
        """The 15 Flemish reference regions, by name."""
        rows = read_csv("referentieregios.csv")
        regions = [ReferenceRegion(row["code"], row["naam"]) for row in rows]
        return tuple(sorted(regions, key=lambda region: region.name))

    @cached_property
    def _postal_codes(self) -> Mapping[str, tuple[Municipality, ...]]:
        found: dict[str, tuple[Municipality, ...]] = {}
        for row in read_csv("postcodes_be.csv"):
            place = self.municipalities[row["nis"]]
            found[row["postcode"]] = (*found.get(row["postcode"], ()), place)
        return found

    def places(self, postal_code: str) -> tuple[Municipality, ...]:
        """
        Return the municipalities of a postal code; none when the code does not exist.

        A few codes belong to two municipalities, most in Brussels.
        """
        return self._postal_codes.get(postal_code.strip().upper().removeprefix("B-"), ())

    # Official lists

    def nace(self, version: str = "2025") -> Catalogue:
        """Return NACE-BEL, levels 1 to 5, of one of NACE_VERSIONS."""
        if version not in self._nace:
            rows = read_csv(f"nacebel_{version}.csv")
            words: Mapping[str, list[str]] = read_toml("nace_words.toml")["words"]
            self._nace[version] = Catalogue((_activity(row) for row in rows), words)
        return self._nace[version]

    @cached_property
    def legal_forms(self) -> Catalogue:
        """The legal forms (rechtsvormen), by code of the KBO."""
        rows = read_csv("rechtsvormen.csv")
        words: Mapping[str, list[str]] = read_toml("legal_form_words.toml")["words"]
        entries = (CodedEntry(row["code"], row["code"], row["label_nl"]) for row in rows)
        return Catalogue(entries, words)

    @cached_property
    def joint_committees(self) -> Catalogue:
        """The joint committees (paritaire comités) and their subcommittees."""
        rows = read_csv("paritaire_comites.csv")
        return Catalogue(CodedEntry(row["code"], row["code_punt"], row["label_nl"]) for row in rows)

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """Return the ten legal holidays of a year, by day."""
        return holidays_of(year, self._holiday_rules)

    @cached_property
    def _holiday_rules(self) -> list[dict[str, str]]:
        return read_csv("feestdagen_be.csv")

    # Limits

    def size_ceilings(self, day: date) -> tuple[Ceiling, ...]:
        """
        Return the ceilings of the size classes in force on a day, from micro to medium.

        None before 2005: the recommendation held from then on.
        """
        rows = [row for row in dated_rows("size_ceilings.toml", "ceilings") if _holds(row, day)]
        ceilings = [
            Ceiling(
                SizeClass(row["class"]),
                Decimal(row["staff"]),
                Decimal(row["turnover"]),
                Decimal(row["balance"]),
            )
            for row in rows
        ]
        return tuple(sorted(ceilings, key=lambda ceiling: ceiling.staff))

    # Short lists

    def target_groups(self, day: date) -> tuple[TargetGroup, ...]:
        """Return the groups that may be counted, in the order shown."""
        return in_force(self._all_target_groups, day)

    @cached_property
    def _all_target_groups(self) -> tuple[TargetGroup, ...]:
        return _read_choices("target_groups.toml", "groups", TargetGroup)

    def next_actions(self, day: date) -> tuple[NextAction, ...]:
        """Return the chips for what comes next."""
        return in_force(self._all_next_actions, day)

    @cached_property
    def _all_next_actions(self) -> tuple[NextAction, ...]:
        return _read_choices(_CHOICES, "next_actions", NextAction)

    def themes(self, day: date) -> tuple[Choice, ...]:
        """Return the themes of a session or a trajectory."""
        return self._choice_list("themes", day)

    def session_kinds(self, day: date) -> tuple[Choice, ...]:
        """Return the kinds of coaching session, each with its icon."""
        return self._choice_list("session_kinds", day)

    def intake_sources(self, day: date) -> tuple[Choice, ...]:
        """Return the ways a company came to the partnership (herkomst)."""
        return self._choice_list("intake_sources", day)

    def contact_functions(self, day: date) -> tuple[Choice, ...]:
        """Return the functions of a contact person."""
        return self._choice_list("contact_functions", day)

    def _choice_list(self, table: str, day: date) -> tuple[Choice, ...]:
        if table not in self._choices:
            self._choices[table] = _read_choices(_CHOICES, table, Choice)
        return in_force(self._choices[table], day)

    def label(self, table: str, code: str) -> str:
        """
        Return the label of a stored code, also of one that no longer holds; else the code itself.

        Args:
            table: themes, session_kinds, intake_sources, contact_functions, next_actions or
                target_groups.
        """
        every: Mapping[str, Callable[[], tuple[Choice, ...]]] = {
            "target_groups": lambda: self._all_target_groups,
            "next_actions": lambda: self._all_next_actions,
        }
        if table not in every:
            self._choice_list(table, date.max)
        choices = every[table]() if table in every else self._choices[table]
        return next((choice.label for choice in choices if choice.code == code), code)

    # Other

    @cached_property
    def public_mail_domains(self) -> frozenset[str]:
        """Mail domains that anybody may have an address at."""
        return frozenset(read_toml("public_mail_domains.toml")["domains"])

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Whose data the program shows, in the order shown."""
        rows = dated_rows("attributions.toml", "attributions")
        return tuple(
            Attribution(
                row["subject"],
                row["text"],
                row["licence"],
                row["changes"],
                row["address"],
                tuple(row["files"]),
            )
            for row in rows
        )


@cache
def reference() -> Reference:
    """Return the reference data of this program."""
    return Reference()


def _municipality(row: Mapping[str, str], region: ReferenceRegion | None) -> Municipality:
    province = Province(row["provincie_nis"], row["provincie_nl"])
    return Municipality(
        row["nis"],
        row["naam_nl"],
        row["naam_fr"],
        province,
        row["gewest_nis"],
        row["gewest_nl"],
        region,
    )


def _activity(row: Mapping[str, str]) -> CodedEntry:
    label = row["label_nl"].removeprefix(f"SECTIE {row['code']} -- ")
    level = int(row["niveau"])
    written = row["code_punt"]
    if level == 1:  # sections are in capitals, which read badly among the others
        label = label.capitalize()
    return CodedEntry(row["code"], written, label, level, row["ouder"])


def _read_choices(name: str, table: str, kind: type[ChoiceT]) -> tuple[ChoiceT, ...]:
    return tuple(kind(**row) for row in dated_rows(name, table))


def _holds(row: Mapping[str, Any], day: date) -> bool:
    last: date | None = row.get("valid_to")
    return row["valid_from"] <= day and (last is None or day <= last)
