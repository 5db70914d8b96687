"""Questions about the answer before them are told apart from questions about the documents."""

import pytest

from qa.asking.looking_back import Back, looks_back


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Where does it say that?", Back.source),
        ("Could you show me the source, please?", Back.source),
        ("Which document is that from?", Back.source),
        ("How do you know?", Back.source),
        ("Are you sure?", Back.source),
        ("Source?", Back.source),
        ("Who said that?", Back.speaker),
        ("And who says so?", Back.speaker),
        ("According to whom?", Back.speaker),
        ("In short?", Back.brief),
        ("Who said that the mill was sold?", None),
        ("What sources of income are there?", None),
        ("What is the source of the river?", None),
        ("Where does it say who pays?", None),
        ("Is that bridge safe?", None),
    ],
)
def test_what_asks_about_the_last_answer(asked, meant):
    assert looks_back(asked) is meant
