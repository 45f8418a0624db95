"""Every error code has a Dutch sentence, and every value stands in it as people write it."""

import ast
import re
from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from app.core import clock
from app.core.errors import UserError
from app.services.profiles import device_key
from app.storage import failures
from app.sync import link, refusals
from app.sync.link import LinkError
from app.ui.messages import message_for, shown
from app.ui.sentences import SENTENCES

pytestmark = pytest.mark.usefixtures("qapp")  # for the plurals
APP = Path(__file__).parents[2] / "app"
DISK = {*failures._BY_RESULT.values(), *failures._BY_ERRNO.values(), *failures._REFUSALS}

ERRORS = {"UserError"} | {
    name
    for name, each in vars(link).items()
    if isinstance(each, type) and issubclass(each, LinkError)
} - {"EpochChanged"}  # its one code stands in its own module

# Where the code is not a literal: the codes it can be. Findings of a form stand under their own
# field, in words of that screen; only a text that is too long can come as a message too.
COMPUTED = {
    "app/cli/checks.py:backup_check": set(),  # the code that was kept
    "app/services/profiles/account.py:_guessed": {
        "account.wrong_passphrase",
        "account.wrong_recovery_code",
    },
    "app/services/profiles/account.py:_with_backup": set(),  # the code of the error that it adds to
    "app/services/profiles/backups.py:_failure": {"backup.full", "backup.read_only", "backup.io"},
    "app/services/day/calendar_feed.py:write_feed": {
        code.replace("store.", "feed.") for code in failures._BY_ERRNO.values()
    },
    "app/services/sessions/form.py:checked_form": {"text.too_long"},
    "app/services/profiles/device_key.py:_ask": {
        *device_key._BY_NAME.values(),
        "keyring.dismissed",
        "keyring.failed",
    },
    "app/services/files/documents.py:told_of_document": {
        code.replace("store.", "document.") for code in failures._BY_ERRNO.values()
    },
    "app/services/companies/dossier_edits.py:_number": set(),
    "app/services/syncing/state.py:_chip": set(),  # the code that was kept
    "app/services/texts.py:checked_email": set(),  # in words of the field
    "app/services/texts.py:checked_text": {"text.too_long"},
    "app/storage/failures.py:user_error_of": DISK,
    "app/sync/refusals.py:_by_code": {f"server.{code}" for code in refusals.TOLD},
    "app/sync/refusals.py:_by_status": {"sync.server_failed", "sync.refused"},
    "app/ui/people/adding.py:_on_entered": set(),  # shown by problem_text
    "app/ui/restore/damage.py:with_backup": set(),
    "app/ui/sync/problem_words.py:of": set(),  # the code that came with the problem
    "app/services/profiles/organisation_login.py:log_in": {"login.refused", "login.unknown"},
    "app/ui/sync/connect_dialog.py:_begin": set(),  # shown by problem_text
    "app/ui/team/invite_form.py:_problem_of_address": set(),  # shown by problem_text
    "app/ui/team/partners_section.py:_on_add": set(),  # shown by problem_text
    "app/ui/undo.py:named": {"undo.changed", "undo.gone", "undo.used", "undo.draft"},
}


def raises():
    """Each (file:function, code or None, names of values) that makes a UserError."""
    for path in sorted(APP.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # what the server refuses a laptop has classes of its own, which are no sentences here
        errors = {"UserError"} if APP / "server" in path.parents else ERRORS
        for owner in tree.body:
            parts = owner.body if isinstance(owner, ast.ClassDef) else [owner]
            for part in parts:
                for node in ast.walk(part):
                    name = getattr(node, "func", None)
                    if isinstance(name, ast.Name) and name.id in errors:
                        where = f"app/{path.relative_to(APP).as_posix()}"
                        where = f"{where}:{getattr(part, 'name', '')}"
                        first = node.args[0]
                        code = first.value if isinstance(first, ast.Constant) else None
                        yield where, code, {word.arg for word in node.keywords if word.arg}


@cache
def known_codes():
    """Return the names of the values of each code that can be raised."""
    values = defaultdict(set)
    added = set()
    for where, code, names in raises():
        for each in [code] if code else COMPUTED[where]:
            values[each] |= names
        if where.endswith(":_with_backup"):
            added = names
    return {code: names | added for code, names in values.items()}


def parts():
    return [(code, part) for code, sentence in SENTENCES.items() for part in sentence if part]


def test_every_place_with_a_computed_code_is_known():
    found = {where for where, code, _ in raises() if code is None}
    assert found == set(COMPUTED)


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert set(SENTENCES) == set(known_codes())


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_asks_only_for_values_that_come_with_its_code(code):
    asked = {name for part in SENTENCES[code] for _, name, _, _ in Formatter().parse(part) if name}
    assert asked <= known_codes()[code]


def test_a_sentence_says_what_happened_and_ends_like_one():
    for code, sentence in SENTENCES.items():
        assert sentence.happened, code
        for part in (sentence.happened, sentence.safe, sentence.do):
            assert not part or part.endswith("."), (code, part)


@pytest.mark.parametrize("unwanted", ["!", r"\bOK\b", r"\b[45]\d\d\b", r"(?i)\b(u|uw)\b", r"  "])
def test_no_sentence_shouts_speaks_in_numbers_or_is_stiff(unwanted):
    assert [part for _, part in parts() if re.search(unwanted, part)] == []


def happened(code, **values):
    return message_for(UserError(code, **values)).happened


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 seconde"),
        (59, "59 seconden"),
        (59.2, "1 minuut"),
        (60, "1 minuut"),
        (61, "2 minuten"),
        (120, "2 minuten"),
        (900, "15 minuten"),
    ],
)
def test_a_wait_is_said_in_seconds_or_whole_minutes(seconds, words):
    assert happened("account.wait", wait_s=seconds) == (
        f"Te veel pogingen. Probeer opnieuw over {words}."
    )


@pytest.mark.parametrize(("left", "words"), [(4, "4 pogingen"), (1, "1 poging")])
def test_a_wrong_passphrase_counts_the_tries_down(left, words):
    assert happened("account.wrong_passphrase", tries_left=left, wait_s=60) == (
        f"Wachtwoord klopt niet. Nog {words}, daarna 1 minuut wachten."
    )


def test_after_the_last_try_one_hears_how_long_to_wait():
    message = message_for(UserError("account.wrong_passphrase", tries_left=0, wait_s=120))
    assert message.happened == "Te veel pogingen. Probeer opnieuw over 2 minuten."


@pytest.mark.parametrize(
    ("size", "words"),
    [(52_000_000, "52 MB"), (50_000_001, "50,1 MB"), (1_250_000_000, "1250 MB")],
)
def test_sizes_are_megabytes_with_a_comma_and_what_is_too_large_looks_larger(size, words):
    assert happened("file.too_large", name="plan.pdf", size=size, most=50_000_000) == (
        f"plan.pdf is {words}, het maximum is 50 MB."
    )


@pytest.mark.parametrize(("total", "words"), [("99.90", "99,9"), ("110.00", "110")])
def test_a_number_with_decimals_is_told_with_a_comma(total, words):
    assert happened("terms.shares", total=Decimal(total)) == (
        f"De drie delen zijn samen {words}%. Samen horen ze 100% te zijn."
    )


def test_a_small_file_is_told_in_kilobytes():
    assert happened("file.too_large", name="a", size=120_300, most=100_000) == (
        "a is 121 kB, het maximum is 0,1 MB."
    )


def test_a_backup_is_told_with_day_and_hour_on_the_wall_clock(monkeypatch):
    monkeypatch.setattr(clock, "local", lambda moment: moment.replace(hour=moment.hour + 1))
    made = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
    message = message_for(UserError("store.damaged", path=Path("/p/w.db"), backup_at=made))
    assert message.safe == "Er is niets gewijzigd. Laatste back-up: 22/11/2026 17:40."


def test_without_a_backup_that_is_said():
    for values in ({"backup_at": None}, {}):
        message = message_for(UserError("store.missing", path=Path("/p"), **values))
        assert message.safe == "Laatste back-up: nog geen."


def test_a_path_is_told_as_the_computer_writes_it():
    folder = Path("map") / "profiel van Els"
    assert happened("store.read_only", path=folder) == (
        f"In deze map mag niet geschreven worden: {folder}."
    )


def test_a_day_and_what_is_not_known_have_words():
    assert shown("opened_on", date(2026, 3, 2)) == "02/03/2026"
    assert shown("name", None) == "onbekend"


def test_advice_and_whole_leave_out_what_is_empty():
    message = message_for(UserError("field.required"))
    assert (message.advice, message.whole) == ("", "Dit veld mag niet leeg zijn.")
    message = message_for(UserError("file.empty", name="a.pdf"))
    assert message.advice == "Kijk of het bestand af is."
    assert message.whole == "a.pdf is leeg en is niet toegevoegd. Kijk of het bestand af is."


def test_braces_in_a_value_stay_as_they_are():
    assert happened("file.empty", name="{size}.pdf") == "{size}.pdf is leeg en is niet toegevoegd."
