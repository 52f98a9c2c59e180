"""What do two people's texts become together, when both have changed the same answer?"""

from difflib import SequenceMatcher

from nulage_forms.model import Answer, AnswerVersion


def version_numbered(answer: Answer, number: int) -> AnswerVersion | None:
    """The version that a writer saw by that number; None when it has given way to a later one."""
    return next((found for at, found in numbered(answer) if at == number), None)


def numbered(answer: Answer) -> tuple[tuple[int, AnswerVersion], ...]:
    """The versions with their numbers, the oldest first."""
    return tuple((each.number or place, each) for place, each in enumerate(answer.versions, start=1))


def merged(mine: str, theirs: str, ancestor: str | None) -> str:
    """One text with what both have written; `ancestor` is what both began from, None when nobody knows.

    The longer where one holds the other. Otherwise line by line, and where both have changed the same lines,
    theirs before mine. Nothing that either has written is left out.
    """
    if mine.strip() in theirs:
        return theirs
    if theirs.strip() in mine:
        return mine
    if not ancestor:
        return f"{theirs.rstrip()}\n\n{mine.lstrip()}"
    return "\n".join(_three_way(ancestor.split("\n"), mine.split("\n"), theirs.split("\n")))


def _three_way(ancestor: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Goes from one line that all three share to the next, and joins what stands between."""
    shared_by_mine, shared_by_theirs = _shared(ancestor, mine), _shared(ancestor, theirs)
    joined: list[str] = []
    at = at_mine = at_theirs = 0
    for line in [*(line for line in shared_by_mine if line in shared_by_theirs), len(ancestor)]:
        in_mine = shared_by_mine.get(line, len(mine))
        in_theirs = shared_by_theirs.get(line, len(theirs))
        joined += _between(ancestor[at:line], mine[at_mine:in_mine], theirs[at_theirs:in_theirs])
        joined += ancestor[line : line + 1]
        at, at_mine, at_theirs = line + 1, in_mine + 1, in_theirs + 1
    return joined


def _shared(ancestor: list[str], text: list[str]) -> dict[int, int]:
    """Where in the text the ancestor's lines stand that are left in it, in order."""
    blocks = SequenceMatcher(None, ancestor, text, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _between(ancestor: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if mine in (ancestor, theirs):
        return theirs
    return mine if theirs == ancestor else [*theirs, *(line for line in mine if line not in theirs)]
