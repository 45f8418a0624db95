"""The Dutch sentences of the sync: the road, the server, joining, files."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

SENT_LATER: Final = QT_TRANSLATE_NOOP(
    "messages", "Alles is lokaal bewaard en wordt later verzonden. Werk gerust verder."
)
_KEPT: Final = QT_TRANSLATE_NOOP("messages", "Alles staat veilig op deze laptop.")
_NOTHING: Final = QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd.")
_ASK: Final = QT_TRANSLATE_NOOP("messages", "Verwittig je beheerder.")

SYNC: Final[Mapping[str, Sentence]] = {
    "sync.offline": Sentence(
        QT_TRANSLATE_NOOP("messages", "Geen verbinding met de server."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Kijk of je netwerk hebt en probeer opnieuw."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.slow": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server antwoordde niet op tijd."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw op een beter netwerk."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.portal": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Dit netwerk toont eerst een eigen pagina, zoals in een hotel of trein."
        ),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Meld je in je webbrowser aan bij het netwerk en probeer opnieuw."
        ),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.proxy": Sentence(
        QT_TRANSLATE_NOOP("messages", "De proxy van dit netwerk vraagt een wachtwoord."),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages",
            "Laat je ICT-dienst de proxy instellen, of gebruik een ander netwerk.",
        ),
    ),
    "sync.certificate_expired": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Het certificaat van de server is verlopen of nog niet geldig op {today}."
        ),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Kijk of de datum van je laptop juist is. Verwittig anders je beheerder."
        ),
    ),
    "sync.certificate": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze laptop vertrouwt het certificaat van de server niet."),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Probeer een ander netwerk. Blijft het zo, verwittig dan je beheerder."
        ),
    ),
    "sync.certificate_name": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het certificaat is van een andere server dan de jouwe."),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Probeer een ander netwerk. Blijft het zo, verwittig dan je beheerder."
        ),
    ),
    "sync.pin": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De server heeft een andere sleutel dan in je uitnodiging staat."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets verzonden. Alles staat veilig op deze laptop."),
        _ASK,
    ),
    "sync.tls": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een beveiligde verbinding met de server lukt niet."),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Probeer een ander netwerk. Blijft het zo, verwittig dan je beheerder."
        ),
    ),
    "sync.not_server": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op dit adres antwoordt geen server van Werkvloer."),
        SENT_LATER,
        QT_TRANSLATE_NOOP(
            "messages", "Probeer een ander netwerk. Blijft het zo, kijk dan het adres na."
        ),
    ),
    "sync.other_server": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op dit adres staat nu een andere server."),
        QT_TRANSLATE_NOOP("messages", "Er is niets verzonden. Alles staat veilig op deze laptop."),
        _ASK,
    ),
    "sync.answer": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het antwoord van de server was niet te lezen."),
        QT_TRANSLATE_NOOP("messages", "Er is niets van overgenomen. Alles is lokaal bewaard."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw. Blijft het zo, verwittig je beheerder."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.server_newer": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server is nieuwer dan dit programma."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Werk het programma bij om weer te ontvangen."),
    ),
    "sync.server_older": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server is ouder dan dit programma."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Vraag je beheerder om de server bij te werken."),
    ),
    "sync.revoked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze laptop heeft geen toegang meer tot de server."),
        _KEPT,
        QT_TRANSLATE_NOOP(
            "messages", "Vraag je beheerder wat er gebeurd is, of een nieuwe uitnodiging."
        ),
    ),
    "sync.login": Sentence(
        QT_TRANSLATE_NOOP("messages", "De aanmelding van deze laptop is verlopen."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Vraag je beheerder een nieuwe uitnodiging."),
    ),
    "sync.no_access": Sentence(
        QT_TRANSLATE_NOOP("messages", "Hiervoor heb je geen rechten op de server."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Vraag het aan je beheerder."),
    ),
    "sync.server_full": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf van de server is vol."),
        SENT_LATER,
        _ASK,
    ),
    "sync.server_failed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Op de server ging iets mis ({reason})."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Probeer later opnieuw, of verwittig je beheerder."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.refused": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server weigerde de vraag ({reason})."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Werk het programma bij, of verwittig je beheerder."),
    ),
    "sync.too_large": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server neemt zoveel niet in één keer aan."),
        SENT_LATER,
        _ASK,
    ),
    "sync.closed": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server wordt hersteld: ontvangen kan nog niet."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Je beheerder zet hem weer open. Probeer later opnieuw."),
    ),
    "sync.behind": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server loopt nog even achter op deze laptop."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Probeer over een minuut opnieuw."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.row": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een wijziging van de server past hier niet."),
        QT_TRANSLATE_NOOP("messages", "Ze is niet toegepast; je dossiers zijn niet gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Bewaar het verslag van de dokter en vraag hulp."),
    ),
    "sync.below_log": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server kent de tijd niet meer waarin je laatst ontving."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw: alles wordt dan opnieuw opgehaald."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.busy": Sentence(
        QT_TRANSLATE_NOOP("messages", "De server heeft het druk."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw over {wait_s}."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.address": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit is geen adres van een server: {address}."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Typ het adres zoals het in je uitnodiging staat."),
    ),
    "sync.plain": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit adres is niet beveiligd: {address}."),
        QT_TRANSLATE_NOOP("messages", "Er is niets verzonden."),
        QT_TRANSLATE_NOOP("messages", "Gebruik een adres dat met https begint."),
    ),
    "server.code_wrong": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze uitnodigingscode klopt niet."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Kijk de code na. Na vijf verkeerde pogingen is een nieuwe nodig."
        ),
    ),
    "server.code_expired": Sentence(
        QT_TRANSLATE_NOOP(
            "messages",
            "Deze uitnodiging is verlopen: ze geldt een kwartier, of tot er een nieuwe is.",
        ),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Vraag een nieuwe aan je beheerder."),
    ),
    "server.code_spent": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze code is vijf keer verkeerd getypt en geldt niet meer."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Vraag een nieuwe aan je beheerder."),
    ),
    "server.code_used": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze uitnodiging is al gebruikt op een andere laptop."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Vraag een nieuwe aan je beheerder, en meld het als jij dat niet was."
        ),
    ),
    "server.code_founds": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze code begint een partnerschap dat al op een laptop staat."
        ),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages",
            "Open op die laptop het profiel en kies daar Synchronisatie, Verbind met een server.",
        ),
    ),
    "server.founded": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit partnerschap staat al op de server."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Vraag wie de server beheert een uitnodiging op je eigen naam."
        ),
    ),
    "server.email_used": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is al iemand met dit e-mailadres."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kijk in de lijst of typ een ander adres."),
    ),
    "server.partner_busy": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze partner heeft nog mensen of open werk."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Sluit eerst de accounts, en rond het open werk af of draag het over."
        ),
    ),
    "server.partner_closed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze partner is gesloten en krijgt geen nieuwe mensen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "De promotor kan hem weer openen bij Partners."),
    ),
    "server.exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit bestaat al op de server, met andere gegevens."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kijk in de lijst."),
    ),
    "server.unknown": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit staat niet meer op de server."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Synchroniseer en kijk opnieuw."),
    ),
    "server.last_promotor": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit is de enige promotor van het partnerschap."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Maak eerst iemand anders promotor."),
    ),
    "server.file_too_large": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een bestand is groter dan de server aanneemt."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Voeg een kleinere versie toe, of laat het hier."),
    ),
    "server.no_login": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze server kent geen aanmelding via je organisatie."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Gebruik een uitnodiging."),
    ),
    "server.login_provider": Sentence(
        QT_TRANSLATE_NOOP("messages", "De aanmelding van je organisatie antwoordt niet."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Probeer later opnieuw, of gebruik een uitnodiging."),
    ),
    "server.login_over": Sentence(
        QT_TRANSLATE_NOOP("messages", "De aanmelding duurde te lang."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw."),
    ),
    "sync.unlinked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze laptop is met geen server verbonden."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Vraag een uitnodiging aan je promotor."),
    ),
    "sync.keys_lost": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze laptop heeft de sleutel niet waarmee hij zich aanmeldt bij de server."
        ),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Vraag je beheerder een nieuwe uitnodiging."),
    ),
    "sync.keyring": Sentence(
        QT_TRANSLATE_NOOP("messages", "De sleutelbos van deze computer gaat niet open."),
        SENT_LATER,
        QT_TRANSLATE_NOOP("messages", "Ontgrendel de sleutelbos en probeer opnieuw."),
        QT_TRANSLATE_NOOP("messages", "Probeer opnieuw"),
    ),
    "sync.other_person": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Zo kom je binnen als {name}, en dit profiel is van iemand anders."
        ),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Vraag een uitnodiging op je eigen naam, of meld je aan als jezelf."
        ),
    ),
    "sync.other_partnership": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze uitnodiging is van een ander team: {partnership}."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Daarvoor opent Werkvloer een profiel naast dit."),
    ),
    "bring.linked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit profiel heeft zelf een server, of is om te oefenen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Meebrengen kan uit een profiel zonder server."),
    ),
    "sync.linked": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit profiel kan hier niet met een server verbonden worden."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Het is al verbonden, of het is om te oefenen. Kies een ander profiel."
        ),
    ),
    "invitation.code": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een uitnodigingscode heeft tien letters en cijfers."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kijk na wat je getypt hebt."),
    ),
    "invitation.unreadable": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit is geen uitnodigingsbestand: {path}."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kies een ander bestand, of typ de code."),
    ),
    "invitation.expired": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit uitnodigingsbestand is verlopen sinds {until}."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Vraag een nieuw aan je promotor."),
    ),
    "conflict.changed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Wat je koos, staat er intussen niet meer zo."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kijk opnieuw wat er te beslissen is."),
    ),
    "sync.running": Sentence(
        QT_TRANSLATE_NOOP("messages", "De synchronisatie loopt al."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Wacht tot ze klaar is."),
    ),
}
