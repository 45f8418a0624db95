"""For whom evidence is made."""

from app.domain.presets import Preset


def test_the_codes_of_the_presets_stand_in_manifests_and_stay():
    assert [*Preset] == ["audit", "evaluator", "partner"]
