"""The intake says which partner fits the themes of the question, while it is filled in."""

from app.services.referrals.actors import save_offer


def test_a_chosen_theme_names_the_partner_that_does_it(store, desk, open_intake):
    save_offer(store, desk.me.partner_id, "Taal op de vloer", themes=["language"])
    save_offer(store, desk.me.partner_id, "Jobdesign", themes=["job_design"])
    coach = open_intake()
    page = coach.page
    page.frame.show_page(2)
    question = page.frame.question
    chips = question.fields.control("themes")
    coach.bot.waitUntil(chips.isVisible)
    assert question.fitting_head.isHidden()
    chips.chip("language").click()
    coach.wait("Partner Oost: Taal op de vloer")
    assert coach.sees("Past bij deze vraag")
    assert coach.sees("Doet Taal")
    assert not coach.sees("Jobdesign:")
    chips.chip("language").click()
    chips.chip("job_design").click()
    coach.wait("Partner Oost: Jobdesign")
    chips.chip("job_design").click()
    coach.bot.waitUntil(question.fitting_head.isHidden)
