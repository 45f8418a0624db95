from datetime import date

import pytest

from app.domain.sensitive import find_sensitive
from app.reference.sensitive import sensitive_words

DAY = date(2026, 11, 23)


def pieces(text):
    found = find_sensitive(text, sensitive_words(DAY))
    return [(one.about.value, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Het ziekteverzuim daalde van 8 naar 6 procent.",
        "Een Turkse bakkerij met acht werknemers, levert aan het ziekenhuis.",
        "Rondgang: rugklachten voorkomen, ergonomie aan de band, minder stress.",
        "Diagnose van het onthaal: geen peter. Behandeling van klachten loopt traag.",
        "NEET-jongere, anderstalig, migratieachtergrond, arbeidsbeperking: 3.",
        "La boulangerie marocaine de la rue, un restaurant turc et un client polonais.",
        "Poolse klanten bellen; de factuur is in het Frans. Spreekt Arabisch en Pools.",
        "De straf voor te laat komen schrappen. Oordeel van de ploeg, vooroordelen bespreken.",
        "Bel 0475 12 34 56 of mail naar info@voorbeeld.be. KBO 0123.456.749.",
        "Rekening BE68 5390 0754 7034, factuur 20261123-004.",
        "Carpool vanuit Aalst, ploegbaas Jan, nachtploeg om 02:00 en/of 04:00.",
        "Verlof zonder wedde, re-integratie na langdurige afwezigheid, arbeidsarts.",
    ],
)
def test_what_coaches_write_of_a_company_is_not_asked_about(text):
    assert pieces(text) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Mia is depressief en neemt antidepressiva.", "health"),
        ("Afwezig na een burn-out", "health"),
        ("Hij heeft kanker", "health"),
        ("autistische medewerker", "health"),
        ("Diabetes: pauzes om te eten", "health"),
        ("zwangere medewerkster", "health"),
        ("met een strafblad", "justice"),
        ("draagt een enkelband", "justice"),
        ("kwam vrij uit de gevangenis", "justice"),
        ("veroordeeld voor diefstal", "justice"),
        ("drie Marokkaanse werknemers", "origin"),
        ("de Syrische jongen", "origin"),
        ("van Turkse origine", "origin"),
        ("een vluchteling uit Oekraïne", "origin"),
        ("Elle est enceinte", "health"),
        ("casier judiciaire", "justice"),
        ("une demandeuse d’asile", "origin"),
        ("trois ouvriers marocains", "origin"),
        ("un homme turc de la nuit", "origin"),
        ("il est d’origine algérienne", "origin"),
        ("une collègue syrienne", "origin"),
        ("un ancien prisonnier", "justice"),
        ("il est handicapé", "health"),
        ("has a criminal record", "justice"),
        ("she is pregnant", "health"),
    ],
)
def test_what_tells_something_of_a_person_is(text, about):
    assert about in [one for one, _ in pieces(text)]


def test_every_word_of_a_long_note_is_found():
    note = "De peter krijgt twee uur per week vrij, ook na een depressie. " * 200
    assert len(find_sensitive(note, sensitive_words(DAY))) == 200


def test_there_are_no_words_before_they_hold():
    assert find_sensitive("depressief", sensitive_words(date(2023, 12, 31))) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("psychiater", "drugsverslaving", "gokverslaving", "verslaving", "borstkanker"),
        *("hartpatiënt", "dyslectisch", "hivpositief", "voorwaardelijk vrijgelaten"),
        *("zwangerschapsverlof", "mentaal gehandicapte", "licht verstandelijke"),
        "gerechtelijke verleden",
    ],
)
def test_words_and_endings_that_people_write_are_asked_about(text):
    (found,) = find_sensitive(f"Over {text}.", sensitive_words(date(2026, 11, 30)))
    assert found.start == len("Over ")


@pytest.mark.parametrize("text", ["het drugbeleid", "een verslag", "de kankerbestrijding"])
def test_words_that_only_look_like_them_are_not(text):
    assert find_sensitive(text, sensitive_words(date(2026, 11, 30))) == ()
