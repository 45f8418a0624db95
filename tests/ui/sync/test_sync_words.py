"""The chip says in words, icon and status what holds (UI.md 2.5)."""

from datetime import timedelta

import pytest

from app.core.errors import UserError
from app.models.units import synced_models
from app.services.syncing.view import Chip
from app.ui.sync.counts import GROUPS
from app.ui.sync.view_model import seconds_left
from app.ui.sync.words import SyncWords
from tests.file_samples import NOW, stop_clock

TODAY = NOW.astimezone().replace(hour=8, minute=12)


@pytest.fixture
def words(qapp, monkeypatch):
    stop_clock(monkeypatch)
    return SyncWords()


@pytest.mark.parametrize(
    ("chip", "text", "icon", "status"),
    [
        (Chip("unlinked"), "Alles is lokaal bewaard", "cloud-off-outline", "neutral"),
        (
            Chip("all_sent", last_ok=TODAY),
            "Alles verzonden – 08:12",
            "cloud-check-outline",
            "ok",
        ),
        (Chip("all_sent"), "Alles verzonden", "cloud-check-outline", "ok"),
        (
            Chip("waiting", waiting=3, last_ok=TODAY, oldest_waiting=NOW - timedelta(hours=24)),
            "3 wachten – laatst gelukt 08:12",
            "cloud-upload-outline",
            "info",
        ),
        (
            Chip("waiting", waiting=1, oldest_waiting=NOW - timedelta(hours=24, seconds=1)),
            "1 wacht – nog niets verzonden",
            "cloud-upload-outline",
            "attention",
        ),
        (
            Chip("running", done=2, total=9),
            "Bezig: 2 van 9 – werk gerust verder",
            "sync",
            "info",
        ),
        (Chip("running"), "Bezig – werk gerust verder", "sync", "info"),
        (
            Chip("offline", waiting=23),
            "Geen verbinding – 23 wachten, alles is lokaal bewaard",
            "cloud-off-outline",
            "neutral",
        ),
        (
            Chip("offline"),
            "Geen verbinding – alles is lokaal bewaard",
            "cloud-off-outline",
            "neutral",
        ),
        (
            Chip("problem", problems=1),
            "1 probleem, de rest is verzonden",
            "sync-alert",
            "attention",
        ),
        (
            Chip("problem", problems=2, waiting=3),
            "2 problemen, 3 wachten",
            "sync-alert",
            "attention",
        ),
        (
            Chip("problem", waiting=2),
            "Niet gelukt – 2 wachten, alles is lokaal bewaard",
            "sync-alert",
            "attention",
        ),
        (Chip("problem"), "Niet gelukt – alles is lokaal bewaard", "sync-alert", "attention"),
        (
            Chip("problem", waiting=2, problems=1, error=UserError("sync.revoked")),
            "Geen toegang meer tot de server – 2 wachten, alles is lokaal bewaard",
            "sync-alert",
            "attention",
        ),
        (
            Chip("problem", problems=1, error=UserError("sync.login")),
            "Verbind deze laptop opnieuw – alles is lokaal bewaard",
            "sync-alert",
            "attention",
        ),
        (Chip("braked"), "Gestopt: ongewone wijziging", "alert-octagon-outline", "error"),
        (
            Chip("closed", waiting=3),
            "De server wordt hersteld – alles is lokaal bewaard",
            "cloud-clock-outline",
            "neutral",
        ),
    ],
)
def test_each_state_has_its_words_icon_and_status(words, chip, text, icon, status):
    assert words.chip(chip) == (text, icon, status)


@pytest.mark.parametrize(
    ("days", "short", "long"),
    [
        (0, "08:12", "vandaag om 08:12"),
        (1, "zo 08:12", "zo om 08:12"),
        (6, "di 08:12", "di om 08:12"),
        (7, "16/11 08:12", "16/11 om 08:12"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be(words, days, short, long):
    at = TODAY - timedelta(days=days)
    assert (words.moment(at), words.when(at)) == (short, long)


@pytest.mark.parametrize(
    ("passed_s", "done", "total", "left"),
    [
        (1.9, 2, 9, None),  # too early to tell
        (4.0, 0, 9, None),
        (4.0, 9, 9, None),
        (4.0, 2, 9, 14),  # two seconds each
        (4.0, 8, 9, 1),  # half a second, rounded up
    ],
)
def test_the_rest_time_follows_the_pace(passed_s, done, total, left):
    assert seconds_left(passed_s, done, total) == left


def test_each_synced_kind_stands_under_words_that_a_coach_knows():
    kinds = {str(model.__tablename__) for model in synced_models()}
    named = frozenset().union(*(some for _, some in GROUPS.values()))
    assert named - kinds == {"blob"}
    assert kinds - named == {
        *("actor", "company_actor", "criteria_version", "criterion", "instrument", "note_template"),
        *("partner", "partner_offer", "partnership", "person", "question", "question_set", "role"),
        "travelsetting",
        *("closed_period", "evidence_pack", "legal_hold", "seal_certificate"),
    }  # of the partnership: under the rest
