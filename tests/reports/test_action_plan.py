from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import count

import pytest
from pypdf import PdfReader

from app.domain.strokes import Point
from app.reports.action_plan import ActionPlan, Goal, PlanAction, action_plan
from app.reports.goal_axis import Amount, amount_of
from app.reports.values import Signature
from tests.reports.samples import BRUSSELS, ORIGIN, with_texts, words_of

PLAN = ActionPlan(
    origin=ORIGIN,
    trajectory="Onthaal nieuwe medewerkers",
    purpose="In elke ploeg een vaste peter en een onthaalmap met foto's.",
    companies=("Bakkerij Wolkenmeel bv",),
    coach="Els Vinkenhof, Partner Oost",
    number=3,
    written_on=date(2026, 4, 21),
    remark="De kaarten van de nachtploeg kwamen erbij.",
    goals=(
        Goal(
            "Elke nieuwe bakker krijgt een vaste peter of meter in de eigen ploeg.",
            "Ploegen waar een peter of meter de opleiding volgde",
            "0 ploegen",
            "4 ploegen",
            "4 ploegen",
            "Mia Dauwelaar, personeel",
            "onthaal",
            "yes",
        ),
        Goal(
            "Werkinstructies zijn te volgen zonder vlot Nederlands.",
            "Werkposten met een instructie in beeld en klare taal",
            "2",
            "24 werkposten",
            "21",
            "Jan Jorisveld, zaakvoerder",
            "taalbeleid",
            "partly",
        ),
        Goal("Ploegbazen voeren gesprekken.", start="geen", planned="elke week"),
    ),
    actions=(
        PlanAction("Profiel van peter en meter vastleggen", "Mia Dauwelaar", date(2026, 3, 31), 1),
        PlanAction("Gespreksleidraad"),
    ),
    signatures=(),
)
SIGNED = Signature(
    "Jan Jorisveld",
    "zaakvoerder",
    datetime(2026, 4, 21, 16, 5, tzinfo=BRUSSELS),
    ((Point(0, 0, 0, 0.5), Point(40, 20, 90, 0.6), Point(80, 4, 180, 0.6)),),
)


def test_everything_that_was_typed_stands_on_paper():
    number = count()
    typed = []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    told = with_texts(PLAN, token)
    codes = {goal.reached for goal in told.goals}  # no words: the paper has its own for them
    text = words_of(action_plan(told))
    assert len(typed) > 20
    assert [it for it in typed if it not in text and it not in codes] == []


def test_an_ordinary_plan_is_one_page_to_sign():
    pdf = action_plan(PLAN)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    text = words_of(pdf)
    assert "Versie3van21/04/2026" in text
    assert "Tweedoelenzijnstructureel" in text
    assert "Eigenaar:MiaDauwelaar,personeel" in text
    assert "Behaald" in text
    assert "Deelsbehaald" in text
    assert "24werkposten" in text  # the end of the line
    assert "elkeweek" in text  # a value that is no number stands as it is
    assert "Openstip:start.Streep:gepland.Vollestip:einde." in text
    assert "11ProfielvanpeterenmetervastleggenMiaDauwelaar31/03/2026" in text
    assert "2Gespreksleidraadnietbepaald" in text
    assert "Nogteondertekenen" in text
    assert text.index("VoorBakkerijWolkenmeelbv") < text.index("Voorhetpartnerschap")


def test_a_signed_plan_shows_who_signed_and_whether_it_changed_since():
    text = words_of(action_plan(replace(PLAN, signatures=(SIGNED,))))
    assert "JanJorisveld,zaakvoerder" in text
    assert "Nogteondertekenen" not in text
    late = replace(SIGNED, is_before_change=True)
    text = words_of(action_plan(replace(PLAN, signatures=(late,))))
    assert "Getekendvóóreenwijziging" in text


def test_each_company_of_a_joint_plan_has_its_line_to_sign():
    names = ("Bakkerij Wolkenmeel bv", "Peeters Bouw", "Kwekerij Halverzon")
    text = words_of(action_plan(replace(PLAN, companies=names)))
    assert text.count("Handtekeningendatum") == 4  # and the partnership


def test_very_long_texts_flow_over_pages():
    long = "Een doel dat maar niet ophoudt. " * 600
    goals = (Goal(long, long, "1", "2", "3", "Mia", "onthaal", "no"),)
    plan = replace(PLAN, goals=goals, remark=long, actions=(PlanAction(long, "Mia"),))
    pdf = action_plan(plan)
    assert len(PdfReader(BytesIO(pdf)).pages) > 5


def test_a_long_value_stands_under_its_goal():
    value = "elke week een gesprek met wie nieuw is, " * 40
    plan = replace(PLAN, goals=(replace(PLAN.goals[0], planned=value),))
    text = words_of(action_plan(plan))
    assert text.count("elkeweekeengesprek") == 40
    assert "StandBehaald" in text
    assert "0ploegen" in text


def test_a_plan_without_goals_says_so():
    assert "Erzijnnoggeendoelengenoteerd." in words_of(action_plan(replace(PLAN, goals=())))


def test_the_same_plan_gives_the_same_bytes():
    assert action_plan(PLAN) == action_plan(PLAN)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("24 werkposten", Amount(Decimal(24), "werkposten")),
        ("0", Amount(Decimal(0))),
        (" 3,5 ", Amount(Decimal("3.5"))),
        ("12%", Amount(Decimal(12), "%")),
        ("geen", None),
        ("2x per week", None),
        ("", None),
        ("-4", None),
    ],
)
def test_a_value_is_a_number_or_words(text, amount):
    assert amount_of(text) == amount
