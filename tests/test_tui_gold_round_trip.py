"""From an answer in the chat to a gold case that the chat and `footnote eval run` find in the documents."""

import pytest
import yaml
from qa_world import write
from tui_pilot import application, ask, text_of, wait_until

from cli.chat_command import gold_table
from eval.anchoring import anchor_case
from eval.gold import load_gold
from eval.library import read_library
from eval.subject import config_of
from index.corpus import Corpus
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from qa.config import Config
from qa.engine import Engine
from qa.settings import AnswerSettings
from tui.screens.gold import GoldForm, GoldRunScreen
from tui.widgets.transcript import Transcript

TEXT = "The town\n\nThe council of the town has 34 members, who meet on the first Monday of the month.\n"


@pytest.mark.parametrize("folders", [("docs",), ("docs", "more"), (".",)])
async def test_a_case_kept_in_the_chat_is_found_again_by_runs(tmp_path, folders):
    write(tmp_path, {"docs/news/town.txt": TEXT, "more/other.txt": "The road is closed.\n"})
    docs = tuple((tmp_path / name).resolve() for name in folders)
    index = Index.open(Corpus.at(docs, base=tmp_path), HashEncoder(), OverlapRanker())
    engine = Engine(index, settings=AnswerSettings(threshold=0.0))
    app = application(engine, run_gold=gold_table, config=Config(docs=docs, base=tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(pilot, "How many members has the council of the town?")
        app.screen.query_one(Transcript).focus()
        await pilot.press("g")
        await wait_until(pilot, lambda: isinstance(app.screen, GoldForm))
        await pilot.press("f10")
        await wait_until(pilot, lambda: (tmp_path / "gold.yaml").exists())
        app.screen.query_one(Transcript).focus()
        await pilot.press("e")
        await wait_until(
            pilot, lambda: isinstance(app.screen, GoldRunScreen) and "of 1 cases" in text_of(app)
        )
        assert "passed" in text_of(app).splitlines()[3]
    gold = load_gold(tmp_path / "gold.yaml")
    config = config_of(gold)
    (case,) = gold.questions
    assert case.evidence
    assert config.docs == docs
    anchors, stale = anchor_case(case, read_library(config.docs, config.base, config.index).texts)
    assert anchors
    assert not stale
    assert yaml.safe_load((tmp_path / "gold.yaml").read_text())["corpus"] in (*folders, list(folders))
