"""A term is told by its own definition."""

import pytest

from qa.finding.fit import Ground, misfit


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ('"Contribution" shall mean any work that is sent to the owner.', "defined"),
        ('"Contributor" shall mean whoever sends a work to the owner.', ""),
        ("A **Contributor** is whoever sends a work.", ""),
        ('1.2. "Contributors" means all who send a work.', ""),
        ("Contributors send their works to the owner.", ""),
    ],
)
def test_what_a_term_means_is_not_told_by_what_another_does(sentence, rule):
    assert misfit("What is a contributor?", Ground(sentence, sentence, sentence)) == rule
    assert misfit("Who sends a contributor's work?", Ground(sentence, sentence, sentence)) == ""
