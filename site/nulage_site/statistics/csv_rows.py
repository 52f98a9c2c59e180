"""What do the rows of a CSV file say, whichever program wrote it?"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from nulage_site.faults import Fault, FaultsFound

MAX_BYTES = 64 * 2**20
AGAIN = "Hämta filen igen från källan."
ZEROS = "Hämta filen igen. Ett kalkylprogram kan ha tagit bort nollor i början av koder och nummer."
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Row = Mapping[str, str]


def read_rows(file: Path, told_as: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Each row with the number of its line; texts without spaces around them.

    Raises FaultsFound when the file is empty, is no text, or lacks one of `columns`. `told_as` is its name in
    a report. Fields may be parted by commas or semicolons.
    """
    text = read_text(file, told_as)
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    header = [name.strip() for name in next(reader, [])]
    if absent := [name for name in columns if name not in header]:
        found, expected = (f"rubriker utan {', '.join(absent)}", f"rubrikerna {', '.join(columns)}")
        remedy = "Hämta filen igen, eller rätta rubrikerna."
        raise FaultsFound([Fault(told_as, "rad 1", found, expected, remedy)])
    empty = True
    for fields in reader:
        if any(field.strip() for field in fields):
            empty = False
            yield reader.line_num, {name: field.strip() for name, field in zip(header, fields, strict=False)}
    if empty:
        raise FaultsFound([Fault(told_as, "", "inga rader under rubrikerna", "minst en", AGAIN)])


def read_text(file: Path, told_as: str) -> str:
    """The file's text: UTF-16 and UTF-8 by their marks, UTF-8 when it is that, else the older Latin 1.

    Raises FaultsFound when it is empty, too large or no text. `told_as` is its name in a report.
    """
    content = file.read_bytes()
    if not content.strip() or len(content) > MAX_BYTES or (b"\0" in content and content[:2] not in UTF_16):
        found = "en fil som är tom, för stor eller inte är text"
        raise FaultsFound([Fault(told_as, "", found, "en CSV-fil", AGAIN)])
    if content[:2] in UTF_16:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")
