"""The letter of a referral and the list of deviations, as their readers see them."""

from dataclasses import replace
from datetime import date

from app.reports.funding_deviations import DeviationLine, Deviations, deviations_report
from app.reports.referral_letter import Need, ReferralLetter, referral_letter
from tests.reports.samples import REPORT, words_of

LETTER = ReferralLetter(
    origin=REPORT.origin,
    company=REPORT.company,
    what="Individuele beroepsopleiding",
    receiver="VDAB",
    receiver_contact="An D.",
    coach="Els V.",
    partner="Partner Oost",
    made_on=date(2026, 11, 2),
    reason="Vacature magazijn",
    people="2",
    consent_on=date(2026, 10, 30),
    promised_on=date(2026, 12, 1),
    check="Nagevraagd",
    needs=(Need("Mentor", "Mia"), Need("Verzekering", "")),
)


def test_a_letter_tells_what_is_asked_of_whom_and_what_the_instrument_needs():
    text = words_of(referral_letter(LETTER))
    for words in (
        "Individueleberoepsopleiding",
        "Maandag2november2026",
        "VDAB",
        "AnD.",
        "ElsV.,PartnerOost",
        "Vacaturemagazijn",
        "Aantalpersonen2",
        "Ja,op30/10/2026",
        "01/12/2026",
        "Nagevraagd",
        "MentorMia",
        "Verzekering",
    ):
        assert words in text
    assert "Medegefinancierddoor" in text


def test_without_more_it_is_a_letter_still():
    bare = replace(
        LETTER, people="", consent_on=None, promised_on=None, check="", needs=(), receiver=""
    )
    text = words_of(referral_letter(bare))
    assert "Nognietingevuld" in text
    assert "Watditinstrumentvraagt" not in text


def test_the_list_of_deviations_has_a_line_each():
    line = DeviationLine(
        asked_on=date(2026, 11, 2),
        company="Metaal Claes",
        support="Jobcoaching",
        before="Sessie",
        person="Els V.",
        reason="<b>Andere</b> ploeg",
    )
    text = words_of(deviations_report(Deviations(REPORT.origin, (line,))))
    for words in ("Rapport", "MetaalClaes", "Jobcoaching", "<b>Andere</b>ploeg"):
        assert words in text
