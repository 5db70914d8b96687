"""Garbage is looked for when nobody waits."""

import gc

from tui.tidying import IDLE, Tidying


def test_everything_is_searched_once_when_idle_and_never_at_work(monkeypatch):
    searched, young, now, busy = [], [1], [0.0], [True]
    monkeypatch.setattr(gc, "collect", lambda: searched.append(now[0]))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, young[0]))
    tidying = Tidying(lambda: busy[0], lambda: now[0])
    now[0] = IDLE
    assert not tidying.tidy()  # an answer is being written
    busy[0] = False
    assert not tidying.tidy()  # it has only just ended
    now[0] = 2 * IDLE - 1
    tidying.touched()
    now[0] = 2 * IDLE
    assert not tidying.tidy()  # somebody types
    young[0] = 100
    assert tidying.tidy()  # but much went on
    young[0] = 1
    now[0] = 3 * IDLE
    assert tidying.tidy()
    young[0] = 0
    now[0] = 9 * IDLE
    assert not tidying.tidy()  # nothing went on since
    assert searched == [2 * IDLE, 3 * IDLE]
