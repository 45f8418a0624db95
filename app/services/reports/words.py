"""Words that several reports share, in the three languages; codes of lists among them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.enterprise_size import SizeClass
from app.domain.languages import Language, Said
from app.domain.referral import Status
from app.domain.report import Kind
from app.domain.report_text import value_text
from app.reference.loader import Reference

TOTAL: Final = Said("Samen", "Total", "Total")
SUPPORTED: Final = Said(
    "Ondersteund, alle groottes", "Soutenues, toutes tailles", "Supported, all sizes"
)
UNKNOWN: Final = Said("Niet bekend", "Inconnu", "Unknown")
NUMBER: Final = Said("Aantal", "Nombre", "Number")
DAY: Final = Said("Dag", "Jour", "Day")
COMPANY: Final = Said("Onderneming", "Entreprise", "Company")
COMPANIES: Final = Said("Ondernemingen", "Entreprises", "Companies")
PARTNER: Final = Said("Partner", "Partenaire", "Partner")
REGION: Final = Said("Regio", "Région", "Region")
THEME: Final = Said("Thema", "Thème", "Theme")
SECTOR: Final = Said("Sector", "Secteur", "Sector")
PERIOD: Final = Said("Periode", "Période", "Period")
NETWORK: Final = Said("Netwerk", "Réseau", "Network")
WHOLE_ONLY: Final = Said(
    "Aantallen mensen en doorverwijzingen staan alleen in het rapport zonder partner, regio, "
    "sector of thema: uit het verschil van twee rapporten zou een klein aantal volgen.",
    "Les nombres de personnes et d’orientations ne figurent que dans le rapport sans partenaire, "
    "région, secteur ni thème\u00a0: la différence de deux rapports révélerait un petit nombre.",
    "Numbers of people and referrals only stand in the report without partner, region, sector or "
    "theme: the difference of two reports would tell a small number.",
)
_SPAN: Final = Said(
    "Van {first} tot en met {last}", "Du {first} au {last} inclus", "From {first} to {last}"
)
_COLON: Final = Said("{name}: {value}", "{name}\u00a0: {value}", "{name}: {value}")

THEMES: Final[Mapping[str, Said]] = {
    "onboarding": Said(
        "Onthaal van nieuwe medewerkers",
        "Accueil des nouveaux collaborateurs",
        "Onboarding of new staff",
    ),
    "language": Said("Taal op de werkvloer", "Langue au travail", "Language at work"),
    "workstation": Said(
        "Aanpassing van de werkpost", "Adaptation du poste de travail", "Workstation adaptation"
    ),
    "leadership": Said("Leidinggeven", "Encadrement", "Leadership"),
    "job_design": Said(
        "Jobdesign en takenpakket", "Conception des fonctions et tâches", "Job design and tasks"
    ),
    "recruitment": Said(
        "Werving en selectie", "Recrutement et sélection", "Recruitment and selection"
    ),
    "organisation": Said(
        "Werktijden en organisatie",
        "Horaires et organisation du travail",
        "Working hours and organisation",
    ),
    "teamwork": Said("Samenwerking in het team", "Collaboration dans l’équipe", "Teamwork"),
    "learning": Said("Leren op de werkvloer", "Apprendre au travail", "Learning at work"),
}
# Sections of NACE Rev. 2.1, in short: the official titles are a line and more
SECTORS: Final[Mapping[str, Said]] = {
    "A": Said("Landbouw en visserij", "Agriculture et pêche", "Agriculture and fishing"),
    "B": Said("Delfstoffen", "Industries extractives", "Mining and quarrying"),
    "C": Said("Industrie", "Industrie manufacturière", "Manufacturing"),
    "D": Said("Elektriciteit en gas", "Électricité et gaz", "Electricity and gas"),
    "E": Said("Water en afval", "Eau et déchets", "Water and waste"),
    "F": Said("Bouw", "Construction", "Construction"),
    "G": Said("Handel", "Commerce", "Wholesale and retail trade"),
    "H": Said("Vervoer en opslag", "Transports et entreposage", "Transport and storage"),
    "I": Said("Horeca", "Hébergement et restauration", "Accommodation and food"),
    "J": Said("Uitgeverijen en media", "Édition et médias", "Publishing and media"),
    "K": Said("Telecom en informatica", "Télécoms et informatique", "Telecom and IT"),
    "L": Said("Financiën en verzekeringen", "Finance et assurance", "Finance and insurance"),
    "M": Said("Vastgoed", "Immobilier", "Real estate"),
    "N": Said(
        "Wetenschappelijke en technische diensten",
        "Services scientifiques et techniques",
        "Scientific and technical services",
    ),
    "O": Said(
        "Administratieve en ondersteunende diensten",
        "Services administratifs et de soutien",
        "Administrative and support services",
    ),
    "P": Said("Openbaar bestuur", "Administration publique", "Public administration"),
    "Q": Said("Onderwijs", "Enseignement", "Education"),
    "R": Said("Zorg en welzijn", "Santé et action sociale", "Health and social work"),
    "S": Said("Kunst, sport en recreatie", "Arts, sports et loisirs", "Arts, sports, recreation"),
    "T": Said("Overige diensten", "Autres services", "Other services"),
    "U": Said("Huishoudens", "Ménages", "Households"),
    "V": Said(
        "Extraterritoriale organisaties",
        "Organisations extraterritoriales",
        "Extraterritorial organisations",
    ),
}
SIZES: Final[Mapping[SizeClass, Said]] = {
    SizeClass.MICRO: Said("Micro", "Micro", "Micro"),
    SizeClass.SMALL: Said("Klein", "Petite", "Small"),
    SizeClass.MEDIUM: Said("Middelgroot", "Moyenne", "Medium"),
    SizeClass.LARGE: Said("Groot", "Grande", "Large"),
}
SESSION_KINDS: Final[Mapping[str, Said]] = {
    "visit": Said("Bezoek", "Visite", "Visit"),
    "call": Said("Telefoon", "Téléphone", "Phone"),
    "online": Said("Online", "En ligne", "Online"),
    "meeting": Said("Overleg", "Concertation", "Consultation"),
}
OUTCOMES: Final[Mapping[str, Said]] = {
    "started": Said("Gestart", "Commencé", "Started"),
    "hired": Said("Aangeworven", "Engagé", "Hired"),
    "ended_early": Said("Vroeger gestopt", "Arrêté avant terme", "Ended early"),
    "not_started": Said("Niet gestart", "Pas commencé", "Not started"),
    "other": Said("Iets anders", "Autre chose", "Something else"),
}
DIRECTIONS: Final[Mapping[str, Said]] = {
    "out": Said(
        "Naar een instrument of organisatie",
        "Vers un instrument ou une organisation",
        "To an instrument or organisation",
    ),
    "in_vdab": Said("Van VDAB", "Du VDAB", "From VDAB"),
    "in_local": Said(
        "Van een Lokaal Partnerschap", "D’un partenariat local", "From a Local Partnership"
    ),
    "partner": Said("Naar een partner", "Vers un partenaire", "To a partner"),
}
STATUSES: Final[Mapping[Status, Said]] = {
    Status.PREPARED: Said("Voorbereid", "Préparée", "Prepared"),
    Status.AGREED: Said(
        "Akkoord van de onderneming", "Accord de l’entreprise", "Agreed with the company"
    ),
    Status.SENT: Said("Verstuurd", "Envoyée", "Sent"),
    Status.ACCEPTED: Said("Ontvangen", "Reçue", "Received"),
    Status.STARTED: Said("Gestart", "Commencée", "Started"),
    Status.ENDED: Said("Afgerond", "Terminée", "Ended"),
    Status.REFUSED: Said("Geweigerd", "Refusée", "Refused"),
    Status.NO_REACTION: Said("Geen reactie", "Sans réaction", "No reaction"),
}
TRAJECTORY_STATUSES: Final[Mapping[str, Said]] = {
    "running": Said("Loopt", "En cours", "Running"),
    "closed": Said("Afgesloten", "Clôturé", "Closed"),
    "stopped": Said("Stopgezet", "Arrêté", "Stopped"),
}
SUPPORTS: Final[Mapping[str, Said]] = {
    "job_coaching": Said("Jobcoaching", "Jobcoaching", "Job coaching"),
    "language_coaching": Said("Taalcoaching", "Coaching linguistique", "Language coaching"),
    "customised_work": Said(
        "Individueel maatwerk", "Travail adapté individuel", "Individual customised work"
    ),
}
TARGET_GROUPS: Final[Mapping[str, Said]] = {
    "neet": Said("NEET-jongere", "Jeune NEET", "NEET young person"),
    "other_language": Said("Anderstalig", "Allophone", "Speaker of another language"),
    "fifty_plus": Said("50-plus", "50 ans et plus", "50 or older"),
    "low_skilled": Said("Kortgeschoold", "Peu qualifié", "Low-skilled"),
    "long_unemployed": Said(
        "Langdurig werkzoekend", "Chercheur d’emploi de longue durée", "Long-term jobseeker"
    ),
    "inactive": Said("Niet-beroepsactief", "Inactif", "Economically inactive"),
    "returner": Said("Herintreder", "Rentrant", "Returner"),
    "migration": Said("Migratieachtergrond", "Origine étrangère", "Migration background"),
    "work_limitation": Said("Arbeidsbeperking", "Limitation au travail", "Work limitation"),
}


def span_words(first: date, last: date, language: Language) -> str:
    """Return `Van 01/01/2026 tot en met 31/12/2026`."""
    days = {
        "first": value_text(first, Kind.DAY, language),
        "last": value_text(last, Kind.DAY, language),
    }
    return _SPAN.to(language, **days)


def day(value: date, language: Language) -> str:
    """Return `30/11/2026`."""
    return value_text(value, Kind.DAY, language)


def money(value: Decimal, language: Language) -> str:
    """Return `€ 1.234,50`."""
    return value_text(value, Kind.MONEY, language)


def labelled(name: Said, value: str, language: Language) -> str:
    """Return `Regio: Waasland`."""
    return _COLON.to(language, name=name.to(language), value=value)


def theme_name(code: str | None, language: Language) -> str:
    """Return a theme; one that is not on the list any more stays its code."""
    return _coded(THEMES, code, language)


def kind_name(code: str, language: Language) -> str:
    """Return a kind of session."""
    return _coded(SESSION_KINDS, code, language)


def trajectory_status(code: str, language: Language) -> str:
    """Return how a trajectory stands."""
    return _coded(TRAJECTORY_STATUSES, code, language)


def support_name(code: str, language: Language) -> str:
    """Return a kind of support."""
    return _coded(SUPPORTS, code, language)


def sector_name(code: str | None, language: Language) -> str:
    """Return a section of NACE in short."""
    return _coded(SECTORS, code, language)


def region_name(reference: Reference, code: str | None, language: Language) -> str:
    """Return a reference region: a name, the same in all languages."""
    if code is None:
        return UNKNOWN.to(language)
    found = (one.name for one in reference.reference_regions if one.code == code)
    return next(found, code)


def _coded(known: Mapping[str, Said], code: str | None, language: Language) -> str:
    if code is None:
        return UNKNOWN.to(language)
    said = known.get(code)
    return code if said is None else said.to(language)
