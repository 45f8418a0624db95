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
    "trajectory.member_gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit traject of deze onderneming erin is weg."),
        QT_TRANSLATE_NOOP("messages", "Er is niets bijgevoegd; je bestand staat waar het stond."),
        QT_TRANSLATE_NOOP("messages", "Kijk in de prullenbak of vraag het aan wie het wegdeed."),
    ),
    "trajectory.no_company": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een traject begint met minstens één onderneming."),
        "",
        QT_TRANSLATE_NOOP("messages", "Kies een onderneming."),
    ),
    "trajectory.already_in": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} doet al mee aan dit traject."),
    ),
    "trajectory.phase_missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "De fase {phase} is nog niet begonnen en niet overgeslagen."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Begin ze eerst, of sla ze over met een reden."),
    ),
    "trajectory.phase_before": Sentence(
        QT_TRANSLATE_NOOP("messages", "De fase {phase} loopt pas sinds {started_on}."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een dag op of na {started_on}."),
    ),
    "trajectory.phase_ends_before": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het einde ligt voor het begin van de fase, {started_on}."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een dag op of na {started_on}."),
    ),
    "trajectory.phase_began": Sentence(
        QT_TRANSLATE_NOOP("messages", "De fase {phase} is al begonnen, overslaan kan niet meer."),
    ),
    "trajectory.skip_reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom je deze fase overslaat."),
    ),
    "trajectory.leave_reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom de onderneming uitstapt."),
    ),
    "trajectory.left_before": Sentence(
        QT_TRANSLATE_NOOP("messages", "De onderneming stapte pas in op {joined_on}."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een dag op of na {joined_on}."),
    ),
    "trajectory.closed_before": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het traject begon pas op {started_on}."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een dag op of na {started_on}."),
    ),
    "trajectory.stop_reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom het traject stopt."),
    ),
    "plan.empty": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een plan heeft minstens één actie."),
    ),
    "plan.signed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Versie {number} van het plan is ondertekend."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Maak een nieuwe versie."),
    ),
    "count.missing": Sentence(
        QT_TRANSLATE_NOOP("messages", "Telt nog niet mee. Dit ontbreekt nog: {missing}."),
    ),
    "count.own": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je kunt je eigen voorstel niet zelf bevestigen."),
        "",
        QT_TRANSLATE_NOOP("messages", "Vraag het aan de promotor of aan een collega."),
    ),
    "count.reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom de onderneming niet meetelt."),
    ),
    "count.not_own": Sentence(
        QT_TRANSLATE_NOOP("messages", "Alleen wie het voorstel deed, kan het terugnemen."),
    ),
    "count.decided": Sentence(
        QT_TRANSLATE_NOOP("messages", "Over dit voorstel is al beslist."),
    ),
    "evidence.kind": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} kan geen bewijs zijn voor {criterion}."),
        QT_TRANSLATE_NOOP("messages", "Er is niets toegevoegd."),
        QT_TRANSLATE_NOOP("messages", "Kies een bestand van een soort die daar telt."),
    ),
    "criteria.none": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een lijst heeft minstens één criterium."),
    ),
    "criteria.twice": Sentence(
        QT_TRANSLATE_NOOP("messages", "{criterion} heeft dezelfde code als een ander criterium."),
    ),
    "criteria.needed": Sentence(
        QT_TRANSLATE_NOOP("messages", "{criterion} vraagt minstens één bewijsstuk."),
    ),
    "referral.step": Sentence(
        QT_TRANSLATE_NOOP("messages", "Van {now} naar {to} kan niet."),
    ),
    "referral.step_before": Sentence(
        QT_TRANSLATE_NOOP("messages", "De vorige stap was op {on}."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een dag op of na {on}."),
    ),
    "referral.step_reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom het niet doorgaat."),
    ),
    "referral.no_partner": Sentence(
        QT_TRANSLATE_NOOP("messages", "Kies naar welke partner je doorverwijst."),
    ),
    "referral.no_check": Sentence(
        QT_TRANSLATE_NOOP("messages", "Zeg waarom niemand anders dit al doet of betaalt."),
    ),
    "referral.direction": Sentence(
        QT_TRANSLATE_NOOP("messages", "Van of naar een partner kan een doorverwijzing niet meer."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Maak een nieuwe doorverwijzing."),
    ),
    "instrument.days": Sentence(
        QT_TRANSLATE_NOOP("messages", "De laatste dag ligt voor {valid_from}."),
    ),
    "questions.none": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een vragenlijst heeft minstens één vraag."),
    ),
    "questions.twice": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze vraag heeft dezelfde code als een andere: {question}."),
    ),
    "questions.theme": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze vraag heeft geen thema: {question}."),
    ),
    "scan.value": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een antwoord gaat van {lowest} tot {highest}."),
    ),
    "scan.finished": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze scan is afgerond."),
        "",
        QT_TRANSLATE_NOOP("messages", "Heropen de scan om iets te wijzigen."),
    ),
    "scan.incomplete": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er zijn {done} van {of} vragen beantwoord."),
        "",
        QT_TRANSLATE_NOOP("messages", "Antwoord op elke vraag, of kies weet niet."),
    ),
    "scan.proved": Sentence(
        QT_TRANSLATE_NOOP("messages", "Geen traject wacht nog op deze scan als bewijs."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
    ),
    "scan.before": Sentence(
        QT_TRANSLATE_NOOP("messages", "De scan begon pas op {started_on}."),
    ),
    "meeting.ends_before_start": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het einde ligt voor het begin."),
    ),
    "attendance.signed": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} heeft getekend en was er dus."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Haal eerst de handtekening weg bij de bijeenkomst."),
    ),
    "meeting.gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze bijeenkomst of deze plaats op de lijst is weg."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kijk in de prullenbak of vraag het aan wie ze wegdeed."),
    ),
    "funding.reason": Sentence(
        QT_TRANSLATE_NOOP("messages", "Iemand anders doet of betaalt dit al."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Verwijs door, of zeg waarom je toch verder gaat."),
    ),
    "network.in_bin": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het netwerk {name} staat in de prullenbak."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Haal het netwerk terug en probeer het opnieuw."),
    ),
}
