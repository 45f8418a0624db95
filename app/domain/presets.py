"""For whom evidence is made (voorinstelling), and what each may see (EVIDENCE, presets)."""

from enum import StrEnum


class Preset(StrEnum):
    """Who gets the evidence; the values stand in manifests and on the command line."""

    AUDIT = "audit"  # all of it
    EVALUATOR = "evaluator"  # no names of people, small numbers hidden
    PARTNER = "partner"  # all of it, of its own trajectories only
