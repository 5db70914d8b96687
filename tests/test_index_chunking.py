"""Chunks: complete, within the encoder's limit, at good places, and steady under edits."""

import itertools
import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.cutting.chunking import chunk, embedded_text
from index.documents import Chunk, Document, Source
from index.fakes import HashEncoder
from index.settings import IndexSettings

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")
ENCODER = HashEncoder()


def document(text: str, kind: str = "text", title: str = "A title") -> Document:
    return Document(Source("d0", "a.txt", title, "0" * 64, kind), text)


def chunks_of(text: str, encoder: HashEncoder = ENCODER, **chosen) -> list[Chunk]:
    return chunk(document(text), encoder, IndexSettings(**chosen))


def assert_sound(text: str, chunks: list[Chunk], encoder: HashEncoder = ENCODER) -> None:
    covered = set()
    for i, piece in enumerate(chunks):
        assert piece.ordinal == i
        assert text[piece.start : piece.end] == piece.text
        covered.update(range(piece.start, piece.end))
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert len({piece.id for piece in chunks}) == len(chunks)
    assert all(n <= encoder.max_tokens for n in encoder.count_tokens([embedded_text(c) for c in chunks]))


@settings(max_examples=60, deadline=None)
@example("1.1.1.1.1.1.1", 8, 0)
@example("# a b a b a b a b a b\n\na b. a b. a b a b. a b.", 8, 20)
@given(st.text(st.sampled_from("ab Z.\n#-|1é彼。"), max_size=600), st.integers(8, 40), st.integers(0, 20))
def test_any_text_is_covered_within_the_limit(text, limit, overlap):
    encoder = HashEncoder(max_tokens=limit)
    assert_sound(text, chunks_of(text, encoder, chunk_tokens=limit, overlap_tokens=overlap), encoder)


@pytest.mark.parametrize(
    "text", ["word " * 3000, "x" * 50_000, "one, two " * 2000, "彼は" * 4000, "a\n" * 3000]
)
def test_text_without_sentences_is_cut_and_not_truncated(text):
    chunks = chunks_of(text)
    assert len(chunks) > 3
    assert_sound(text, chunks)


def test_chunks_of_the_seed_article_end_with_sentences_and_know_their_headings():
    chunks = chunks_of(SEED, chunk_tokens=120)
    assert_sound(SEED, chunks)
    assert all(piece.text.rstrip()[-1] in '.!?"1' or "\n" in piece.text for piece in chunks)
    hazaras = next(piece for piece in chunks if "nine Hazara men" in piece.text)
    assert hazaras.headings == ("A title", "Hazaras targeted by the Taliban")


def test_markdown_headings_lead_down_to_a_chunk():
    text = "# Guide\n\n" + "Intro words. " * 60 + "\n\n## Setup\n\n### Linux\n\n" + "Type this now. " * 60
    last = chunks_of(text)[-1]
    assert last.headings == ("A title", "Guide", "Setup", "Linux")


@pytest.mark.parametrize(
    "before",
    [
        "~~~\n# no heading\n```\n~~~",
        "```\nis how code begins.",
        "Boats\n~~~~~\n\nThey are here.\n\nRopes\n~~~~~~~~",
    ],
)
def test_headings_lead_on_behind_code(before):
    text = f"# Guide\n\n{before}\n\n# Setup\n\n" + "Type this now. " * 200
    assert chunks_of(text)[-1].headings == ("A title", "Setup")


def test_a_heading_stays_with_what_follows():
    text = "\n\n".join(f"## Part {i}\n\n" + f"Words of part {i} go on. " * 25 for i in range(12))
    for piece in chunks_of(text):
        assert not re.search(r"## Part \d+$", piece.text)


def test_code_is_cut_at_lines():
    text = "".join(f"def f{i}(x):\n    return x + {i}\n\n" for i in range(200))
    chunks = chunk(document(text, "code"), ENCODER, IndexSettings(chunk_tokens=60))
    assert_sound(text, chunks)
    assert all(piece.text.startswith(("def", "return")) for piece in chunks)


def test_overlap_repeats_whole_sentences():
    text = " ".join(f"Sentence number {i} speaks of thing {i}." for i in range(100))
    chunks = chunks_of(text, chunk_tokens=60, overlap_tokens=15)
    assert all(b.start < a.end for a, b in itertools.pairwise(chunks))
    assert all(piece.text.startswith("Sentence number") for piece in chunks)


@pytest.mark.parametrize("overlap", [0, 30])
def test_an_edited_paragraph_changes_at_most_three_chunks(overlap):
    draw = random.Random(3)
    words = [f"w{i}" for i in range(400)]

    def sentence() -> str:
        return " ".join(draw.choices(words, k=draw.randint(4, 30))).capitalize() + "."

    paragraphs = [" ".join(sentence() for _ in range(draw.randint(1, 6))) for _ in range(120)]
    before = {embedded_text(c) for c in chunks_of("\n\n".join(paragraphs), overlap_tokens=overlap)}
    changed = []
    for _ in range(60):
        at = draw.randrange(len(paragraphs))
        edited = [*paragraphs[:at], paragraphs[at] + " " + sentence(), *paragraphs[at + 1 :]]
        after = {embedded_text(c) for c in chunks_of("\n\n".join(edited), overlap_tokens=overlap)}
        changed.append(len(after - before))
    assert sum(n <= 3 for n in changed) >= 58, changed
    assert max(changed) <= 5


def test_ids_name_a_span_and_its_words():
    first, second = chunks_of(SEED), chunks_of(SEED)
    assert first == second
    longer = chunks_of(SEED + "\n\nMore.")
    assert {c.id for c in first[:-1]} <= {c.id for c in longer}
