"""The Dutch sentences for who sets up a server; they are told on the command line."""

from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

SETUP: Final = {
    "server.newer": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De database is van een nieuwere versie ({found}) dan deze ({known})."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Installeer de nieuwste versie van Werkvloer."),
    ),
    "setup.key_file": Sentence(
        QT_TRANSLATE_NOOP("messages", "In {path} staat geen sleutel van een server."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Zet het sleutelbestand van deze server terug."),
    ),
    "setup.setting": Sentence(
        QT_TRANSLATE_NOOP("messages", "De instelling {name} klopt niet."),
        QT_TRANSLATE_NOOP("messages", "De server is niet gestart."),
        QT_TRANSLATE_NOOP("messages", "Uitleg staat in werkvloer server --help."),
    ),
}
