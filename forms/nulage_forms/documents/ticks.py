"""How is a choice written as lines that can be ticked, and what has somebody ticked?"""

import re
from collections.abc import Iterable

from nulage_forms.model import Value
from nulage_forms.questionnaire.question import Option, Question

TICKED, EMPTY = "☒", "☐"
_TICK = re.compile(r"[☒☑✓✔✗✘✕✖×■●✅🗹🗷]|(?<!\w)[xX](?!\w)")
_BOX = re.compile(r"[☐□▢\[\]()\s.,:;–-]")
_NUMBER = re.compile(r"\W*(\d{1,3})\W*")


def lines_of(question: Question, value: Value) -> tuple[str, ...]:
    """One line for each option, or only the chosen one where there are many options to choose one among."""
    if question.kind == "list":
        return tuple(numbered(question, option) for option in question.options if option.id in value.choices)
    return tuple(
        f"{TICKED if option.id in value.choices else EMPTY} {_plain(option.label)}"
        for option in question.options
    )


def numbered(question: Question, option: Option) -> str:
    """`12 Trygghet, förskola`: what one writes to choose it."""
    return f"{question.options.index(option) + 1} {_plain(option.full_label)}"


def choices_in(question: Question, lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids that are chosen, in the question's order, and the lines that say something else than that."""
    if question.kind == "list":
        return _named(question, [line for line in lines if line.strip()])
    chosen: dict[str, str] = {}
    odd: list[str] = []
    for line in filter(str.strip, lines):
        option, rest = _option_in(question, line)
        ticked = bool(_TICK.search(rest))
        if ticked and option:
            chosen[option.id] = line
        if _BOX.sub("", _TICK.sub("", rest)) or (ticked and option is None):
            odd.append(line)
    if question.kind == "one" and len(chosen) > 1:
        return (), tuple(dict.fromkeys((*chosen.values(), *odd)))
    return tuple(option.id for option in question.options if option.id in chosen), tuple(odd)


def _option_in(question: Question, line: str) -> tuple[Option | None, str]:
    """The option that the line names, the longest name first, and what else stands there."""
    text = _plain(line)
    for option in sorted(question.options, key=lambda each: -len(each.label)):
        before, found, after = _parted(text, _plain(option.label))
        if found:
            return option, f"{before} {after}"
    return None, text


def _named(question: Question, lines: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [_by_name_or_number(question, line) for line in lines]
    if len(found) == 1 and found[0]:
        return (found[0].id,), ()
    return (), tuple(lines)


def _by_name_or_number(question: Question, line: str) -> Option | None:
    text = _plain(line).casefold()
    if number := _NUMBER.fullmatch(text):
        place = int(number[1])
        return question.options[place - 1] if 0 < place <= len(question.options) else None
    whole = [option for option in question.options if numbered(question, option).casefold() == text]
    name = re.sub(r"^\d+\W+", "", text)
    named = [
        option
        for option in question.options
        if name in {_plain(option.full_label).casefold(), _plain(option.label).casefold()}
    ]
    return whole[0] if whole else named[0] if len(named) == 1 else None


def _parted(text: str, part: str) -> tuple[str, str, str]:
    before, found, _ = text.casefold().partition(part.casefold())
    # Folding may change the length of a text; then what stands around it cannot be told by counting.
    if not found or len(text.casefold()) != len(text):
        return text.partition(part)
    return text[: len(before)], found, text[len(before) + len(found) :]


def _plain(text: str) -> str:
    return " ".join(text.split())
