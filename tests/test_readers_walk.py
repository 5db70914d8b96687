"""Which files a corpus has."""

import contextlib
import os
import socket
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from index.errors import CorpusError
from index.ignoring import ignored
from index.progress import Skipped
from index.walk import IGNORE_FILE, Found, walk


def names(entries):
    return [e.name for e in entries if isinstance(e, Found)]


def reasons(entries):
    return {e.path: e.reason for e in entries if isinstance(e, Skipped)}


@pytest.fixture
def as_nobody():
    """A folder of one's own and no rights beyond it, also where the tests run as root."""

    @contextlib.contextmanager
    def acting():
        with tempfile.TemporaryDirectory() as name:
            if root := os.geteuid() == 0:
                os.chown(name, 65534, 65534)
                os.seteuid(65534)
            try:
                yield Path(name).resolve()
            finally:
                if root:
                    os.seteuid(0)

    return acting


def plant(root, *files):
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def test_files_come_in_a_stable_order_with_forward_slashes(tmp_path):
    plant(tmp_path, "b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt")
    assert names(walk([tmp_path], tmp_path)) == ["b.txt", "a/1.txt", "a/2.txt", "c/d/e.txt"]


def test_a_found_file_carries_what_a_sync_compares(tmp_path):
    plant(tmp_path, "a.txt")
    (found,) = walk([tmp_path], tmp_path)
    status = (tmp_path / "a.txt").stat()
    assert (found.size, found.mtime_ns) == (4, status.st_mtime_ns)


def test_a_file_given_directly_is_found_even_when_hidden(tmp_path):
    plant(tmp_path, ".notes.txt", "other.txt")
    assert names(walk([tmp_path / ".notes.txt"], tmp_path)) == [".notes.txt"]


def test_a_file_in_two_roots_is_found_once(tmp_path):
    plant(tmp_path, "a/x.txt")
    assert names(walk([tmp_path, tmp_path / "a", tmp_path / "a/x.txt"], tmp_path)) == ["a/x.txt"]


def test_a_missing_root_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="No such file or folder"):
        list(walk([tmp_path / "nowhere"], tmp_path))


def test_hidden_files_and_office_lock_files_are_left_out(tmp_path):
    plant(tmp_path, ".git/config", ".hidden", "~$report.docx", "node_modules/x/readme.md", "kept.txt")
    assert names(walk([tmp_path], tmp_path)) == ["kept.txt"]


def test_excludes_follow_gitignore_rules(tmp_path):
    plant(tmp_path, "a.log", "keep.log", "build/x.txt", "src/build/y.txt", "src/z.txt")
    found = names(walk([tmp_path], tmp_path, ["*.log", "!keep.log", "/build/"]))
    assert found == ["keep.log", "src/z.txt", "src/build/y.txt"]


def test_an_ignore_file_speaks_for_its_folder_and_overrules_the_ones_above(tmp_path):
    plant(tmp_path, "a.txt", "sub/a.txt", "sub/b.md", "other/b.md", "other/a.txt")
    (tmp_path / ".footnoteignore").write_text("*.md\n# a comment\n", encoding="utf-8")
    (tmp_path / "sub/.footnoteignore").write_text("a.txt\n!b.md\n", encoding="utf-8")
    assert names(walk([tmp_path], tmp_path)) == ["a.txt", "other/a.txt", "sub/b.md"]


def test_the_seed_corpus_is_the_article_alone():
    seeds = Path(__file__).parent.parent / "seeds"
    assert names(walk([seeds], seeds)) == ["000_cec5f9c9256230de.txt"]


def test_links_are_never_followed_and_always_listed(tmp_path):
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    plant(tmp_path, "corpus/real.txt", "outside/secret.txt")
    (corpus / "inner.txt").symlink_to("real.txt")
    (corpus / "outer.txt").symlink_to(outside / "secret.txt")
    (corpus / "folder").symlink_to(outside)
    (corpus / "loop").symlink_to("loop")
    (corpus / "up").symlink_to("..")
    (corpus / "self").symlink_to(".")
    (corpus / "dangling").symlink_to("gone.txt")
    entries = list(walk([corpus], corpus))
    assert names(entries) == ["real.txt"]
    listed = reasons(entries)
    assert set(listed) == {"inner.txt", "outer.txt", "folder", "loop", "up", "self", "dangling"}
    assert "out of the corpus" in listed["outer.txt"]
    assert "under its own name" in listed["inner.txt"]
    assert "back to itself" in listed["loop"]
    assert "link to nothing" in listed["dangling"]


def test_pipes_sockets_and_devices_are_listed_and_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
    listed = reasons(walk([tmp_path, Path("/dev/null")], tmp_path))
    assert listed["pipe.txt"] == "is a named pipe, not a file"
    assert listed["socket.txt"] == "is a socket, not a file"
    assert "is a device, not a file" in listed.values()


def test_odd_names_are_found_and_can_be_written_as_utf8(tmp_path):
    odd = ["line\nbreak.txt", "esc\x1b[31m.txt", "quote'\".txt", " lead.txt", "☃.txt"]
    plant(tmp_path, *odd)
    raw = os.fsencode(tmp_path) + b"/bad\xff\xfe.txt"
    os.close(os.open(raw, os.O_CREAT | os.O_WRONLY))
    found = names(walk([tmp_path], tmp_path))
    assert set(odd) < set(found)
    assert "bad\\xff\\xfe.txt" in found
    "".join(found).encode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_closed_folder_is_listed_and_the_rest_is_found(as_nobody):
    with as_nobody() as folder:
        plant(folder, "open.txt", "closed/x.txt")
        (folder / "closed").chmod(0o000)
        entries = list(walk([folder], folder))
        (folder / "closed").chmod(0o700)
    assert names(entries) == ["open.txt"]
    assert reasons(entries) == {"closed": "the folder cannot be opened: permission denied"}


def test_a_line_that_is_no_pattern_is_named_and_the_others_hold(tmp_path):
    plant(tmp_path, "a.txt", "b.tmp")
    (tmp_path / IGNORE_FILE).write_text("!\n*.tmp\n[z-a]\n**/a/**/b/**/c\n\\\n")
    assert next(iter(walk([tmp_path], tmp_path))) == Skipped(
        IGNORE_FILE, "has no pattern in line 1, 3, 4, …", partly=True
    )
    assert names(walk([tmp_path], tmp_path)) == ["a.txt"]
    with pytest.raises(CorpusError, match="exclude '!' is no pattern"):
        list(walk([tmp_path], tmp_path, ("*.x", "!")))


@pytest.mark.parametrize("pattern", ["*a" * 40 + "b", "**/" + "a*" * 40 + "/**/b", "*[!b]" * 40 + "b"])
def test_no_pattern_takes_long(tmp_path, pattern):
    deep = "/".join(["a" * 200] * 10)
    plant(tmp_path, f"{deep}/{'a' * 240}")
    (tmp_path / IGNORE_FILE).write_text(pattern)
    started = time.process_time()
    assert names(walk([tmp_path], tmp_path)) == [f"{deep}/{'a' * 240}"]
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("*a*b*.txt", ["xaxbx.txt"]),
        ("*b*a*.txt", ["xbxax.txt", "bba.txt"]),
        ("?b*a.t?t", ["bba.txt"]),
        ("*[!x]a*x*.txt", ["bba.txt", "xbxax.txt"]),
        ("s/*a*/**/*x*.txt", ["s/a1/t/xx.txt"]),
    ],
)
def test_stars_mean_what_they_mean_to_git(tmp_path, pattern, left_out):
    every = {"xaxbx.txt", "xbxax.txt", "bba.txt", "s/a1/t/xx.txt"}
    plant(tmp_path, *every)
    (tmp_path / IGNORE_FILE).write_text(pattern)
    git = GitIgnoreSpec.from_lines([pattern])
    assert (
        every - set(names(walk([tmp_path], tmp_path)))
        == {name for name in every if git.match_file(name)}
        <= set(left_out)
    )


@given(
    st.lists(st.text("ab*?!/[].~", min_size=1, max_size=7), max_size=5),
    st.text("ab/.~", min_size=1, max_size=9).filter(lambda path: not path.startswith(("/", "./"))),
)
def test_asking_all_patterns_at_once_misses_none(patterns, path):
    rules = ignored(patterns)
    assert rules.verdict(path) == rules.spec.check_file(path).include


def test_two_files_whose_names_are_spelt_alike_are_not_taken_for_one(tmp_path):
    (tmp_path / "a\\xff.txt").write_text("one")
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("two")
    found = list(walk([tmp_path], tmp_path))
    assert sum(isinstance(entry, Found) for entry in found) == 1
    assert [entry.reason for entry in found if isinstance(entry, Skipped)] == [
        "is spelt as the name of another file is; rename one of them"
    ]
