"""Do the sentences that ship speak as the product speaks, and is every fault in them told?"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.sentences import read_sentences

FOLDER = Path(__file__).parents[3] / "content/quality-system"
SYSTEM = read_quality_system(FOLDER)
METHOD = read_method(FOLDER, SYSTEM)
SENTENCES = read_sentences(FOLDER, SYSTEM, METHOD)

VERDICTS = (
    r"bra|bättre|bäst\w*|dålig\w*|sämre|sämst\w*|godkän\w+|underkän\w+|plats\w*|ranking\w*|signifikant\w*"
)
FORBIDDEN = re.compile(rf"\b({VERDICTS}|avvik\w+)\b", re.IGNORECASE)


def texts(value: Any, way: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its way, such as `statements.clear.strength`."""
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, f"{way}.{number}")
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "indicator":
                yield from texts(getattr(value, field.name), f"{way}.{field.name}")


ALL = dict(texts(SENTENCES))


def spoilt(tmp_path: Path, old: str, new: str) -> list[str]:
    """The faults of the shipped sentences after one change."""
    text = (FOLDER / "sentences.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "sentences.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_sentences(tmp_path, SYSTEM, METHOD)
    return [f"{fault.place}: {fault.found}" for fault in found.value.faults]


def test_no_sentence_passes_a_verdict():
    assert [way for way, text in ALL.items() if FORBIDDEN.search(text)] == []


def test_every_question_is_open():
    for way, text in ALL.items():
        if re.search(r"\.(question|more|fewer)$|^\.questions\.", way) and ".words." not in way:
            assert re.match(r"(Hur|Vad|Vilk|Var|När|Vem|I vilk)", text), text
            assert text.endswith("?"), text


def test_the_typography_is_swedish():
    for text in ALL.values():
        assert not re.search(r"\d (%|kr)|[\"“]|--|  |\.\.\.|\w - \w", text), text


def test_every_indicator_that_is_compared_can_be_spoken_of():
    assert {phrase.indicator for phrase in SENTENCES.phrases} == set(METHOD.indicators)


def test_a_sentence_that_holds_what_nobody_knows_is_told_with_its_line(tmp_path):
    (fault,) = spoilt(tmp_path, "motsvarar {pupils}. Siffran", "motsvarar {pupil}. Siffran")
    assert re.fullmatch(r"rad \d+: `\{pupil\}`, som inte går att byta ut", fault)


def test_a_brace_that_is_never_closed_is_told(tmp_path):
    (fault,) = spoilt(tmp_path, "motsvarar {pupils}. Siffran", "motsvarar {pupils. Siffran")
    assert "klammer" in fault


def test_a_missing_sentence_an_unknown_indicator_and_a_doubled_one_are_told(tmp_path):
    assert any("`same_way` saknas" in each for each in spoilt(tmp_path, "same_way =", "same_wax ="))
    assert any(
        "`svenska-ak-7`, som inte finns" in each for each in spoilt(tmp_path, "svenska-ak-6", "svenska-ak-7")
    )
    assert any("en gång till" in each for each in spoilt(tmp_path, '"svenska-ak-6"', '"svenska-ak-9"'))


def test_an_indicator_that_is_compared_but_has_no_words_is_told(tmp_path):
    faults = spoilt(tmp_path, 'indicator = "matematik-ak-6"', 'indicator = "antal-elever"')
    assert any("inga ord för `matematik-ak-6`" in each for each in faults)
