"""A title that runs into the sentence behind it is told from it; brackets without a partner are found."""

import pytest

from index.cutting.brackets import unmatched
from index.cutting.run_in import title_end


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Odo Marrick (fencer)", "Odo Jan Marrick (4 May 1911 – 9 June 1980), a Dane, was a fencer."),
        ("Harrow Cup (chess)", "The Harrow Cup is a tournament."),
        ("Blue Field (Maria Ostrow)", "Maria Ostrow's Blue Field hangs in Ghent."),
        ("Rook Hill (band)", "The present Rook Hill are a band from Cork."),
        ("Queen Idda of Marre", "Queen Idda of Marre (died 1003) was the last of her house."),
        ("Lowe Park Stadium", "Lowe T. Park Stadium is in Tarn."),
        ("", "New York, New York is a city."),
        ("", "Mary Smith (chair) Ann Smith (clerk)"),
        ("", "Rook Hill (band) is louder than Rook Hill was."),
        ("", "Ann Lee and Ann Poe were there."),
        ("", "The pool (indoor) The sauna is shut."),
    ],
)
def test_a_title_in_front_of_its_sentence(title, sentence):
    text = f"{title} {sentence}" if title else sentence
    assert text[title_end(text, 0, len(text)) :] == sentence


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("chess) The Cup", [5]),
        ("Bo (Al", [3]),
        ("a [b) c", [2, 4]),
        ("Bo (Al) [x]", []),
        ("a) one b) two", []),
    ],
)
def test_brackets_without_a_partner(text, alone):
    assert unmatched(text) == alone
