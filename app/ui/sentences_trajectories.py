"""The Dutch sentences about trajectories, scans, referrals and networks."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_KEPT: Final = QT_TRANSLATE_NOOP(
    "messages", "Er is niets gewijzigd en wat je typte blijft bewaard."
)

TRAJECTORIES: Final[Mapping[str, Sentence]] = {
    "trajectory.in_bin": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het traject {name} staat in de prullenbak."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Haal het traject terug en probeer het opnieuw."),
    ),
    "network.in_bin": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het netwerk {name} staat in de prullenbak."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Haal het netwerk terug en probeer het opnieuw."),
    ),
}
