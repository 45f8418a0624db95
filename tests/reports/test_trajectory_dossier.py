"""The dossier of a trajectory on paper."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import count

import pytest
from pypdf import PdfReader

from app.reports.trajectory_dossier import trajectory_dossier
from app.reports.trajectory_values import CountDecision
from app.reports.values import Company
from tests.reports.samples import SESSION, squeezed, with_texts, words_of
from tests.reports.trajectory_samples import (
    BAKERY,
    BARE,
    CONFIRMED,
    COUNTED,
    DOSSIER,
    held,
    retold,
)

PARTS = (
    "Identiteit van onderneming en vestiging",
    "Kmo-verklaring",
    "Ondertekend akkoord",
    "Intake en nulmeting",
    "Actieplan",
    "Sessies",
    "Opgeleverde stukken",
    "Doorverwijzingen en dubbelfinanciering",
    "Nulmeting en eindmeting",
    "Opvolging na 6 en 12 maanden",
)


def pages_of(pdf):
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def test_everything_that_was_typed_stands_on_paper():
    number, typed = count(), []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    told = retold(token)
    (company,) = told.companies
    twice = (company.file, company.baseline, company.end)  # these have the head of their own paper
    codes = {company.file.coach, company.file.partner, company.file.purpose}
    codes |= {text for one in twice for it in (one.origin, one.company) for text in texts_of(it)}
    text = words_of(trajectory_dossier(told)).lower()  # an answer stands inside a sentence
    assert len(typed) > 150
    kept = [it for it in typed if it in set(texts_of(told))]  # without the codes, that stay
    assert len(kept) > 150
    assert [it for it in kept if it.lower() not in text and it not in codes] == []


def texts_of(values):
    """Return every text in values, at any depth."""
    found = []
    with_texts(values, lambda text: found.append(text) or text)
    return found


def test_markup_in_every_field_is_drawn_as_its_own_letters():
    hostile = "<b>x <img src='/etc/hosts'/> & <a href='file:///etc'>"
    text = words_of(trajectory_dossier(retold(lambda _text: hostile)))
    assert text.count(squeezed(hostile)) > 100


def test_the_ten_parts_stand_in_their_order_and_the_cover_names_their_pages():
    pages = pages_of(trajectory_dossier(DOSSIER))
    whole = "|".join(pages[1:])
    places = [
        whole.index(squeezed(f"{number}{part}")) for number, part in enumerate(PARTS, start=1)
    ]
    assert places == sorted(places)
    named = [*PARTS]
    named[8] = "Eindmeting, afsluitverslag en telbeslissing"
    row = pages[0][pages[0].index("Blz.") :]
    for number, part in enumerate(PARTS, start=1):
        on = next(at for at, text in enumerate(pages[1:], 2) if squeezed(f"{number}{part}") in text)
        row = row[row.index(squeezed(f"{number}{named[number - 1].partition(',')[0]}")) :]
        follows = squeezed(f"{number + 1}{named[number]}") if number < 10 else "Telbeslissing"
        assert row[: row.index(follows)].endswith(str(on)), (part, on)


def test_the_decision_names_who_proposed_and_who_confirmed():
    first = pages_of(trajectory_dossier(DOSSIER))[0]
    assert "Teltmee" in first
    assert squeezed("Alle twee criteria zijn vervuld. De onderneming telt één keer") in first
    panel = first[first.index("Telbeslissing") :]
    for part in ("19/11/2026", "17/11/2026", "ElsVinkenhof,PartnerOost", "TomRietvoorn"):
        assert part in panel


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        (CountDecision(), "Nog niet"),
        (CountDecision("proposed", proposals=COUNTED.proposals), "Wacht op bevestiging"),
        (CountDecision("reopened", proposals=COUNTED.proposals), "Heropend: bewijs ontbreekt"),
        (
            CountDecision("elsewhere", through="Partner West", others=("Partner Zuid",)),
            "De onderneming telt al via Partner West. Ook voorgesteld door Partner Zuid: één",
        ),
    ],
)
def test_a_company_that_does_not_count_here_says_why(stands, words):
    company = replace(BAKERY, count=stands)
    text = words_of(trajectory_dossier(replace(DOSSIER, companies=(company,))))
    assert squeezed(words) in text


def test_a_refusal_is_named_as_such():
    (proposal,) = COUNTED.proposals
    refused = replace(proposal, decisions=(replace(proposal.decisions[0], counts=False),))
    company = replace(BAKERY, count=CountDecision("refused", proposals=(refused,)))
    first = pages_of(trajectory_dossier(replace(DOSSIER, companies=(company,))))[0]
    assert "Afgewezen" in first
    assert "Bevestigd" not in first


def test_an_empty_dossier_names_each_part_that_is_missing():
    text = words_of(trajectory_dossier(BARE))
    for words in (
        "Het dossier van deze onderneming staat niet op deze laptop.",
        "De criterialijst van dit traject vraagt geen akkoord.",
        "Er is nog geen afgeronde nulmeting.",
        "Er is nog geen actieplan geschreven.",
        "Er is nog geen sessie.",
        "Er is nog geen stuk opgeleverd.",
        "Er is niets gevraagd over dubbele financiering.",
        "Er is nog geen afgeronde eindmeting.",
        "Er is nog geen ondertekend eindverslag in het dossier.",
        "Niemand stelde de telling voor.",
        "De opvolging begint wanneer het traject afgerond is.",
    ):
        assert squeezed(words) in text
    assert "Ontbreekt:Identiteitvanondernemingenvestiging,Kmo-verklaring," in text


def test_a_joint_dossier_has_each_company_from_a_page_of_its_own():
    other = replace(BAKERY, company=Company("Kwekerij Halverzon", "1999.990.243", "Ninove"))
    pages = pages_of(trajectory_dossier(replace(DOSSIER, companies=(BAKERY, other))))
    covers = [text for text in pages if "Tienonderdelen" in text]
    assert squeezed("Bakkerij Wolkenmeel bv, Aalst (onderneming 1 van 2)") in covers[0]
    assert squeezed("Kwekerij Halverzon, Ninove (onderneming 2 van 2)") in covers[1]
    assert len(covers) == 2
    assert len(pages) % 2 == 0  # the same parts, twice


def test_a_shared_session_says_where_its_report_is():
    shared = replace(held(CONFIRMED), session=None, elsewhere="Peeters Bouw")
    nowhere = replace(shared, elsewhere="")
    company = replace(BAKERY, sessions=(held(CONFIRMED), shared, nowhere))
    text = words_of(trajectory_dossier(replace(DOSSIER, companies=(company,))))
    assert squeezed("Verslag bij Peeters Bouw") in text
    assert squeezed("Verslag niet op deze laptop") in text
    assert text.count("Sessieverslagvan19/05/2026") == 1
    assert squeezed("Drie sessies, 3 u 30 in totaal") in text


@pytest.mark.parametrize("sessions", [1, 60])
def test_any_number_of_sessions(sessions):
    many = tuple(
        held(replace(SESSION, starts_at=SESSION.starts_at + timedelta(days=number)))
        for number in range(sessions)
    )
    pdf = trajectory_dossier(replace(DOSSIER, companies=(replace(BAKERY, sessions=many),)))
    assert f"6.{sessions}Sessieverslag" in words_of(pdf)


def test_evidence_that_was_thrown_away_does_not_pass_for_evidence():
    line = BAKERY.criteria[0]
    gone = replace(line, pieces=(replace(line.pieces[0], is_standing=False),))
    company = replace(BAKERY, criteria=(gone,))
    text = words_of(trajectory_dossier(replace(DOSSIER, companies=(company,))))
    assert squeezed("Weggegooid: telt niet als bewijs") in text


def test_a_company_that_left_says_when_and_why():
    left = replace(BAKERY, left_on=DOSSIER.started_on + timedelta(days=30), leave_reason="Verkocht")
    first = pages_of(trajectory_dossier(replace(DOSSIER, companies=(left,))))[0]
    assert squeezed("14/01/2026 tot 13/02/2026") in first
    assert squeezed("Uitgestapt op 13/02/2026: Verkocht") in first


def test_very_long_names_and_texts_flow():
    long = "Een naam die maar niet ophoudt en toch op papier moet " * 40
    told = retold(lambda _text: long)
    (company,) = told.companies  # the words of a scan are not typed, its columns are narrow
    company = replace(company, baseline=BAKERY.baseline, end=BAKERY.end)
    assert trajectory_dossier(replace(told, companies=(company,))).startswith(b"%PDF")


def test_the_same_dossier_gives_the_same_bytes():
    assert trajectory_dossier(DOSSIER) == trajectory_dossier(DOSSIER)
