"""What did a source of many tables give, and what in it was left aside?"""

from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Account:
    """Everything that a person who builds the site needs to know of one dated folder, beside its figures.

    `unknown_tables` are titles that no indicator claims and `unclaimed` labels in the others. `nameless` are
    rows of figures that speak of nobody known. `zeros` are counts and shares of 0 in a group that is not
    empty. `repeated` counts figures that are there more than once, `outdated` those that a more trusted table
    of the folder gives otherwise, `elsewhere` those of places that have no page, and `hidden` those that the
    analysis basis withholds.
    """

    unknown_tables: dict[str, None] = field(default_factory=dict)
    unclaimed: dict[str, None] = field(default_factory=dict)
    nameless: dict[str, None] = field(default_factory=dict)
    zeros: dict[str, None] = field(default_factory=dict)
    repeated: int = 0
    outdated: int = 0
    elsewhere: int = 0
    hidden: int = 0

    def add(self, other: "Account") -> None:
        """Count in what another part of the folder gave and left aside."""
        for field_ in fields(self):
            own, more = getattr(self, field_.name), getattr(other, field_.name)
            setattr(self, field_.name, own | more if isinstance(own, dict) else own + more)
