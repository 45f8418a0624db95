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
    "token.library": Sentence(
        QT_TRANSLATE_NOOP("messages", "Met «{name}» kan Werkvloer geen token lezen."),
        _KEYS,
        QT_TRANSLATE_NOOP(
            "messages", "Kies de PKCS#11-bibliotheek van de maker: een .dll, .so of .dylib."
        ),
    ),
    "token.absent": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het token is er niet."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Steek het token of de kaart in en probeer opnieuw."),
    ),
    "token.gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het token antwoordt niet meer."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Steek het token opnieuw in en probeer opnieuw."),
    ),
    "token.pin_needed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De pincode van het token is nog niet gegeven."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Geef ze in Instellingen › Bewijs en zegel."),
    ),
    "token.pin_wrong": Sentence(
        QT_TRANSLATE_NOOP("messages", "De pincode is niet juist."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Kijk ze na voor je opnieuw probeert: na enkele fouten blokkeert het token."
        ),
    ),
    "token.pin_locked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het token is geblokkeerd of zijn pincode is vervallen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Laat het vrijgeven door wie het token uitgaf."),
    ),
    "token.no_key": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op het token staat geen sleutel met een certificaat."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kies een ander token, of vraag een certificaat aan."),
    ),
    "token.several": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op het token staan meer sleutels: {names}."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Geef de naam van de sleutel die mag verzegelen."),
    ),
    "token.several_tokens": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er zitten meer tokens in de lezers: {names}."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Laat er één zitten, of geef de naam van het token."),
    ),
    "token.no_such": Sentence(
        QT_TRANSLATE_NOOP("messages", "«{label}» staat niet op het token. Wel: {names}."),
        _KEYS,
        QT_TRANSLATE_NOOP("messages", "Geef een van die namen."),
    ),
    "token.failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het token weigert te werken ({status})."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Steek het opnieuw in, of vraag raad aan wie het uitgaf."),
    ),
}
