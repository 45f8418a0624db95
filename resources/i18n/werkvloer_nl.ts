<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_BE" sourcelanguage="nl_BE">
<context>
    <name>ActionLine</name>
    <message numerus="yes">
        <source>%n dag(en) te laat</source>
        <translation>
            <numerusform>%n dag te laat</numerusform>
            <numerusform>%n dagen te laat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgeWords</name>
    <message numerus="yes">
        <source>%n dag(en) oud</source>
        <translation>
            <numerusform>%n dag oud</numerusform>
            <numerusform>%n dagen oud</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n back-up(s)</source>
        <translation>
            <numerusform>%n back-up</numerusform>
            <numerusform>%n back-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dag(en)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message numerus="yes">
        <source>%n vraag/vragen</source>
        <translation>
            <numerusform>%n vraag</numerusform>
            <numerusform>%n vragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verbeterpunt(en)</source>
        <translation>
            <numerusform>%n verbeterpunt</numerusform>
            <numerusform>%n verbeterpunten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n casus(sen)</source>
        <translation>
            <numerusform>%n casus</numerusform>
            <numerusform>%n casussen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overleg(gen)</source>
        <translation>
            <numerusform>%n overleg</numerusform>
            <numerusform>%n overleggen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrakeBox</name>
    <message numerus="yes">
        <source>%n onderdeel/onderdelen gewijzigd</source>
        <translation>
            <numerusform>%n onderdeel gewijzigd</numerusform>
            <numerusform>%n onderdelen gewijzigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderdeel/onderdelen verwijderd</source>
        <translation>
            <numerusform>%n onderdeel verwijderd</numerusform>
            <numerusform>%n onderdelen verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderdeel/onderdelen verwijderen</source>
        <translation>
            <numerusform>%n onderdeel verwijderen</numerusform>
            <numerusform>%n onderdelen verwijderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderdeel/onderdelen wijzigen</source>
        <translation>
            <numerusform>%n onderdeel wijzigen</numerusform>
            <numerusform>%n onderdelen wijzigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BringDialog</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessie(s)</source>
        <translation>
            <numerusform>%n sessie</numerusform>
            <numerusform>%n sessies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bestand(en)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en), eerder meegebracht</source>
        <translation>
            <numerusform>%n onderneming, eerder meegebracht</numerusform>
            <numerusform>%n ondernemingen, eerder meegebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en) meegebracht</source>
        <translation>
            <numerusform>%n onderneming meegebracht</numerusform>
            <numerusform>%n ondernemingen meegebracht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkActions</name>
    <message numerus="yes">
        <source>%n onderneming(en) overgedragen aan {coach}</source>
        <translation>
            <numerusform>%n onderneming overgedragen aan {coach}</numerusform>
            <numerusform>%n ondernemingen overgedragen aan {coach}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en) naar de prullenbak</source>
        <translation>
            <numerusform>%n onderneming naar de prullenbak</numerusform>
            <numerusform>%n ondernemingen naar de prullenbak</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictDetail</name>
    <message numerus="yes">
        <source>{done} van %n veld(en) beslist</source>
        <translation>
            <numerusform>{done} van %n veld beslist</numerusform>
            <numerusform>{done} van %n velden beslist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessie(s)</source>
        <translation>
            <numerusform>%n sessie</numerusform>
            <numerusform>%n sessies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bestand(en)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message numerus="yes">
        <source>%n rij(en) gekopieerd</source>
        <translation>
            <numerusform>%n rij gekopieerd</numerusform>
            <numerusform>%n rijen gekopieerd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%n dag(en)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message numerus="yes">
        <source>{place}: %n onderneming(en)</source>
        <translation>
            <numerusform>{place}: %n onderneming</numerusform>
            <numerusform>{place}: %n ondernemingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageWords</name>
    <message numerus="yes">
        <source>%n onderneming(en) ondersteund</source>
        <translation>
            <numerusform>%n onderneming ondersteund</numerusform>
            <numerusform>%n ondernemingen ondersteund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telt/tellen mee</source>
        <translation>
            <numerusform>%n telt mee</numerusform>
            <numerusform>%n tellen mee</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message numerus="yes">
        <source>%n dag(en) geen contact</source>
        <translation>
            <numerusform>%n dag geen contact</numerusform>
            <numerusform>%n dagen geen contact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviationsPage</name>
    <message numerus="yes">
        <source>%n afwijking(en)</source>
        <translation>
            <numerusform>%n afwijking</numerusform>
            <numerusform>%n afwijkingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierWords</name>
    <message numerus="yes">
        <source>%n afspraak/afspraken</source>
        <translation>
            <numerusform>%n afspraak</numerusform>
            <numerusform>%n afspraken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterprisesPage</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationTab</name>
    <message numerus="yes">
        <source>%n formulier(en) ingevuld</source>
        <translation>
            <numerusform>%n formulier ingevuld</numerusform>
            <numerusform>%n formulieren ingevuld</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message numerus="yes">
        <source>%n rij(en) gekopieerd</source>
        <translation>
            <numerusform>%n rij gekopieerd</numerusform>
            <numerusform>%n rijen gekopieerd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesTab</name>
    <message numerus="yes">
        <source>%n bestand(en) toegevoegd</source>
        <translation>
            <numerusform>%n bestand toegevoegd</numerusform>
            <numerusform>%n bestanden toegevoegd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message numerus="yes">
        <source>Toon nog %n waarde(n)</source>
        <translation>
            <numerusform>Toon nog %n waarde</numerusform>
            <numerusform>Toon nog %n waarden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InSection</name>
    <message numerus="yes">
        <source>%n rij(en) wordt/worden opgenomen</source>
        <translation>
            <numerusform>%n rij wordt opgenomen</numerusform>
            <numerusform>%n rijen worden opgenomen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteBox</name>
    <message numerus="yes">
        <source>%n bericht(en)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uitnodiging(en) klaargezet</source>
        <translation>
            <numerusform>%n uitnodiging klaargezet</numerusform>
            <numerusform>%n uitnodigingen klaargezet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message numerus="yes">
        <source>%n traject(en)</source>
        <translation>
            <numerusform>%n traject</numerusform>
            <numerusform>%n trajecten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lopend(e) traject(en)</source>
        <translation>
            <numerusform>%n lopend traject</numerusform>
            <numerusform>%n lopende trajecten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message numerus="yes">
        <source>%n vraag/vragen</source>
        <translation>
            <numerusform>%n vraag</numerusform>
            <numerusform>%n vragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%n wijziging(en) is/zijn vandaag vanzelf samengevoegd.</source>
        <translation>
            <numerusform>%n wijziging is vandaag vanzelf samengevoegd.</numerusform>
            <numerusform>%n wijzigingen zijn vandaag vanzelf samengevoegd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Je beslist later over %n vraag/vragen. Ze staan bij Te beslissen.</source>
        <translation>
            <numerusform>Je beslist later over %n vraag. Ze blijft bij Te beslissen staan.</numerusform>
            <numerusform>Je beslist later over %n vragen. Ze blijven bij Te beslissen staan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergingWords</name>
    <message numerus="yes">
        <source>%n veld(en)</source>
        <translation>
            <numerusform>%n veld</numerusform>
            <numerusform>%n velden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n veld(en) botst/botsen.</source>
        <translation>
            <numerusform>Eén veld botst.</numerusform>
            <numerusform>%n velden botsen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageCounts</name>
    <message numerus="yes">
        <source>%n seconde(n)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minuut/minuten</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n poging(en)</source>
        <translation>
            <numerusform>%n poging</numerusform>
            <numerusform>%n pogingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message numerus="yes">
        <source>%n rij(en)</source>
        <translation>
            <numerusform>%n rij</numerusform>
            <numerusform>%n rijen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworksPage</name>
    <message numerus="yes">
        <source>%n netwerk(en)</source>
        <translation>
            <numerusform>%n netwerk</numerusform>
            <numerusform>%n netwerken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutSection</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n periode(s)</source>
        <translation>
            <numerusform>%n periode</numerusform>
            <numerusform>%n periodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message numerus="yes">
        <source>%n bestand(en) nog niet op deze laptop</source>
        <translation>
            <numerusform>%n bestand nog niet op deze laptop</numerusform>
            <numerusform>%n bestanden nog niet op deze laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dag(en) oud</source>
        <translation>
            <numerusform>%n dag oud</numerusform>
            <numerusform>%n dagen oud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Daarnaast loopt er nog %n traject(en).</source>
        <translation>
            <numerusform>Daarnaast loopt er nog %n traject.</numerusform>
            <numerusform>Daarnaast lopen er nog %n trajecten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pagina/pagina&apos;s</source>
        <translation>
            <numerusform>%n pagina</numerusform>
            <numerusform>%n pagina&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stuk(ken)</source>
        <translation>
            <numerusform>%n stuk</numerusform>
            <numerusform>%n stukken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartnerRow</name>
    <message numerus="yes">
        <source>%n persoon/personen</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeriodStrip</name>
    <message numerus="yes">
        <source>{what} en nog %n wijziging(en)</source>
        <translation>
            <numerusform>{what} en nog %n wijziging</numerusform>
            <numerusform>{what} en nog %n wijzigingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferralWords</name>
    <message numerus="yes">
        <source>%n dag(en) geen antwoord</source>
        <translation>
            <numerusform>%n dag geen antwoord</numerusform>
            <numerusform>%n dagen geen antwoord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uitkomst ontbreekt, %n dag(en)</source>
        <translation>
            <numerusform>Uitkomst ontbreekt, %n dag</numerusform>
            <numerusform>Uitkomst ontbreekt, %n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dag(en)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferralsPage</name>
    <message numerus="yes">
        <source>%n doorverwijzing(en)</source>
        <translation>
            <numerusform>%n doorverwijzing</numerusform>
            <numerusform>%n doorverwijzingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>%n onderneming(en) naar de prullenbak</source>
        <translation>
            <numerusform>%n onderneming naar de prullenbak</numerusform>
            <numerusform>%n ondernemingen naar de prullenbak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en) gaat (gaan) naar de prullenbak</source>
        <translation>
            <numerusform>%n onderneming gaat naar de prullenbak</numerusform>
            <numerusform>%n ondernemingen gaan naar de prullenbak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessie(s)</source>
        <translation>
            <numerusform>%n sessie</numerusform>
            <numerusform>%n sessies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open actie(s)</source>
        <translation>
            <numerusform>%n open actie</numerusform>
            <numerusform>%n open acties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n concept(en)</source>
        <translation>
            <numerusform>%n concept</numerusform>
            <numerusform>%n concepten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreWindow</name>
    <message numerus="yes">
        <source>%n actie(s)</source>
        <translation>
            <numerusform>%n actie</numerusform>
            <numerusform>%n acties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bijlage(n) ontbreken in deze back-up.</source>
        <translation>
            <numerusform>%n bijlage ontbreekt in deze back-up.</numerusform>
            <numerusform>%n bijlagen ontbreken in deze back-up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunCharts</name>
    <message numerus="yes">
        <source>%n signaal/signalen, het laatste op {day}: {why}. Wat was er anders?</source>
        <translation>
            <numerusform>%n signaal, het laatste op {day}: {why}. Wat was er anders?</numerusform>
            <numerusform>%n signalen, het laatste op {day}: {why}. Wat was er anders?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StillTab</name>
    <message numerus="yes">
        <source>Stand van {time}, %n lopend(e) traject(en) bekeken</source>
        <translation>
            <numerusform>Stand van {time}, %n lopend traject bekeken</numerusform>
            <numerusform>Stand van {time}, %n lopende trajecten bekeken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partner</numerusform>
            <numerusform>%n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laptop(s)</source>
        <translation>
            <numerusform>%n laptop</numerusform>
            <numerusform>%n laptops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n wacht(en)</source>
        <translation>
            <numerusform>%n wacht</numerusform>
            <numerusform>%n wachten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probleem/problemen, de rest is verzonden</source>
        <translation>
            <numerusform>%n probleem, de rest is verzonden</numerusform>
            <numerusform>%n problemen, de rest is verzonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probleem/problemen, {waiting}</source>
        <translation>
            <numerusform>%n probleem, {waiting}</numerusform>
            <numerusform>%n problemen, {waiting}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetsWords</name>
    <message numerus="yes">
        <source>%n dag(en) oud</source>
        <translation>
            <numerusform>%n dag oud</numerusform>
            <numerusform>%n dagen oud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{partner} is %n dag(en) niet gesynchroniseerd: het cijfer kan hoger liggen.</source>
        <translation>
            <numerusform>{partner} is %n dag niet gesynchroniseerd: het cijfer kan hoger liggen.</numerusform>
            <numerusform>{partner} is %n dagen niet gesynchroniseerd: het cijfer kan hoger liggen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lopend(e) traject(en)</source>
        <translation>
            <numerusform>%n lopend traject</numerusform>
            <numerusform>%n lopende trajecten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message numerus="yes">
        <source>%n actie(s) voor vandaag.</source>
        <translation>
            <numerusform>%n actie voor vandaag.</numerusform>
            <numerusform>%n acties voor vandaag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>En nog %n actie(s). Ze komen hier als je er andere afwerkt.</source>
        <translation>
            <numerusform>En nog %n actie. Ze komt hier als je er een afwerkt.</numerusform>
            <numerusform>En nog %n acties. Ze komen hier als je er andere afwerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>En nog %n onderneming(en). Ze komen hier als je er andere afwerkt.</source>
        <translation>
            <numerusform>En nog %n onderneming. Ze komt hier als je er andere afwerkt.</numerusform>
            <numerusform>En nog %n ondernemingen. Ze komen hier als je er andere afwerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>En nog %n onderneming(en) zonder contact in 30 dagen</source>
        <translation>
            <numerusform>En nog %n onderneming zonder contact in 30 dagen</numerusform>
            <numerusform>En nog %n ondernemingen zonder contact in 30 dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dag(en) te laat</source>
        <translation>
            <numerusform>%n dag te laat</numerusform>
            <numerusform>%n dagen te laat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dag(en) geleden</source>
        <translation>
            <numerusform>%n dag geleden</numerusform>
            <numerusform>%n dagen geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 actie is %n dag(en) te laat.</source>
        <translation>
            <numerusform>1 actie is %n dag te laat.</numerusform>
            <numerusform>1 actie is %n dagen te laat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actie(s) zijn te laat, sinds gisteren.</source>
        <translation>
            <numerusform>%n actie is te laat, sinds gisteren.</numerusform>
            <numerusform>%n acties zijn te laat, sinds gisteren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actie(s) zijn te laat, de oudste {days} dagen.</source>
        <translation>
            <numerusform>%n actie is te laat, de oudste {days} dagen.</numerusform>
            <numerusform>%n acties zijn te laat, de oudste {days} dagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrajectoryWords</name>
    <message numerus="yes">
        <source>Gezamenlijk, %n onderneming(en)</source>
        <translation>
            <numerusform>Gezamenlijk, %n onderneming</numerusform>
            <numerusform>Gezamenlijk, %n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessie(s)</source>
        <translation>
            <numerusform>%n sessie</numerusform>
            <numerusform>%n sessies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message numerus="yes">
        <source>%n open actie(s) van de huidige coach gaan mee</source>
        <translation>
            <numerusform>%n open actie van de huidige coach gaat mee</numerusform>
            <numerusform>%n open acties van de huidige coach gaan mee</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en) overdragen</source>
        <translation>
            <numerusform>%n onderneming overdragen</numerusform>
            <numerusform>%n ondernemingen overdragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderneming(en) krijgt (krijgen) {coach} als coach</source>
        <translation>
            <numerusform>%n onderneming krijgt {coach} als coach</numerusform>
            <numerusform>%n ondernemingen krijgen {coach} als coach</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message numerus="yes">
        <source>%n concept(en) bewaard</source>
        <translation>
            <numerusform>%n concept bewaard</numerusform>
            <numerusform>%n concepten bewaard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitsTab</name>
    <message numerus="yes">
        <source>%n vraag/vragen wacht(en) nu nog, de oudste {days} dagen.</source>
        <translation>
            <numerusform>%n vraag wacht nu nog, de oudste {days} dagen.</numerusform>
            <numerusform>%n vragen wachten nu nog, de oudste {days} dagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WipeDialog</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessie(s)</source>
        <translation>
            <numerusform>%n sessie</numerusform>
            <numerusform>%n sessies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bestand(en)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderdeel/onderdelen staat/staan nog niet op de server en gaat/gaan dan verloren.</source>
        <translation>
            <numerusform>%n onderdeel staat nog niet op de server en gaat dan verloren.</numerusform>
            <numerusform>%n onderdelen staan nog niet op de server en gaan dan verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ClosedPart</name>
    <message numerus="yes">
        <source>%n verbetering(en)</source>
        <translation>
            <numerusform>%n verbetering</numerusform>
            <numerusform>%n verbeteringen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_EarlierLine</name>
    <message numerus="yes">
        <source>%n dossier(s) gewijzigd</source>
        <translation>
            <numerusform>%n dossier gewijzigd</numerusform>
            <numerusform>%n dossiers gewijzigd</numerusform>
        </translation>
    </message>
</context>
</TS>
