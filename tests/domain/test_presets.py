"""For whom evidence is made, and what each may see."""

import pytest

from app.domain.presets import SHOWN, Fact, Preset, shown_facts


def test_the_codes_of_the_presets_stand_in_manifests_and_stay():
    assert [*Preset] == ["audit", "evaluator", "partner"]


def test_every_preset_says_what_it_shows():
    assert SHOWN.keys() == set(Preset)
    assert all(Fact.PLAIN in facts for facts in SHOWN.values())


def test_an_auditor_sees_all_and_a_partner_all_but_what_is_of_others():
    assert shown_facts(Preset.AUDIT) == set(Fact)
    assert set(Fact) - shown_facts(Preset.PARTNER) == {Fact.OTHERS}


def test_an_evaluator_sees_nobody_and_no_free_note():
    assert shown_facts(Preset.EVALUATOR) == {Fact.PLAIN, Fact.WORDS}


@pytest.mark.parametrize("preset", Preset)
def test_contacts_can_be_hidden_from_anybody(preset):
    hidden = SHOWN[preset] - shown_facts(preset, hides_contacts=True)
    assert hidden == SHOWN[preset] & {Fact.CONTACT, Fact.INK, Fact.ORIGINAL}
    assert Fact.CONTACT not in shown_facts(preset, hides_contacts=True)
