"""Is what one build found out used by the next, and only while it is true?"""

import os
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch
from weakref import ref

import pytest

from nulage_site.asking import LASTING, lasting
from nulage_site.faults import Fault, FaultsFound
from nulage_site.kept import Kept, _program
from nulage_site.stamps import stamp_of

ASKED: list[str] = []


def letters(file: Path, times: int = 1) -> list[str]:
    ASKED.append("letters")
    return list(file.read_text(encoding="utf-8")) * times


def lines(folder: Path, ask: Kept) -> list[int]:
    ASKED.append("lines")
    return [len(ask(letters, file)) for file in sorted(folder.iterdir())]


@dataclass(frozen=True)
class Word:
    text: str

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True)
class Pair:
    first: Word
    second: Word

    def __len__(self) -> int:
        return 2


@dataclass(frozen=True)
class Told(Word):
    def __reduce__(self) -> tuple[type, tuple[str]]:
        ASKED.append("told")
        return Told, (self.text,)


def pair(file: Path, second: Word) -> Pair:
    ASKED.append("pair")
    return Pair(Word(file.read_text(encoding="utf-8")), second)


def length(of: Word | Pair) -> int:
    ASKED.append("length")
    return len(of)


def faulty(file: Path) -> None:
    raise FaultsFound([Fault(file.name, "", "fel", "rätt", "Rätta.")])


MARKED = (letters, lines, pair, length, faulty)


@pytest.fixture(autouse=True)
def asked():
    """The name of a function above for each time that it was called."""
    for make in MARKED:
        lasting(make)
    ASKED.clear()
    yield ASKED
    LASTING.difference_update(MARKED)


@pytest.fixture
def kept(tmp_path):
    """What the next build keeps; each call is a new build."""
    return lambda: Kept(tmp_path / "kept")


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "files/a.txt"
    file.parent.mkdir()
    file.write_text("abc", encoding="utf-8")
    return file


def test_the_next_build_reads_what_this_one_found_out(kept, file, asked):
    assert kept()(letters, file) == kept()(letters, file) == ["a", "b", "c"]
    assert asked == ["letters"]


def test_a_file_that_was_written_again_with_the_same_bytes_is_the_same(kept, file, asked):
    kept()(letters, file)
    os.utime(file, (1, 1))
    file.rename(file.with_name("b.txt"))
    kept()(letters, file.with_name("b.txt"))
    assert asked == ["letters"]


def test_a_file_is_known_by_its_stamp_where_its_hash_is_told(kept, file, asked, tmp_path):
    kept()(letters, file)
    hash_, stamp = sha256(b"abc").hexdigest(), stamp_of(file.stat())
    told = Kept(tmp_path / "kept", {stamp: hash_})
    with patch("nulage_site.kept.hash_of_file", side_effect=AssertionError):
        assert told(letters, file) == ["a", "b", "c"]
    assert asked == ["letters"]
    file.write_text("abd", encoding="utf-8")
    assert told(letters, file) == ["a", "b", "d"]


def test_it_is_found_out_anew_when_a_byte_or_anything_else_that_it_rests_on_is_another(kept, file, asked):
    kept()(letters, file)
    assert kept()(letters, file, 2) == kept()(letters, file, times=2)
    file.write_text("abd", encoding="utf-8")
    assert kept()(letters, file) == ["a", "b", "d"]
    assert len(asked) == 4


def test_it_is_found_out_anew_when_the_program_is_another(kept, file, asked, monkeypatch):
    kept()(letters, file)
    monkeypatch.setattr("nulage_site.kept._program", _program.__wrapped__)
    monkeypatch.setattr("nulage_site.kept.version", lambda _: "another")
    kept()(letters, file)
    assert asked == ["letters", "letters"]


def test_what_nobody_needs_any_more_is_let_go_of(kept, file):
    ask = kept()
    whole = ask(pair, file, Word("b"))
    assert ask(length, whole) == 2
    gone = ref(whole)
    del whole
    assert gone() is None


@pytest.mark.parametrize("content", [b"", b"cut", None], ids=["emptied", "overwritten", "a byte changed"])
def test_a_damaged_entry_is_made_anew(kept, file, asked, tmp_path, content):
    kept()(letters, file)
    (entry,) = (tmp_path / "kept").iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1] + b"!" if content is None else content)
    assert kept()(letters, file) == ["a", "b", "c"]
    assert entry.read_bytes() == whole
    assert asked == ["letters", "letters"]


def test_nobody_else_may_put_anything_in_the_folder(kept, file, tmp_path):
    kept()(letters, file)
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_of_many_files_only_the_changed_one_is_read_again(kept, file, asked):
    file.with_name("b.txt").write_text("ab", encoding="utf-8")
    build = kept()
    assert build(lines, file.parent, build) == [3, 2]
    file.write_text("abcd", encoding="utf-8")
    build = kept()
    assert build(lines, file.parent, build) == [4, 2]
    assert asked == ["lines", "letters", "letters", "lines", "letters"]


def test_what_an_answer_is_made_from_tells_it_from_others_and_so_do_its_parts(kept, file, asked):
    def count():
        build, word = kept(), Word("abc")
        both = build(pair, file, word)
        return build(length, both) + build(length, both.first) + build(length, both.second)

    assert count() == count() == 2 + 3 + 3
    assert asked == ["pair", "length", "length", "length"]
    file.write_text("abcd", encoding="utf-8")
    assert count() == 2 + 4 + 3
    assert asked[4:] == ["pair", "length", "length"]


def test_what_cannot_change_is_written_out_once_for_all_that_is_asked_about_it(kept, file, asked):
    build, same = kept(), Told("abc")
    build(length, same)
    build(pair, file, Word("abc"))
    build(length, same)
    assert asked.count("told") == 1
    assert build(length, Told("abc")) == 3
    assert asked.count("told") == 2
    assert asked.count("length") == 1


def test_what_is_used_no_more_is_let_go_of_and_what_the_used_rests_on_is_not(kept, file, asked, tmp_path):
    build = kept()
    build(lines, file.parent, build)
    build(letters, file, 7)
    build = kept()
    build(lines, file.parent, build)
    build.forget()
    assert len(list((tmp_path / "kept").iterdir())) == 2
    build = kept()
    build(letters, file)
    assert asked == ["lines", "letters", "letters"]


def test_what_went_wrong_is_told_again_and_nothing_is_kept_of_it(kept, file, tmp_path):
    file.unlink()
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            kept()(letters, file.with_name("none.txt"))
    assert not list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize("number", [1, 2])
def test_what_will_be_asked_for_is_found_by_other_cores_where_there_are_any(kept, file, asked, cores, number):
    cores(number)
    build, calls = kept(), [partial(letters, file), partial(letters, file, 2)]
    build.ahead(calls)
    assert [build(each.func, *each.args) for each in calls] == [[*"abc"], [*"abcabc"]]
    assert len(asked) == (0 if number > 1 else 2)
    build.forget()
    again = kept()
    again.ahead(calls)
    assert [again(each.func, *each.args) for each in calls] == [[*"abc"], [*"abcabc"]]
    assert len(asked) == (0 if number > 1 else 2)


@pytest.mark.parametrize("number", [1, 2])
def test_what_all_parts_need_is_loaded_once_and_only_where_they_are_shared_out(kept, file, cores, number):
    cores(number)
    loaded, calls = [], [partial(letters, file), partial(letters, file, 2)]
    for _ in range(2):  # the second time all of it is kept
        kept().ahead(calls, lambda: loaded.append("solver"))
        assert loaded == (["solver"] if number > 1 else [])


def test_what_fails_ahead_is_told_when_it_is_asked_for(kept, file, cores):
    cores(2)
    build = kept()
    build.ahead([partial(faulty, file), partial(letters, file)])
    with pytest.raises(FaultsFound):
        build(faulty, file)
    assert build(letters, file) == [*"abc"]
