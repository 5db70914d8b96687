"""`footnote.toml` is found upward, read strictly, and wins or loses in the right order."""

from pathlib import Path

import pytest

from index.errors import CorpusError, SettingsError
from qa.config import Config, load_config


def write(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "footnote.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_nearest_file_upward_counts_and_its_paths_count_from_it(tmp_path):
    write(tmp_path, '[corpus]\ndocs = ["notes"]\nexclude = ["drafts/"]\n[answer]\ntop_k = 3\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    config = load_config(deep)
    assert config.docs == (tmp_path / "notes",)
    assert config.base == tmp_path
    assert config.answer.top_k == 3
    assert config.index.excludes == ("drafts/",)


def test_what_to_leave_out_has_one_key(tmp_path):
    write(tmp_path, '[index]\nexcludes = ["drafts/"]\n')
    with pytest.raises(SettingsError, match="it is `exclude` in"):
        load_config(tmp_path)


def test_without_docs_the_folder_of_the_file_is_asked(tmp_path):
    assert load_config(write(tmp_path, "")).docs == (tmp_path,)


def test_a_call_wins_over_the_file_and_none_leaves_it(tmp_path):
    write(tmp_path, '[model]\nname = "none"\n[answer]\ntop_k = 3\n')
    config = load_config(tmp_path, overrides={"answer.top_k": 5, "model.name": None})
    assert (config.answer.top_k, config.model.name) == (5, "none")


def test_docs_given_replace_those_of_the_file(tmp_path):
    write(tmp_path, '[corpus]\ndocs = ["notes"]\n')
    assert load_config(tmp_path, docs=[tmp_path / "other"]).docs == (tmp_path / "other",)


def test_a_folder_with_nothing_to_ask_says_what_to_do(tmp_path):
    with pytest.raises(CorpusError, match="--docs"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[answer]\ntopk = 3\n", r"footnote\.toml, \[answer\]: unknown key 'topk'; did you mean 'top_k'"),
        ("[anwser]\ntop_k = 3\n", r"unknown table \[anwser\]; did you mean 'answer'"),
        ('[answer]\ntop_k = "three"\n', "top_k must be a whole number, not 'three'"),
        ("[answer]\ntop_k = true\n", "top_k must be a whole number, not True"),
        ('[corpus]\ndocs = "notes"\n', "docs must be a list, each item a text, not 'notes'"),
        ("[index.limits]\nmax_byte = 1\n", "unknown key 'max_byte'; did you mean 'max_bytes'"),
        ("top_k = 3\n", "top_k stands outside a table"),
        ("[answer\n", "is not valid TOML"),
        ("[answer]\ntop_k = 0\n", "top_k must be at least 1"),
        ('[model]\nbase_url = "file:///etc/passwd"\n', "base_url must be a server's http or https address"),
        ('[model]\nbase_url = "http://x\\u001b[31m"\n', r"address, not 'http://x\\x1b\[31m'"),
        ('[model]\nbase_url = "http://x:y"\n', "base_url must be"),
        ("[answer]\nthreshold = 1.5\n", "threshold must be between 0 and 1"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path, text, said):
    with pytest.raises(SettingsError, match=said):
        load_config(write(tmp_path, text))


def test_an_unknown_override_is_named_too(tmp_path):
    write(tmp_path, "")
    with pytest.raises(SettingsError, match="unknown key 'tok_k'"):
        load_config(tmp_path, overrides={"answer.tok_k": 3})


def test_a_checkout_asks_its_seeds(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "footnote-qa"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    assert load_config(tmp_path).docs == (tmp_path / "seeds",)


def test_only_files_of_the_documents_are_opened_whatever_a_saved_answer_names(tmp_path):
    docs = tmp_path / "docs"
    (docs / "sub").mkdir(parents=True)
    for file in (docs / "sub" / "a.txt", docs / "-rf", tmp_path / "private.txt"):
        file.write_text("x")
    (docs / "link.txt").symlink_to(tmp_path / "private.txt")
    config = Config(docs=(docs,), base=tmp_path)
    assert config.file_of("docs/sub/a.txt") == docs / "sub" / "a.txt"
    assert config.file_of("docs/-rf") == docs / "-rf"
    for path in (
        "private.txt", "docs/../private.txt", "docs/link.txt", str(tmp_path / "private.txt"), "/etc/passwd",
        "docs", "", "docs/gone.txt", "docs/a\0b", "x" * 5000,
    ):  # fmt: skip
        assert config.file_of(path) is None


def test_names_of_documents_that_lie_elsewhere_begin_with_their_own_folder(tmp_path):
    here, papers = tmp_path / "here", tmp_path / "there" / "papers"
    (here / "notes").mkdir(parents=True)
    papers.mkdir(parents=True)
    assert load_config(here, [papers]).base == papers.parent
    assert load_config(here, [Path("../there/papers/fees.pdf")]).base == papers
    assert load_config(here, [papers, papers.parent / "letters"]).base == papers.parent
    assert load_config(here, [papers, Path("notes")]).base == here
