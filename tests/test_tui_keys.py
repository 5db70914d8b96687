"""One table of keys feeds bindings, help and docs/keys.md."""

from itertools import pairwise
from pathlib import Path

import pytest
import tui_story as story
from textual.widgets import HelpPanel
from tui_pilot import ask, running, stand_still, text_of

from tui.keys import TABLE, Place, bindings, keys_page, spelling

# keys that terminals confuse, multiplexers take, or the prompt's editor owns
TAKEN = {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+left_square_bracket", "ctrl+b", "ctrl+s", "ctrl+z", "f6", "f7"}
EDITOR = {f"ctrl+{letter}" for letter in "aeukwdxvzy"}


def test_the_page_of_keys_is_the_table():
    page = Path(__file__).parent.parent / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys_page()


def test_no_key_is_one_that_terminals_or_the_editor_take():
    assert not {name for key in TABLE for name in key.keys.split(",")} & (TAKEN | EDITOR)


@pytest.mark.parametrize("place", Place)
def test_a_key_means_one_thing_in_its_place(place):
    names = [binding.key for binding in bindings(place)]
    assert len(names) == len(set(names))


def test_every_binding_has_an_id_of_its_own():
    ids = [b.id for place in Place for b in bindings(place)]
    assert len(ids) == len(set(ids))


def test_spelling_is_what_people_write():
    assert spelling("ctrl+j,shift+enter") == "Ctrl+J, Shift+Enter"
    assert spelling("1,2,3,4,5,6,7,8,9") == "1–9"
    assert spelling("left_square_bracket,k") == "[, k"


@pytest.mark.parametrize("widget", ["#prompt", "#transcript", "#evidence"])
async def test_the_footer_never_shows_more_than_six_keys(widget):
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        app.screen.query_one(widget).focus()
        await pilot.pause()
        shown = [b for _, b, enabled, _ in app.screen.active_bindings.values() if b.show and enabled]
        assert len(shown) <= 6, [b.description for b in shown]


@pytest.mark.parametrize(
    "there", [[], ["tab"], ["tab", "tab"], ["tab", "tab", "enter"], ["f3"], ["f5"], ["f2"], ["tab", "e"]]
)
async def test_the_smallest_screen_offers_help_and_whole_keys(there):
    async with running(story.engine(), size=(60, 20)) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await pilot.press(*there)
        await stand_still(pilot)
        keys = [key for key in app.screen.query("FooterKey") if key.display]
        assert "f1 Help" in text_of(app).splitlines()[-1]
        assert all(a.region.right <= b.region.x for a, b in pairwise(keys))  # none lies over another
        assert keys[-1].region.right <= 60


async def test_a_key_without_room_comes_back_with_it():
    async with running(story.engine(), size=(60, 20)) as (app, pilot):
        await pilot.press("f3")
        await stand_still(pilot)
        assert "Quit" not in text_of(app).splitlines()[-1]
        await pilot.resize_terminal(80, 24)
        await stand_still(pilot)
        assert "^q Quit  f1 Help" in text_of(app).splitlines()[-1]


async def test_f1_helps_with_the_focused_pane_and_goes_again():
    async with running(story.engine()) as (app, pilot):
        await pilot.press("f1")
        assert app.screen.query(HelpPanel)
        assert "Ask in your own words" in text_of(app)
        await pilot.press("f1")
        assert not app.screen.query(HelpPanel)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize(("there", "place"), [(["tab"], Place.transcript), (["f3"], Place.library)])
async def test_f1_tells_every_key_of_a_place_before_it_goes(size, there, place):
    async with running(story.engine(), size=size) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await pilot.press(*there, "f1")
        await stand_still(pilot)
        told = ""
        while app.screen.query(HelpPanel):
            told += text_of(app)
            await pilot.press("f1")
            await stand_still(pilot)
        assert [
            key.keys for key in TABLE if key.place is place and f"{spelling(key.keys)}:" not in told
        ] == []
