"""The keys that work on one screen only, as F1 lists them."""

from typing import NamedTuple

from PySide6.QtCore import QObject


class KeyGroup(NamedTuple):
    """The keys of a screen; `name` is that of the screen, and a key is written as Qt reads it."""

    name: str
    title: str
    keys: tuple[tuple[str, str], ...]


class KeyWords(QObject):
    """Says what the keys of each screen do."""

    def groups(self) -> tuple[KeyGroup, ...]:
        """Return the screens in the order in which one meets them."""
        return (
            KeyGroup("today", self.tr("Vandaag"), self._today()),
            KeyGroup("agenda", self.tr("Agenda"), self._agenda()),
            KeyGroup("enterprises", self.tr("Ondernemingen"), self._enterprises()),
            KeyGroup("enterprise", self.tr("Dossier"), self._enterprise()),
            KeyGroup("intake", self.tr("Intake"), self._intake()),
            KeyGroup("session", self.tr("Sessie"), self._session()),
            KeyGroup("trajectories", self.tr("Trajecten"), self._trajectories()),
            KeyGroup("trajectory", self.tr("Traject"), self._trajectory()),
            KeyGroup("scans", self.tr("Scans"), self._scans()),
            KeyGroup("scan", self.tr("Scan"), self._scan()),
            KeyGroup("quick_session", self.tr("Snelsessie"), self._quick_session()),
            KeyGroup("networks", self.tr("Netwerken"), self._networks()),
            KeyGroup("network", self.tr("Netwerk"), self._network()),
            KeyGroup("meeting", self.tr("Bijeenkomst"), self._meeting()),
            KeyGroup("attendance", self.tr("Aanwezigheidsmodus"), self._attendance()),
            KeyGroup("referrals", self.tr("Doorverwijzingen"), self._referrals()),
            KeyGroup("referral", self.tr("Doorverwijzing"), self._referral()),
            KeyGroup("evidence", self.tr("Bewijs"), self._evidence()),
            KeyGroup("targets", self.tr("Streefcijfers"), self._targets()),
            KeyGroup("reports", self.tr("Rapporten"), self._reports()),
            KeyGroup("preview", self.tr("Afdrukvoorbeeld"), self._preview()),
            KeyGroup("quality", self.tr("Kwaliteit"), self._quality()),
            KeyGroup("improvement", self.tr("Kwaliteit, één blad"), self._quality_record()),
            KeyGroup("sync", self.tr("Synchronisatie"), self._sync()),
            KeyGroup("merging", self.tr("Samenvoegen"), self._merging()),
            KeyGroup("settings", self.tr("Instellingen"), self._settings()),
        )

    def _today(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", self.tr("Open wat gekozen is")),
            ("Space", self.tr("Vink de actie af")),
            ("S", self.tr("Stel de rij uit")),
            ("P", self.tr("Plan een bezoek bij de gekozen onderneming")),
            ("Ctrl+N", self.tr("Nieuwe taak of bezoek")),
            ("F2", self.tr("Wijzig de afspraak")),
            ("Del", self.tr("Schrap de afspraak")),
            ("Ctrl+F", self.tr("Filter in lijst")),
            ("Alt+PgDown", self.tr("Volgende week")),
            ("Alt+PgUp", self.tr("Vorige week")),
            ("Alt+Home", self.tr("Terug naar vandaag")),
            ("F5", self.tr("Ververs")),
        )

    def _agenda(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Left", self.tr("Vorige dag")),
            ("Right", self.tr("Volgende dag")),
            ("Up", self.tr("Vorige afspraak, in de maand vorige week")),
            ("Down", self.tr("Volgende afspraak, in de maand volgende week")),
            ("J", self.tr("Volgende afspraak")),
            ("K", self.tr("Vorige afspraak")),
            ("Shift+Right", self.tr("Verplaats de afspraak een dag later")),
            ("Shift+Left", self.tr("Verplaats de afspraak een dag vroeger")),
            ("Shift+Down", self.tr("Verplaats de afspraak een kwartier later")),
            ("Shift+Up", self.tr("Verplaats de afspraak een kwartier vroeger")),
            ("Ctrl+Shift+Down", self.tr("Laat de afspraak langer duren")),
            ("Ctrl+Shift+Up", self.tr("Laat de afspraak korter duren")),
            ("Enter", self.tr("Open wat gekozen is, of de dag")),
            ("N", self.tr("Plan een bezoek")),
            ("Ctrl+N", self.tr("Plan een bezoek, ook vanuit een veld")),
            ("T", self.tr("Nieuwe taak")),
            ("F2", self.tr("Wijzig de afspraak")),
            ("Del", self.tr("Schrap de afspraak")),
            ("D", self.tr("Toon de dag")),
            ("W", self.tr("Toon de week")),
            ("M", self.tr("Toon de maand")),
            ("L", self.tr("Toon de lijst")),
            ("PgDown", self.tr("Volgende dag, week of maand")),
            ("PgUp", self.tr("Vorige dag, week of maand")),
            ("Home", self.tr("Terug naar vandaag")),
            ("Ctrl+P", self.tr("Exporteer of deel de agenda")),
            ("F5", self.tr("Ververs")),
        )

    def _enterprises(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Filter in lijst")),
            ("Ctrl+N", self.tr("Nieuwe intake")),
            ("Enter", self.tr("Open het dossier")),
            ("Shift+Space", self.tr("Toon of verberg de details")),
            ("Ctrl+A", self.tr("Kies alle rijen")),
            ("Ctrl+Space", self.tr("Kies deze rij erbij")),
            ("Ctrl+C", self.tr("Kopieer de gekozen rijen")),
            ("Delete", self.tr("Naar de prullenbak")),
            ("Ctrl+Shift+S", self.tr("Bewaar weergave")),
            ("Ctrl+Shift+Right", self.tr("Kolom naar rechts")),
            ("Ctrl+Shift+Left", self.tr("Kolom naar links")),
            ("Alt+Shift+Right", self.tr("Kolom breder")),
            ("Alt+Shift+Left", self.tr("Kolom smaller")),
            ("F5", self.tr("Ververs")),
        )

    def _enterprise(self) -> tuple[tuple[str, str], ...]:
        return (
            ("N", self.tr("Nieuwe notitie")),
            ("Ctrl+N", self.tr("Nieuwe notitie, ook vanuit een veld")),
            ("J", self.tr("Volgende in de tijdlijn")),
            ("K", self.tr("Vorige in de tijdlijn")),
            ("M", self.tr("Ga naar een maand in de tijdlijn")),
            ("Alt+PgDown", self.tr("Volgende maand in de tijdlijn")),
            ("Alt+PgUp", self.tr("Vorige maand in de tijdlijn")),
            ("Enter", self.tr("Open wat gekozen is")),
            ("Del", self.tr("Naar de prullenbak")),
            ("Shift+H", self.tr("Wijzigingen van de gekozen sessie")),
            ("Alt+H", self.tr("Historiek van het dossier")),
            ("Ctrl+Tab", self.tr("Volgend tabblad")),
            ("Ctrl+Shift+Tab", self.tr("Vorig tabblad")),
            ("Ctrl+P", self.tr("Briefing: één bladzijde voor een bezoek")),
            ("Ctrl+Shift+P", self.tr("PDF van het dossier")),
        )

    def _intake(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Alt+Right", self.tr("Volgende pagina")),
            ("Alt+Left", self.tr("Vorige pagina")),
            ("Ctrl+Enter", self.tr("Rond af")),
            ("Alt+H", self.tr("Historiek van het veld")),
            ("Esc", self.tr("Stop, het concept blijft")),
        )

    def _session(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+Enter", self.tr("Rond af")),
            ("Ctrl+S", self.tr("Bewaar nu")),
            ("Ctrl+P", self.tr("Druk het verslag af")),
            ("Ctrl+Shift+A", self.tr("Kies bestanden")),
            ("Ctrl+V", self.tr("Plak tekst, bestanden of een beeld")),
            ("Ctrl+B", self.tr("Vet in de notitie")),
            ("Ctrl+I", self.tr("Cursief in de notitie")),
            ("Ctrl+Shift+L", self.tr("Lijst in de notitie")),
            ("Ctrl+Shift+H", self.tr("Kop in de notitie")),
            ("Ctrl+Shift+T", self.tr("Maak afspraak van de regel")),
            ("Alt+H", self.tr("Historiek van het veld")),
            ("Esc", self.tr("Terug, het concept blijft")),
        )

    def _scans(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Filter in lijst")),
            ("Ctrl+N", self.tr("Nieuwe scan")),
            ("Enter", self.tr("Open de scan")),
            ("Del", self.tr("Naar de prullenbak")),
            ("F5", self.tr("Ververs")),
        )

    def _scan(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Right", self.tr("Volgend antwoord")),
            ("Left", self.tr("Vorig antwoord")),
            ("W", self.tr("Weet niet")),
            ("O", self.tr("Opmerking bij de vraag")),
            ("Enter", self.tr("Volgende vraag")),
            ("Down", self.tr("Volgende vraag")),
            ("Up", self.tr("Vorige vraag")),
            ("PgDown", self.tr("Volgend thema")),
            ("PgUp", self.tr("Vorig thema")),
            ("Ctrl+Tab", self.tr("Volgend thema, ook vanuit een veld")),
            ("Ctrl+Shift+Tab", self.tr("Vorig thema, ook vanuit een veld")),
            ("Ctrl+Enter", self.tr("Rond af")),
            ("Ctrl+P", self.tr("PDF van het resultaat")),
            ("Esc", self.tr("Pauzeer, alles blijft bewaard")),
        )

    def _quick_session(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+Enter", self.tr("Rond af")),
            ("Ctrl+Shift+Enter", self.tr("Open het volledige verslag")),
            ("Ctrl+S", self.tr("Bewaar nu")),
            ("Esc", self.tr("Verberg, het concept blijft")),
        )

    def _trajectories(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Filter in bord")),
            ("Ctrl+N", self.tr("Nieuw traject")),
            ("Enter", self.tr("Open het traject")),
            ("Shift+Right", self.tr("Zet in de volgende fase")),
            ("Shift+Left", self.tr("Zet in de vorige fase")),
            ("Delete", self.tr("Naar de prullenbak")),
            ("F5", self.tr("Ververs")),
        )

    def _trajectory(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+Tab", self.tr("Volgend tabblad")),
            ("Ctrl+Shift+Tab", self.tr("Vorig tabblad")),
            ("E", self.tr("Voeg bewijs toe aan de gekozen cel")),
            ("Enter", self.tr("Open de gekozen cel")),
            ("Esc", self.tr("Sluit het paneel van de cel")),
            ("Ctrl+P", self.tr("Druk het actieplan af")),
            ("Alt+H", self.tr("Historiek van het traject")),
        )

    def _networks(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Filter in lijst")),
            ("Ctrl+N", self.tr("Nieuw netwerk")),
            ("Enter", self.tr("Open het netwerk")),
            ("F5", self.tr("Ververs")),
        )

    def _network(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+N", self.tr("Plan een bijeenkomst")),
            ("Enter", self.tr("Open wat gekozen is")),
            ("F2", self.tr("Wijzig het gekozen lid")),
            ("Del", self.tr("Verwijder wat gekozen is")),
            ("Ctrl+Tab", self.tr("Volgend tabblad")),
            ("Ctrl+Shift+Tab", self.tr("Vorig tabblad")),
        )

    def _referral(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+Enter", self.tr("Bewaar en ga terug")),
            ("Ctrl+S", self.tr("Bewaar nu")),
            ("Ctrl+P", self.tr("Druk de brief af")),
            ("U", self.tr("Ga naar de uitkomst")),
            ("Alt+H", self.tr("Historiek van de doorverwijzing")),
            ("Esc", self.tr("Terug, het concept blijft")),
        )

    def _referrals(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Shift+Right", self.tr("Zet de kaart een kolom verder")),
            ("Shift+Left", self.tr("Zet de kaart een kolom terug")),
            ("Enter", self.tr("Open wat gekozen is")),
            ("U", self.tr("Noteer de uitkomst")),
            ("H", self.tr("Herinner de ontvanger")),
            ("N", self.tr("Gaat niet door, met reden")),
            ("Ctrl+F", self.tr("Filter in bord")),
            ("Esc", self.tr("Sluit het paneel, het concept blijft")),
            ("F5", self.tr("Ververs")),
        )

    def _evidence(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+P", self.tr("Maak pakket")),
            ("G", self.tr("Ga naar wat ontbreekt, en vandaar naar het criterium")),
            ("Space", self.tr("Vraag het aan de coach, of herinner")),
            ("Enter", self.tr("Open het criterium")),
            ("Right", self.tr("Naar de vraag aan de coach")),
            ("Left", self.tr("Terug naar de onderneming")),
            ("Ctrl+F", self.tr("Kies de periode")),
            ("F5", self.tr("Ververs")),
        )

    def _targets(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Right", self.tr("Naar het volgende getal")),
            ("Left", self.tr("Naar het vorige getal")),
            ("Enter", self.tr("Open de lijst achter het getal")),
            ("Ctrl+E", self.tr("Exporteer")),
            ("T", self.tr("Toon als tabel of als grafiek")),
            ("F5", self.tr("Ververs")),
        )

    def _reports(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+E", self.tr("Exporteer als Excel, CSV of PDF")),
            ("Ctrl+P", self.tr("Bekijk en druk af")),
            ("T", self.tr("Toon als tabel of als grafiek")),
            ("Ctrl+F", self.tr("Kies de periode")),
            ("F5", self.tr("Ververs")),
        )

    def _quality(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", self.tr("Open wat gekozen is")),
            ("Ctrl+N", self.tr("Nieuw in deze lijst")),
            ("Ctrl+F", self.tr("Filter in lijst")),
            ("Ctrl+P", self.tr("Druk het verbeterregister af")),
            ("Ctrl+Tab", self.tr("Volgend tabblad")),
            ("Ctrl+Shift+Tab", self.tr("Vorig tabblad")),
            ("F5", self.tr("Ververs")),
        )

    def _quality_record(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+Enter", self.tr("Bewaar en ga terug")),
            ("Ctrl+S", self.tr("Bewaar en blijf")),
            ("Ctrl+P", self.tr("Druk af")),
            ("Alt+H", self.tr("Historiek")),
            ("Esc", self.tr("Terug, het concept blijft")),
        )

    def _sync(self) -> tuple[tuple[str, str], ...]:
        return (("P", self.tr("Ga naar het volgende probleem")),)

    def _merging(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Left", self.tr("Kies de waarde links")),
            ("Right", self.tr("Kies de waarde rechts")),
            ("B", self.tr("Houd beide teksten")),
            ("Enter", self.tr("Volgende, of bewaar wanneer alles gekozen is")),
            ("N", self.tr("Kies alles van de nieuwste")),
            ("L", self.tr("Beslis later")),
            ("V", self.tr("Toon de versie van voor de wijzigingen")),
            ("Ctrl+Enter", self.tr("Bewaar keuze")),
        )

    def _settings(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Zoek in de instellingen")),
            ("Alt+T", self.tr("Toon of verberg het wachtwoord")),
        )

    def _meeting(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F11", self.tr("Aanwezigheidsmodus")),
            ("Ctrl+P", self.tr("Druk de lijst af")),
            ("Ctrl+Tab", self.tr("Volgend tabblad")),
            ("Ctrl+Shift+Tab", self.tr("Vorig tabblad")),
            ("J", self.tr("Genodigde komt")),
            ("M", self.tr("Genodigde komt misschien")),
            ("N", self.tr("Genodigde komt niet")),
            ("Backspace", self.tr("Wis het antwoord")),
            ("Space", self.tr("Vink aanwezig aan")),
            ("A", self.tr("Noteer afwezig")),
            ("F2", self.tr("Wijzig het mailadres van de genodigde")),
            ("Del", self.tr("Haal de genodigde van de lijst")),
            ("W", self.tr("Voeg iemand toe die niet op de lijst staat")),
        )

    def _attendance(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Space", self.tr("Vink aan wie er is")),
            ("Enter", self.tr("Bewaar de handtekening en geef het vak aan de volgende")),
            ("W", self.tr("Voeg iemand toe die niet op de lijst staat")),
            ("Ctrl+P", self.tr("Druk de lijst af")),
        )

    def _preview(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+P", self.tr("Druk af")),
            ("Ctrl+S", self.tr("Bewaar als PDF")),
            ("Esc", self.tr("Sluit")),
        )
