"""What has changed between two sendings of the same principal?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nulage_forms.dialogue.differences import Piece, differences
from nulage_forms.questionnaire.document import Document, Line, Section

OWN_FIGURE, RANK = "Er egen uppgift", "Plats i ordningen"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What is said under one wording, with what was added and removed where it stands."""

    wording: str
    pieces: tuple[Piece, ...]

    @property
    def verdict(self) -> str:
        """In a word, what has happened."""
        kinds = {piece.kind for piece in self.pieces}
        return {frozenset({"added"}): "Tillagt", frozenset({"removed"}): "Borttaget"}.get(
            frozenset(kinds), "Ändrat"
        )


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """The changed lines of one page."""

    heading: str
    group: str
    lines: tuple[ChangedLine, ...]


def changes(before: Document, after: Document) -> tuple[ChangedSection, ...]:
    """The sections in which anything differs: in the order of what was sent last, then what is gone."""
    earlier, later = _sections(before), _sections(after)
    found = [_changed(earlier.get(path), one) for path, one in later.items()]
    found += [_gone(section) for path, (_, section) in earlier.items() if path not in later]
    return tuple(section for section in found if section.lines)


def _sections(document: Document) -> Mapping[str, tuple[int, Section]]:
    """By what does not change when questions change places, with the rank of each question, otherwise 0."""
    ranked = [(rank, part) for rank, part in enumerate(document.priorities, start=1)]
    others = [(0, part) for part in (document.call, *document.analysis)]
    return {part.path or part.heading: (rank, part) for rank, part in (*ranked, *others)}


def _changed(before: tuple[int, Section] | None, after: tuple[int, Section]) -> ChangedSection:
    rank, section = after
    earlier_rank, earlier = before or (rank, None)
    moved = [ChangedLine(RANK, differences(str(earlier_rank), str(rank)))] if rank != earlier_rank else []
    return ChangedSection(section.heading, section.group, (*moved, *_lines(earlier, section)))


def _gone(section: Section) -> ChangedSection:
    return ChangedSection(section.heading, section.group, tuple(_lines(section, None)))


def _lines(before: Section | None, after: Section | None) -> Iterator[ChangedLine]:
    earlier, later = _by_key(before), _by_key(after)
    for key in [*later, *(key for key in earlier if key not in later)]:
        old, new = earlier.get(key), later.get(key)
        was, now = old.answer if old else "", new.answer if new else ""
        if was != now:
            wording = new.wording if new and now else old.wording if old else ""
            yield ChangedLine(wording, differences(was, now))
    yield from _figures(before, after)


def _by_key(section: Section | None) -> Mapping[str, Line]:
    return {line.key: line for line in section.lines} if section else {}


def _figures(before: Section | None, after: Section | None) -> Iterator[ChangedLine]:
    """The team's own figures; the published ones follow the edition, which is not the team's to change."""
    earlier, later = (
        [figure.sentence for figure in section.figures if figure.own] if section else []
        for section in (before, after)
    )
    yield from (ChangedLine(OWN_FIGURE, (Piece("added", one),)) for one in later if one not in earlier)
    yield from (ChangedLine(OWN_FIGURE, (Piece("removed", one),)) for one in earlier if one not in later)
