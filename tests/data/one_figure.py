"""How is one figure of one principal changed in a workbook of the analysis basis?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

OWN = ": HUVUDMAN"
"""How the heading of a principal's own column ends."""


def change_one_figure(file: Path, choose: Callable[[Sequence[int]], int]) -> str:
    """Raise the last value of some principal's own by a tenth, and give the heading of its column.

    `choose` takes one of the columns that have any value.
    """
    (name,) = CalamineWorkbook.from_path(file).sheet_names
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name(name).to_python(skip_empty_area=False)
    heads = next(row for row in rows if any(OWN in str(cell) for cell in row))
    columns = [at for at, head in enumerate(heads) if OWN in str(head)]
    column = choose([at for at in columns if any(isinstance(row[at], float) for row in rows)])
    values = [row for row in rows if isinstance(row[column], float)][-1]
    values[column] = round(float(str(values[column])) + 0.1, 1)
    with Workbook(file) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return str(heads[column])
