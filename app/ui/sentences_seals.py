"""The Dutch sentences of what cannot be sealed, and of keys that cannot seal."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_NOTHING: Final = QT_TRANSLATE_NOOP("messages", "Er is niets verzegeld en niets gewijzigd.")
_KEYS: Final = QT_TRANSLATE_NOOP("messages", "De sleutels die er al zijn, blijven.")

SEALS: Final[Mapping[str, Sentence]] = {
    "seal.promotor_only": Sentence(
        QT_TRANSLATE_NOOP("messages", "Alleen de promotor kan verzegelen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Werk zonder zegel, of vraag het aan de promotor."),
    ),
    "seal.key_not_valid": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze sleutel verzegelt alleen van {first} tot {last}."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kies een sleutel die vandaag geldt."),
    ),
    "seal.file_unreadable": Sentence(
        QT_TRANSLATE_NOOP("messages", "Met dit wachtwoord gaat dit sleutelbestand niet open."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Kijk het wachtwoord na, en of het een .p12 of .pfx is."),
    ),
    "seal.file_without_key": Sentence(
        QT_TRANSLATE_NOOP("messages", "In dit bestand zit geen sleutel om mee te verzegelen."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Vraag de uitgever een bestand met sleutel en certificaat."),
    ),
    "seal.key_kind": Sentence(
        QT_TRANSLATE_NOOP("messages", "Met dit soort sleutel kan een pdf niet verzegeld worden."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Kies een RSA-sleutel van 2048 bits of meer, of P-256."),
    ),
    "seal.time_stamp_failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De tijdstempeldienst antwoordt niet."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Probeer later opnieuw, of verzegel zonder tijdstempel."),
    ),
    "seal.chain_unknown": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een certificaat van sleutel of tijdstempel is niet bekend."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Voeg de certificaten van de uitgever toe."),
    ),
    "seal.address": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit is geen webadres: «{address}»."),
        QT_TRANSLATE_NOOP("messages", "Wat er stond, blijft gelden."),
        QT_TRANSLATE_NOOP("messages", "Begin met https://, of laat het veld leeg."),
    ),
}
