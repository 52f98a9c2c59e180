"""What does a small export from Siris look like, and what is asked of what was read of one?"""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from nulage_site.faults import Fault
from nulage_site.statistics.account import Account
from nulage_site.statistics.siris.figures import Owner

OWNERS = {"0114": Owner("2129900003", "Lillång"), "1440": Owner("2129900011", "Östång")}
SHARE_NAMES = (
    "Andel (%) elever som fått godkänt betyg i alla ämnen",
    "Andel som uppnått kunskapskraven i alla ämnen",
)
GRADES = "Betyg årskurs 6"
OVER_TIME = "Jämförelse över tid"
YEAR_6 = f"""\
Statistik från Skolverket, https://www.skolverket.se

Grundskola - {GRADES}
Valt läsår: 2024/25

Kommun;Kommun-kod;Län;Läns-kod;Typ av huvudman;Antal elever;{SHARE_NAMES[0]};
Lillång;0114;Länet;01;Samtliga;1 120;80,0;
Lillång;0114;Länet;01;Kommunal;1 000;79,5;
Lillång;0114;Länet;01;Enskild;120;84,2;
Östång;1440;Länet;14;Samtliga;40;~100;
Östång;1440;Länet;14;Kommunal;40;~100;

Rapportbeskrivning och definitioner etc.
Antal elever;Antal elever som fått betyg.;
Om enbart en prickas;0114;1;2;3;4;5;
"""


class Read:
    """What a folder of files gave."""

    def __init__(self, table: pd.DataFrame, account: Account, faults: list[Fault]) -> None:
        self.table, self.account, self.faults = table, account, faults

    def values(self, indicator: str, period: str) -> dict[tuple[str, str], object]:
        """A figure's value, or its status, by principal and unit."""
        rows = self.table[self.table["indicator"].eq(indicator) & self.table["period"].eq(period)]
        return {
            (row.principal_id, row.unit_id): row.value if row.status == "exists" else row.status
            for row in rows.itertuples()
        }


ReadText = Callable[..., Read]
Sheets = Mapping[str, Sequence[Sequence[object]]]
