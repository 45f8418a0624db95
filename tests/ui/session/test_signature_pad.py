import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.strokes import LONGEST_MS, MOST_POINTS, Point, box_of
from app.ui.session.signature_ink import paint_small
from app.ui.session.signature_pad import SignaturePad
from app.ui.widgets import paint

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


@pytest.fixture
def pad(show_active):
    pad = SignaturePad()
    pad.resize(420, 252)
    return show_active(pad)


def draw(pad, *places):
    """Draw with the mouse."""
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def ink_px(pad):
    """How many dots of the pad are as dark as ink."""
    image = pad.grab().toImage()
    inner = [(x, y) for x in range(10, 410, 2) for y in range(10, 190, 2)]
    return sum(image.pixelColor(x, y).lightness() < 100 for x, y in inner)


def test_a_mouse_draws_a_stroke_that_is_seen(pad, qtbot):
    before = ink_px(pad)
    with qtbot.waitSignal(pad.inked):
        draw(pad, (40, 60), (120, 140), (200, 60))
    (stroke,) = pad.strokes
    assert [(p.x, p.y) for p in stroke] == [(40, 60), (120, 140), (200, 60)]
    assert {p.pressure for p in stroke} == {0.0}
    assert pad.is_signed
    assert ink_px(pad) > before + 50


def test_two_strokes_and_wiping(pad):
    draw(pad, (40, 60), (60, 140))
    draw(pad, (80, 60), (100, 140))
    assert len(pad.strokes) == 2
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.strokes == ()
    assert not pad.is_signed


def test_the_right_button_draws_nothing(pad):
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(40, 40))
    QTest.mouseRelease(pad, Qt.MouseButton.RightButton, pos=QPoint(90, 40))
    assert pad.strokes == ()


def tablet(pad, kind, at, pressure):
    device = QPointingDevice.primaryPointingDevice()
    place, held = QPointF(*at), NONE if kind is QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, device, place, place, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier(0), LEFT, held
    )
    QApplication.sendEvent(pad, event)
    return event


def test_a_pen_draws_with_its_pressure_and_is_no_mouse_too(pad):
    given = [
        tablet(pad, QEvent.Type.TabletPress, (30, 40), 0.2),
        tablet(pad, QEvent.Type.TabletMove, (60, 80), 0.9),
        tablet(pad, QEvent.Type.TabletRelease, (60, 80), 0.0),
        tablet(pad, QEvent.Type.TabletMove, (90, 90), 0.0),  # it hovers
    ]
    (stroke,) = pad.strokes
    assert [(p.x, p.y, round(p.pressure, 1)) for p in stroke] == [(30, 40, 0.2), (60, 80, 0.9)]
    assert all(event.isAccepted() for event in given)


@pytest.fixture
def screen():
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_a_finger_draws(pad, screen):
    QTest.touchEvent(pad, screen).press(0, QPoint(30, 40), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(60, 90), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(90, 40), pad).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(90, 40), pad).commit()
    (stroke,) = pad.strokes
    assert [(p.x, p.y) for p in stroke] == [(30, 40), (60, 90), (90, 40)]


def test_a_second_finger_ends_the_stroke(pad, screen):
    QTest.touchEvent(pad, screen).press(0, QPoint(30, 40), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(60, 90), pad).press(
        1, QPoint(200, 200), pad
    ).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(90, 40), pad).stationary(1).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(90, 40), pad).release(
        1, QPoint(200, 200), pad
    ).commit()
    assert [(p.x, p.y) for stroke in pad.strokes for p in stroke] == [(30, 40)]


def test_a_hand_that_slips_over_the_edge_stays_on_the_pad(pad):
    QTest.mousePress(pad, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(900, -50))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(900, -50))
    assert pad.strokes[0][-1][:2] == (418.0, 2.0)
    assert all(0 <= p.ms <= LONGEST_MS for p in pad.strokes[0])


def test_a_full_pad_takes_no_more_and_says_so(pad):
    pad._strokes = [[Point(n % 400, 100, n) for n in range(MOST_POINTS)]]
    draw(pad, (40, 60), (60, 140))
    assert len(pad.strokes) == 1
    assert pad.is_full
    pad.wipe()
    draw(pad, (40, 60), (60, 140))
    assert len(pad.strokes) == 1
    assert not pad.is_full


def test_a_thumbnail_shows_all_ink_inside_its_place(pad, qtbot):
    ink = ((Point(0, 0), Point(400, 200)), (Point(0, 200), Point(400, 0)))
    assert box_of(ink).width == 400
    image = pad.grab().toImage()
    image.fill(Qt.GlobalColor.white)
    painter = paint.QPainter(image)
    paint_small(painter, image.rect().adjusted(20, 20, -300, -200), ink)
    painter.end()
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 140
    ]
    assert dark
    assert min(x for x, _ in dark) >= 18
    assert max(y for _, y in dark) <= image.height() - 200 + 2
