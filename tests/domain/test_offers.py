"""To which partner a question fits: the examples of the rule, one by one."""

from uuid import UUID

from app.domain.offers import Fit, Offer, Wish, fit_of, ranked

A, B, C = (UUID(int=number) for number in (1, 2, 3))


def offer(one, themes=(), regions=(), sectors=()):
    return Offer(one, tuple(regions), tuple(sectors), tuple(themes))


def test_themes_come_before_the_region():
    wish = Wish(frozenset({"onboarding", "language"}), "waasland")
    every = [
        offer(C, ["language"], ["waasland"]),
        offer(B, ["language", "onboarding"], ["limburg"]),
        offer(A, ["language", "onboarding"], ["waasland"]),
    ]
    assert ranked(wish, every) == (A, B, C)


def test_who_does_none_of_it_is_no_suggestion_and_who_does_all_comes_last():
    wish = Wish(frozenset({"language"}))
    every = [offer(A), offer(B, ["onboarding"]), offer(C, ["language"])]
    assert ranked(wish, every) == (C, A)


def test_without_a_theme_the_region_and_then_the_sector_decide():
    wish = Wish(region="waasland", sector="C")
    every = [
        offer(A, regions=["limburg"], sectors=["C"]),
        offer(B, regions=["waasland"], sectors=["G"]),
        offer(C, ["language"], ["waasland"], ["C"]),
    ]
    assert ranked(wish, every) == (C, B, A)
    assert ranked(Wish(), every) == (A, B, C)


def test_the_reason_says_what_fits_and_what_does_not():
    wish = Wish(frozenset({"onboarding", "language"}), "waasland", "C")
    away = fit_of(wish, offer(A, ["language", "job_design"], ["limburg"], ["C", "G"]))
    assert away == Fit(frozenset({"language"}), does_all=False, is_there=False, is_sector=True)
    every = fit_of(wish, offer(B))
    assert every == Fit(frozenset(), does_all=True, is_there=None, is_sector=None)
    assert fit_of(Wish(), offer(C, regions=["limburg"])).is_there is None
    assert fit_of(wish, offer(A, ["job_design"])) is None
