"""
For whom evidence is made (voorinstelling), and what each may see.

Source: EVIDENCE ("Presets and what may be seen"), DOMAIN section 7 (privacy), SECURITY T17.

- **audit.** All of it: an auditor checks that a real person signed and that the files are the ones
  that were handed in.
- **partner.** All of it, of its own records only.
- **evaluator.** They judge the partnership and what changed at companies, not people. So no name of
  anybody, at a company or in the partnership (who coached and who confirmed stay apart from each
  other as «Medewerker 1», «Medewerker 2»: DOMAIN section 8 warns against a ranking of coaches); no
  signature; no free note, as those name people; no file and no name of a file, for the same reason;
  no figure on jobs of one company, as those are given per sector, region or partnership only; and
  small numbers hidden. What a trajectory set out to change, its goals with their values, actions,
  themes, dates and scores are what they came for; names that are known are taken out of them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Preset(StrEnum):
    """Who gets the evidence; the values stand in manifests and on the command line."""

    AUDIT = "audit"
    EVALUATOR = "evaluator"
    PARTNER = "partner"


class Fact(StrEnum):
    """What sort of thing a field tells."""

    PLAIN = "plain"  # what, when, which company: everybody sees it
    WORDS = "words"  # what is to change, in own words; without names where names are not shown
    NOTE = "note"  # free notes, remarks and reasons, which can name anybody
    CONTACT = "contact"  # somebody at a company: a name, a telephone number, who does what
    INK = "ink"  # a signature as it was drawn
    STAFF = "staff"  # somebody of the partnership
    FILE = "file"  # what a file is called
    ORIGINAL = "original"  # the file itself
    COUNT = "count"  # how many people of a target group
    JOBS = "jobs"  # figures on jobs at one company
    OTHERS = "others"  # what another partner wrote


_OF_PEOPLE: Final = frozenset({Fact.CONTACT, Fact.INK, Fact.ORIGINAL})

SHOWN: Final[Mapping[Preset, frozenset[Fact]]] = {
    Preset.AUDIT: frozenset(Fact),
    Preset.EVALUATOR: frozenset({Fact.PLAIN, Fact.WORDS}),
    Preset.PARTNER: frozenset(Fact) - {Fact.OTHERS},
}


def shown_facts(preset: Preset, *, hides_contacts: bool = False) -> frozenset[Fact]:
    """
    Return what somebody sees.

    Args:
        hides_contacts: Also for an auditor or a partner: nobody at a company by name, nor what they
            signed, nor the files, in which they are named.
    """
    return SHOWN[preset] - _OF_PEOPLE if hides_contacts else SHOWN[preset]
