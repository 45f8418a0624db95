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
    "setup.backup_damaged": Sentence(
        QT_TRANSLATE_NOOP("messages", "De back-up in {path} is beschadigd."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Neem een andere back-up, of maak er een nieuwe."),
    ),
    "setup.backup_before": Sentence(
        QT_TRANSLATE_NOOP(
            "messages",
            "De back-up van {moment} is van voor het begin van het partnerschap {partnership}: "
            "daarmee kunnen de laptops van dat partnerschap niet meer synchroniseren.",
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Neem een back-up van later. Is er geen, laat de server dan zoals hij is en maak er "
            "een met: werkvloer server backup.",
        ),
    ),
    "setup.no_backup": Sentence(
        QT_TRANSLATE_NOOP("messages", "In {path} staat geen back-up van een server."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
    ),
    "setup.founding": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een naam of het mailadres kan zo niet."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Gebruik een regel van hoogstens 200 tekens."),
    ),
    "setup.no_role": Sentence(
        QT_TRANSLATE_NOOP("messages", "De database kent geen rol {role}."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Laat de beheerder van de database die maken."),
    ),
    "setup.which_partnership": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het is niet duidelijk welk partnerschap je bedoelt."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kijk met werkvloer server status, en geef de naam mee."),
    ),
    "setup.no_company": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze server heeft geen onderneming met dit ID."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewist."),
        QT_TRANSLATE_NOOP("messages", "Kijk het ID na: 32 cijfers en letters van a tot f."),
    ),
    "setup.held": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op {name} rust een bewaarplicht ({reason})."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewist."),
        QT_TRANSLATE_NOOP("messages", "Laat de promotor ze eerst beëindigen, onder Privacy."),
    ),
    "setup.no_person": Sentence(
        QT_TRANSLATE_NOOP("messages", "Niemand heeft {email}, of meer dan één persoon."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kijk het mailadres na."),
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
