"""The Dutch sentence of every error code; `app/ui/messages.py` puts the values in."""

from collections.abc import Mapping
from typing import Final

from app.core.errors import UserError
from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence
from app.ui.sentences_agenda import AGENDA
from app.ui.sentences_backup import BACKUP
from app.ui.sentences_cases import CASES
from app.ui.sentences_files import FILES
from app.ui.sentences_impact import IMPACT
from app.ui.sentences_login import LOGIN
from app.ui.sentences_packs import PACKS
from app.ui.sentences_proof import PROOF
from app.ui.sentences_quality import QUALITY
from app.ui.sentences_seals import SEALS
from app.ui.sentences_setup import SETUP
from app.ui.sentences_sync import SYNC
from app.ui.sentences_targets import TARGETS
from app.ui.sentences_templates import TEMPLATES
from app.ui.sentences_trajectories import TRAJECTORIES

__all__ = ["QT_TRANSLATE_NOOP", "SENTENCES", "Sentence", "sentence_for"]

_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Je dossiers zijn niet gewijzigd.")
_PASSPHRASE: Final = QT_TRANSLATE_NOOP("messages", "Open met je wachtwoord.")

SENTENCES: Final[Mapping[str, Sentence]] = {
    **AGENDA,
    **BACKUP,
    **CASES,
    **FILES,
    **IMPACT,
    **PACKS,
    **LOGIN,
    **SEALS,
    **PROOF,
    **QUALITY,
    **SYNC,
    **SETUP,
    **TARGETS,
    **TEMPLATES,
    **TRAJECTORIES,
    "account.wrong_passphrase": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Wachtwoord klopt niet. Nog {tries_left}, daarna {wait_s} wachten."
        ),
    ),
    "account.wrong_recovery_code": Sentence(
        QT_TRANSLATE_NOOP("messages", "Die code past niet bij dit profiel."),
        QT_TRANSLATE_NOOP("messages", "Nog {tries_left}, daarna {wait_s} wachten."),
        QT_TRANSLATE_NOOP("messages", "Kijk of het blad van dit profiel is."),
    ),
    "account.wait": Sentence(
        QT_TRANSLATE_NOOP("messages", "Te veel pogingen. Probeer opnieuw over {wait_s}."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Wachtwoord vergeten? Gebruik je herstelblad."),
    ),
    "account.profile_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "In deze map staat al een profiel."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een andere map, of open het profiel dat er staat."),
    ),
    "account.foreign_folder": Sentence(
        QT_TRANSLATE_NOOP("messages", "In {path} staan bestanden die niet van Werkvloer zijn."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gemaakt en niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kies een lege of nieuwe map."),
    ),
    "account.quick_unlock_off": Sentence(
        QT_TRANSLATE_NOOP("messages", "Snel ontgrendelen staat uit."), "", _PASSPHRASE
    ),
    "account.code_length": Sentence(
        QT_TRANSLATE_NOOP("messages", "De code heeft 24 tekens; hier staan er {found}."),
        "",
        QT_TRANSLATE_NOOP("messages", "Neem de zes groepjes van vier over van je herstelblad."),
    ),
    "account.code_character": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het teken {character} komt in geen code voor."),
        "",
        QT_TRANSLATE_NOOP("messages", "Kijk het na op je herstelblad."),
    ),
    "account.code_mistyped": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er zit een tikfout in de code."),
        "",
        QT_TRANSLATE_NOOP("messages", "Kijk elk groepje na op je herstelblad."),
    ),
    "passphrase.weak": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit wachtwoord is te makkelijk te raden."),
        "",
        QT_TRANSLATE_NOOP("messages", "Vier losse woorden zijn sterk en makkelijk te onthouden."),
    ),
    "keyring.none": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze computer heeft geen sleutelbos om snel te ontgrendelen."
        ),
        _SAFE,
        _PASSPHRASE,
    ),
    "keyring.locked": Sentence(
        QT_TRANSLATE_NOOP("messages", "De sleutelbos van deze computer is vergrendeld."),
        _SAFE,
        _PASSPHRASE,
    ),
    "keyring.dismissed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De vraag van de sleutelbos is weggeklikt."),
        _SAFE,
        _PASSPHRASE,
    ),
    "keyring.slow": Sentence(
        QT_TRANSLATE_NOOP("messages", "De sleutelbos antwoordt niet binnen {wait_s}."),
        _SAFE,
        _PASSPHRASE,
    ),
    "keyring.lost": Sentence(
        QT_TRANSLATE_NOOP("messages", "De sleutel in de sleutelbos past niet bij dit profiel."),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Open met je wachtwoord en zet snel ontgrendelen opnieuw aan."
        ),
    ),
    "keyring.failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De sleutelbos van deze computer gaf een fout."),
        _SAFE,
        _PASSPHRASE,
    ),
    "keys.missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het sleutelbestand van dit profiel ontbreekt."),
        QT_TRANSLATE_NOOP("messages", "Je dossiers staan er nog, versleuteld."),
        QT_TRANSLATE_NOOP("messages", "Zet het bestand terug uit een kopie van de map {path}."),
    ),
    "keys.damaged": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het sleutelbestand van dit profiel is beschadigd."),
        QT_TRANSLATE_NOOP("messages", "Je dossiers staan er nog, versleuteld."),
        QT_TRANSLATE_NOOP("messages", "Zet {path} terug uit een kopie."),
    ),
    "keys.newer": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Dit profiel is gemaakt met een nieuwere versie van Werkvloer."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Installeer de nieuwste versie."),
    ),
    "keys.older": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Het sleutelbestand is ouder dan de dossiers: het komt uit een oude kopie."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP(
            "messages", "Zet het nieuwste sleutelbestand terug, of gebruik je herstelblad."
        ),
    ),
    "store.missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "De map of het bestand van dit profiel is er niet meer."),
        QT_TRANSLATE_NOOP("messages", "Laatste back-up: {backup_at}."),
        QT_TRANSLATE_NOOP("messages", "Koppel de schijf aan, of zet de map {path} terug."),
    ),
    "store.damaged": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het bestand is beschadigd."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd. Laatste back-up: {backup_at}."),
        QT_TRANSLATE_NOOP(
            "messages", "Herstel die back-up; wat er nu staat wordt opzijgezet, niet gewist."
        ),
    ),
    "store.newer": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Dit profiel is geopend met een nieuwere versie van Werkvloer."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Installeer de nieuwste versie om het te openen."),
    ),
    "store.in_use": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Dit profiel is al open in een ander venster of door een ander programma."
        ),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Sluit het daar, of ga naar dat venster."),
    ),
    "store.busy": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het bestand is even bezet."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte staat nog op het scherm."),
        QT_TRANSLATE_NOOP("messages", "Probeer het over enkele seconden opnieuw."),
    ),
    "store.full": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf is vol."),
        QT_TRANSLATE_NOOP(
            "messages", "Alles wat eerder bewaard is, is veilig. Het laatste is nog niet bewaard."
        ),
        QT_TRANSLATE_NOOP("messages", "Maak plaats vrij; Werkvloer probeert het vanzelf opnieuw."),
    ),
    "store.read_only": Sentence(
        QT_TRANSLATE_NOOP("messages", "In deze map mag niet geschreven worden: {path}."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Vraag schrijfrechten voor de map, of kies een andere."),
    ),
    "store.io": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf gaf een fout bij {path}."),
        QT_TRANSLATE_NOOP("messages", "Alles wat eerder bewaard is, is veilig."),
        QT_TRANSLATE_NOOP("messages", "Kijk of de schijf nog aangekoppeld is en probeer opnieuw."),
    ),
    "store.locked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Werkvloer is vergrendeld."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte is als concept bewaard."),
        QT_TRANSLATE_NOOP("messages", "Ontgrendel om verder te gaan."),
    ),
    "blob.damaged": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze bijlage is beschadigd en wordt niet geopend."),
        QT_TRANSLATE_NOOP("messages", "De rest van het dossier is in orde."),
        QT_TRANSLATE_NOOP("messages", "Voeg het bestand opnieuw toe als je het nog hebt."),
    ),
    "blob.missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze bijlage staat niet op deze laptop."),
        QT_TRANSLATE_NOOP("messages", "De rest van het dossier is in orde."),
    ),
    "file.empty": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} is leeg en is niet toegevoegd."),
        "",
        QT_TRANSLATE_NOOP("messages", "Kijk of het bestand af is."),
    ),
    "file.kind": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} is een programma en wordt niet toegevoegd."),
        "",
        QT_TRANSLATE_NOOP("messages", "Voeg een document, foto of PDF toe."),
    ),
    "file.too_large": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} is {size}, het maximum is {most}."),
        QT_TRANSLATE_NOOP("messages", "Het bestand zelf is niet gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Verklein het of splits het."),
    ),
    "picture.unreadable": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} kan niet verkleind worden."),
        QT_TRANSLATE_NOOP("messages", "Het bestand zelf is niet gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Verklein het in een ander programma, of laat het hier."),
    ),
    "file.unreadable": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} kan niet gelezen worden."),
        QT_TRANSLATE_NOOP("messages", "Er is niets toegevoegd."),
        QT_TRANSLATE_NOOP(
            "messages", "Kijk of het bestand nog bestaat en of je het mag openen. Een map kan niet."
        ),
    ),
    "text.too_long": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze tekst is te lang."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte is als concept bewaard."),
        QT_TRANSLATE_NOOP("messages", "Maak de tekst korter, of zet hem in een bijlage."),
    ),
    "field.required": Sentence(QT_TRANSLATE_NOOP("messages", "Dit veld mag niet leeg zijn.")),
    "amount.negative": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit getal kan niet onder nul liggen.")
    ),
    "year.exists": Sentence(QT_TRANSLATE_NOOP("messages", "Voor {year} staan er al cijfers.")),
    "year.range": Sentence(QT_TRANSLATE_NOOP("messages", "Kies een jaar van {first} tot {last}.")),
    "intake.name_missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "De onderneming heeft nog geen naam."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte is als concept bewaard."),
        QT_TRANSLATE_NOOP("messages", "Vul een naam in."),
    ),
    "intake.number_wrong": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het KBO-nummer {number} klopt niet."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte is als concept bewaard."),
        QT_TRANSLATE_NOOP("messages", "Kijk het na of laat het leeg."),
    ),
    "intake.number_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is al een dossier met dit KBO-nummer: {name}."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte is als concept bewaard."),
        QT_TRANSLATE_NOOP("messages", "Open dat dossier, of geef een reden voor een tweede."),
    ),
    "enterprise.in_bin": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} staat in de prullenbak."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd en wat je typte blijft bewaard."),
        QT_TRANSLATE_NOOP("messages", "Haal de onderneming terug en probeer het opnieuw."),
    ),
    "bin.number_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is intussen een dossier met dit KBO-nummer: {name}."),
        QT_TRANSLATE_NOOP("messages", "Er is niets teruggezet en er is niets verloren."),
        QT_TRANSLATE_NOOP("messages", "Wijzig eerst het nummer in dat dossier."),
    ),
    "bin.year_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Voor {year} staan er intussen andere cijfers."),
        QT_TRANSLATE_NOOP("messages", "Er is niets teruggezet en er is niets verloren."),
        QT_TRANSLATE_NOOP("messages", "Verwijder eerst die cijfers in het dossier."),
    ),
    "undo.changed": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Kan niet ongedaan gemaakt worden: {field} ({record}) is daarna gewijzigd."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Zet het terug in het tabblad Historiek van het dossier."),
    ),
    "undo.gone": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Kan niet ongedaan gemaakt worden: dit staat in de prullenbak ({record})."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Zet het eerst terug uit de prullenbak (menu Ga naar)."),
    ),
    "undo.used": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Kan niet ongedaan gemaakt worden: er hangt al iets aan vast ({by})."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Verwijder het in het dossier als het weg mag."),
    ),
    "undo.draft": Sentence(
        QT_TRANSLATE_NOOP("messages", "In dit concept is intussen verder getypt."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd en alles wat je typte is bewaard."),
        QT_TRANSLATE_NOOP("messages", "Rond het concept zelf af."),
    ),
    "view.no_title": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een weergave heeft een naam nodig."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Typ een naam."),
    ),
    "view.title_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je hebt al een weergave die {title} heet."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kies een andere naam."),
    ),
    "view.too_many": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je hebt al {most} weergaven, meer kan niet."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Verwijder er eerst een die je niet meer gebruikt."),
    ),
    "document.full": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf is vol: het document is niet bewaard."),
        QT_TRANSLATE_NOOP("messages", "Je dossiers zijn veilig en het document is niet verloren."),
        QT_TRANSLATE_NOOP("messages", "Maak plaats vrij of kies een andere plaats."),
    ),
    "document.read_only": Sentence(
        QT_TRANSLATE_NOOP("messages", "Hier mag niet geschreven worden: {path}."),
        QT_TRANSLATE_NOOP("messages", "Je dossiers zijn veilig en het document is niet verloren."),
        QT_TRANSLATE_NOOP("messages", "Kies een andere plaats."),
    ),
    "document.io": Sentence(
        QT_TRANSLATE_NOOP("messages", "Bewaren lukte niet op {path}."),
        QT_TRANSLATE_NOOP("messages", "Je dossiers zijn veilig en het document is niet verloren."),
        QT_TRANSLATE_NOOP("messages", "Kijk of de schijf nog aangekoppeld is, of kies een andere."),
    ),
    "print.no_printer": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is geen printer ingesteld op deze computer."),
        QT_TRANSLATE_NOOP("messages", "Er is niets verloren."),
        QT_TRANSLATE_NOOP("messages", "Bewaar het als PDF, of stel een printer in."),
    ),
    "print.failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De printer neemt het document niet aan."),
        QT_TRANSLATE_NOOP("messages", "Er is niets verloren."),
        QT_TRANSLATE_NOOP("messages", "Kijk of de printer aanstaat, of bewaar het als PDF."),
    ),
}


def sentence_for(error: UserError) -> Sentence:
    """Return its sentence; a code without one is a bug that the tests find."""
    has_no_try_left = error.values.get("tries_left") == 0
    return SENTENCES["account.wait" if has_no_try_left else error.code]
