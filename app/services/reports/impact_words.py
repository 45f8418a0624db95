"""Words of the reports on retention and on the evaluation, in the three languages."""

from collections.abc import Mapping
from typing import Final

from app.domain.languages import Said

STARTED: Final = Said("Gestart", "Commencé", "Started")
AFTER: Final = Said("Na {n} maanden", "Après {n} mois", "After {n} months")
CONTRACT: Final = Said("Contract", "Contrat", "Contract")
BY: Final[Mapping[str, Said]] = {
    "sector": Said("Per sector", "Par secteur", "By sector"),
    "region": Said("Per regio", "Par région", "By region"),
    "contract": Said("Per soort contract", "Par type de contrat", "By sort of contract"),
}
CONTRACTS: Final[Mapping[str, Said]] = {
    "": Said("Alle contracten samen", "Tous contrats confondus", "All contracts together"),
    "permanent": Said("Onbepaalde duur", "Durée indéterminée", "Permanent"),
    "temporary": Said("Bepaalde duur", "Durée déterminée", "Fixed term"),
    "agency": Said("Uitzendarbeid", "Intérim", "Agency work"),
    "ibo": Said("IBO", "IBO", "IBO"),
    "tailored": Said("Maatwerk", "Travail adapté", "Customised work"),
    "student": Said("Studenten", "Étudiants", "Students"),
    "flexi": Said("Flexi-job", "Flexi-job", "Flexi-job"),
    "other": Said("Andere", "Autres", "Other"),
}
REST: Final = Said("Niet toegewezen", "Non attribué", "Not assigned")
WHY: Final[Mapping[str, Said]] = {
    "few": Said(
        "Het gaat om zo weinig mensen dat deze tabel niet getoond wordt.",
        "Il s’agit de si peu de personnes que ce tableau n’est pas montré.",
        "This is about so few people that the table is not shown.",
    ),
    "sum": Said(
        "De som van deze rijen is meer dan het totaal dat geleverd werd: niet getoond.",
        "La somme de ces lignes dépasse le total fourni : non montrée.",
        "The sum of these rows is more than the total that was delivered: not shown.",
    ),
}
NOT_DECISIVE: Final = Said(
    "niet bepalend voor financiering",
    "sans incidence sur le financement",
    "not decisive for funding",
)
GROSS: Final = Said(
    "bruto: wat vanzelf gebeurd zou zijn, is niet afgetrokken",
    "brut : ce qui se serait produit de toute façon n’est pas déduit",
    "gross: what would have happened anyway is not deducted",
)
BASELINE: Final = Said("Nulmeting", "Mesure initiale", "Baseline")
MOMENTS: Final[Mapping[str, Said]] = {
    "after_12": Said("Na 12 maanden", "Après 12 mois", "After 12 months"),
    "after_24": Said("Na 24 maanden", "Après 24 mois", "After 24 months"),
}
STAFF: Final = Said(
    "Mensen op het einde van het jaar", "Personnel en fin d’année", "Staff at year end"
)
INFLOW: Final = Said("Kwamen erbij", "Entrées", "Came in")
LEAVERS: Final = Said("Vertrokken", "Départs", "Left")
TURNOVER: Final = Said("Verloop", "Rotation", "Turnover rate")
WHAT: Final = Said("Wat", "Quoi", "What")
PEOPLE: Final = Said("Mensen, {moment}", "Personnel, {moment}", "People, {moment}")
ABOUT: Final = Said(
    "Over {days}. Bron: {source}, ontvangen op {day}.",
    "Sur {days}. Source\u00a0: {source}, reçu le {day}.",
    "About {days}. Source: {source}, received on {day}.",
)
COMPARED: Final = Said(
    "{n} van {of} ondernemingen vertelden beide metingen; alleen die zijn vergeleken.",
    "{n} entreprises sur {of} ont donné les deux mesures ; seules celles-ci sont comparées.",
    "{n} of {of} companies told both measures; only those are compared.",
)
TOO_FEW: Final = Said(
    "{n} van {of} ondernemingen vertelden beide metingen. Vanaf {least} worden ze getoond.",
    "{n} entreprises sur {of} ont donné les deux mesures. Elles sont montrées à partir de {least}.",
    "{n} of {of} companies told both measures. They are shown from {least} on.",
)
SCANS: Final = Said("Scan per thema", "Scan par thème", "Scan by theme")
SCANS_NOTE: Final = Said(
    "{n} ondernemingen met een nulmeting en een eindmeting; alleen gelijke vragen, 1 tot 5.",
    "{n} entreprises avec un scan initial et final ; seulement les mêmes questions, de 1 à 5.",
    "{n} companies with a first and a last scan; equal questions only, 1 to 5.",
)
BEFORE: Final = Said("Nulmeting", "Début", "Before")
LATER: Final = Said("Eindmeting", "Fin", "After")
DIFFERENCE: Final = Said("Verschil", "Différence", "Difference")
GOALS: Final = Said("Structurele doelen", "Objectifs structurels", "Structural goals")
GOAL_ROWS: Final[Mapping[str, Said]] = {
    "goals": Said("Structurele doelen", "Objectifs structurels", "Structural goals"),
    "reached": Said("Bereikt", "Atteints", "Reached"),
    "partly": Said("Deels bereikt", "Atteints en partie", "Partly reached"),
    "alive": Said(
        "Leeft nog na {n} maanden", "Toujours en vie après {n} mois", "Alive after {n} months"
    ),
}
OF: Final = Said("Van", "Sur", "Of")
SHARE: Final = Said("Aandeel", "Part", "Share")
COSTS: Final = Said("Uren en kost", "Heures et coût", "Hours and cost")
COST_ROWS: Final[Mapping[str, Said]] = {
    "trajectories": Said("Trajecten", "Trajets", "Trajectories"),
    "counted": Said("Ondernemingen die meetellen", "Entreprises comptées", "Counted companies"),
    "hours": Said("Uren coaching", "Heures de coaching", "Hours of coaching"),
    "hours_each": Said("Uren per traject", "Heures par trajet", "Hours per trajectory"),
    "cost": Said("Kost", "Coût", "Cost"),
    "cost_each": Said("Kost per traject", "Coût par trajet", "Cost per trajectory"),
    "cost_company": Said(
        "Kost per onderneming die meetelt",
        "Coût par entreprise comptée",
        "Cost per counted company",
    ),
}
HIRES: Final = Said("Instroom uit de doelgroep", "Entrées du groupe cible", "Target group hires")
HIRED: Final = Said("Kwamen erbij uit de doelgroep", "Entrés du groupe cible", "Hired")
STAYED: Final = Said("Daarvan nog aan het werk", "Encore au travail", "Still at work")
TOLD_BY: Final = Said("Ondernemingen", "Entreprises", "Companies")
