"""The Dutch sentences of backups and of putting one back."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Je dossiers zijn niet gewijzigd.")

BACKUP: Final[Mapping[str, Sentence]] = {
    "backup.place_gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "De plaats voor je back-up is niet gevonden: {place}."),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Koppel de schijf aan, of kies een andere plaats in Instellingen."
        ),
    ),
    "backup.full": Sentence(
        QT_TRANSLATE_NOOP("messages", "De laatste back-up mislukte: de schijf is vol."),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Maak plaats vrij, of kies een andere plaats in Instellingen."
        ),
    ),
    "backup.read_only": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De laatste back-up mislukte: in {path} mag niet geschreven worden."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Vraag schrijfrechten voor de map, of kies een andere plaats."
        ),
    ),
    "backup.io": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De laatste back-up mislukte: de schijf gaf een fout bij {path}."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Kijk of de schijf aangekoppeld is, of kies een andere plaats."
        ),
    ),
    "backup.busy": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er loopt al een back-up of een herstel van dit profiel."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Wacht tot die klaar is."),
    ),
    "backup.none": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is nog geen back-up van dit profiel."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Maak er nu een."),
    ),
    "backup.missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze back-up is er niet meer: {path}."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Koppel de schijf aan, of kies een andere back-up."),
    ),
    "backup.damaged": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze back-up is beschadigd of hoort bij een ander profiel."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een andere back-up."),
    ),
    "backup.newer": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze back-up is gemaakt met een nieuwere versie van Werkvloer."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Installeer de nieuwste versie om hem terug te zetten."),
    ),
    "backup.keys": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Bij deze back-up hoort een sleutelbestand, en dat is er niet."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Zet het bestand met dezelfde naam en .keys ernaast."),
    ),
    "backup.test_failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je laatste back-up is getest en niet in orde."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Maak een nieuwe back-up in Instellingen."),
    ),
    "backup.place_inside": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze map ligt in je profiel zelf."),
        QT_TRANSLATE_NOOP("messages", "Je back-ups gaan nog naar de vorige plaats."),
        QT_TRANSLATE_NOOP("messages", "Kies een map op een andere schijf."),
    ),
    "backup.no_room": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De schijf van {path} is te vol: de back-up is niet teruggezet."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Maak plaats vrij en zet hem dan opnieuw terug."),
    ),
    "backup.foreign_folder": Sentence(
        QT_TRANSLATE_NOOP("messages", "In {path} staan bestanden die niet van Werkvloer zijn."),
        QT_TRANSLATE_NOOP("messages", "Er is niets teruggezet en niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kies een lege of nieuwe map."),
    ),
    "wipe.inside": Sentence(
        QT_TRANSLATE_NOOP("messages", "Die map ligt in het profiel dat gewist wordt."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewist."),
        QT_TRANSLATE_NOOP("messages", "Kies een map op een stick of een andere schijf."),
    ),
}
