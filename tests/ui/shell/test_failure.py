"""A message over the page leaves the page its room, with large letters too."""

import pytest

from app.core.errors import UserError
from app.ui.messages import message_for
from app.ui.shell.failure import FailureStrip
from app.ui.widgets.buttons import Button


@pytest.mark.parametrize(("percent", "most"), [(100, 80), (200, 120)])
def test_a_message_takes_little_of_the_screen(qtbot, use_theme, percent, most):
    use_theme("light", percent)
    strip = FailureStrip()
    qtbot.addWidget(strip)
    strip.resize(1130, 60)  # beside the navigation, 1366 px wide
    strip.show_message(message_for(UserError("case.read_only")), Button("Zet het dossier terug"))
    assert strip.heightForWidth(1130) <= most  # 768 px high
    buttons = [one for one in strip.findChildren(Button) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Zet het dossier terug", "Begrepen"]
    strip.close_message()
    assert not strip.isVisible()
