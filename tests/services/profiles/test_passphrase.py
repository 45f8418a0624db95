import subprocess
import sys

import pytest

from app.core.errors import UserError
from app.services.profiles.passphrase import (
    PassphraseHint,
    Strength,
    judge_passphrase,
    require_passphrase,
)

OWN = ["Els Vermeulen", "Partner Oost", "Werkvloer"]


@pytest.mark.parametrize(
    "typed",
    [
        "vier paarden lopen traag",
        "de regen valt op het dak",
        "Zoë 👩‍🏭 fietst naar Aalst",
        "q8$Zm2!vR7@x",
    ],
)
def test_a_sentence_of_ones_own_is_accepted(typed):
    judgement = judge_passphrase(typed, OWN)
    assert judgement.is_accepted
    assert judgement.hint is None
    assert judgement.strength in {Strength.STRONG, Strength.VERY_STRONG}
    require_passphrase(typed, OWN)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", PassphraseHint.TOO_SHORT),
        ("q8$Zm2!vR7@", PassphraseHint.TOO_SHORT),  # eleven signs
        ("Els Vermeulen 2026", PassphraseHint.OWN_WORDS),
        ("vermeulenvermeulen", PassphraseHint.REPEATED),
        ("qwertyuiopas", PassphraseHint.KNOWN),
        ("aaaaaaaaaaaaa", PassphraseHint.REPEATED),
        ("abcdefghijklm", PassphraseHint.SEQUENCE),
        ("!@#$%^&*()_+", PassphraseHint.KEYBOARD),
        ("13/05/1985 07", PassphraseHint.DATE),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_a_hint(typed, hint):
    judgement = judge_passphrase(typed, OWN)
    assert (judgement.is_accepted, judgement.hint) == (False, hint)
    with pytest.raises(UserError, match=r"passphrase\.weak") as refused:
        require_passphrase(typed, OWN)
    assert refused.value.values == {"hint": hint, "minimum": 12}


def test_one_sign_too_few_is_not_strong_however_odd():
    assert judge_passphrase("q8$Zm2!vR7@").score == 2
    assert judge_passphrase("q8$Zm2!vR7@x").score == 4


def test_own_words_make_it_weaker():
    without = judge_passphrase("Vermeulen Partner Oost").score
    assert judge_passphrase("Vermeulen Partner Oost", OWN).score < without


def test_a_very_long_passphrase_is_judged_at_once():
    assert judge_passphrase("vier paarden lopen traag " * 4000).is_accepted


def test_the_word_lists_are_not_loaded_with_the_module():
    code = "import sys, app.services.profiles.passphrase; assert 'zxcvbn' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
