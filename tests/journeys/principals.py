"""Which principals of the invented country does a test need, and what are they asked?"""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import PublishedPrincipal

Wanted = Callable[[PublishedPrincipal, bool], bool]


def found(site: Path, wanted: Wanted) -> Iterator[PublishedPrincipal]:
    """The principals that are as wanted, given whether they have any figure."""
    catalogue = Catalogue(site)
    for one in catalogue.edition().principals.values():
        if wanted(one, any(figure.value is not None for figure in catalogue.figures(one.id))):
            yield one


def municipalities(site: Path) -> Iterator[PublishedPrincipal]:
    """Municipalities with figures, all of which run compulsory schools."""
    return found(site, lambda one, figures: one.type == "municipality" and figures)


def wording(site: Path) -> dict[str, str]:
    """What the quality system asks and calls things; an editor may change every word of it.

    Questions of the analysis by their ids, and in their order the tests of a prioritised question (`test-1`),
    the success factors (`factor-1`) and compulsory school's sub-goals (`goal-1`).
    """
    system = json.loads((site / "api/v1/quality-system.json").read_text(encoding="utf-8"))
    (school,) = (form for form in system["school_forms"] if form["id"] == "compulsory_school")
    return {
        **{question["id"]: question["text"] for step in system["steps"] for question in step["questions"]},
        **{step["id"]: step["name"] for step in system["steps"]},
        **{f"test-{number}": test["question"] for number, test in enumerate(system["tests"], 1)},
        **{f"factor-{number}": factor["name"] for number, factor in enumerate(system["success_factors"], 1)},
        **{f"goal-{number}": goal["heading"] for number, goal in enumerate(school["sub_goals"], 1)},
    }


class Unused(Iterator[PublishedPrincipal]):
    """Principals in whose rooms nobody has been; whoever takes one keeps it."""

    def __init__(self, principals: Iterable[PublishedPrincipal]) -> None:
        self._left = list(principals)

    def __next__(self) -> PublishedPrincipal:
        if not self._left:
            raise StopIteration
        return self._left.pop(0)

    def for_test(self, name: str) -> PublishedPrincipal:
        """Most often the same for the same test, whatever came before it, so that a fault comes back."""
        one = min(self._left, key=lambda each: sha256(f"{name} {each.id}".encode()).digest())
        self._left.remove(one)
        return one
