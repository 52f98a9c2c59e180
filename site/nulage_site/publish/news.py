"""What does the report say of which figures are new, gone and revised?"""

from collections.abc import Callable, Iterator

from nulage_site.changes import Group, History
from nulage_site.publish.account import counted
from nulage_site.swedish import number

LARGEST = 3


def news_lines(history: History) -> Iterator[str]:
    """Three lines, each with its largest groups; one line when there is nothing to tell."""
    if not history.fresh or not history.changes:
        yield "Sedan förra bygget är inga uppgifter nya, borttagna eller ändrade"
    elif history.changes[0].first:
        yield "Första utgåvan: det finns inget förra bygge att jämföra med"
    else:
        groups = history.changes[0].groups
        yield "Sedan förra bygget"
        yield _line(groups, "ny uppgift", "nya uppgifter", lambda each: each.new)
        hidden = sum(each.hidden for each in groups)
        more = f", varav {number(hidden, 0)} inte längre publiceras" if hidden else ""
        yield _line(groups, "borttagen", f"borttagna{more}", lambda each: each.hidden + each.gone)
        yield _line(groups, "ändrad", "ändrade", lambda each: each.revised)


def _line(groups: tuple[Group, ...], one: str, many: str, of: Callable[[Group], int]) -> str:
    largest = sorted(filter(of, groups), key=of, reverse=True)
    named = [f"{each.school_form}, {each.name} ({number(of(each), 0)})" for each in largest[:LARGEST]]
    if len(largest) > LARGEST:
        named.append(f"och {counted(len(largest) - LARGEST, 'mått', 'mått')} till")
    told = f": {'; '.join(named)}" if named else ""
    return f"  {counted(sum(map(of, groups)), one, many)}{told}"
