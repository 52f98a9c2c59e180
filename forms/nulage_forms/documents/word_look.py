"""How does a Word document of ours look by itself, until a report that it is put in lends it its own look?

All of it is said of the styles that every Word has, and nothing of a paragraph: so a report's own styles rule
where the text is pasted. The colours and the rhythm are the paper's (`paper.css`), the type what Word has.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nulage_forms.documents.characters import written

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SERIF, SANS = "Georgia", "Calibri"
INK, QUIET, BLUE, LINE = "1B2333", "505969", "2E44A7", "A8A294"
PAPER, MARGIN = (210, 297), 22
"""A4 and its margins, in millimetres."""

TEXT_WIDTH = PAPER[0] - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Look:
    """A style's type, with its size and the room over and under it in points."""

    size: float
    before: float
    after: float
    font: str = SANS
    bold: bool = False
    colour: str = INK
    line: float = 1.0


AIR = "50"
"""Over and under what stands in a table, in twentieths of a point."""

CELL = "NoSpacing"
"""The id of the style of what stands in a table: rows have their own air."""

LOOKS = {
    "Normal": Look(10.5, 0, 6, line=1.2),
    "No Spacing": Look(10.5, 0, 0, line=1.2),
    "Heading 1": Look(24, 0, 8, SERIF, bold=True),
    "Heading 2": Look(16, 26, 4, SERIF, bold=True, colour=BLUE),
    "Heading 3": Look(13, 18, 2, SERIF, bold=True),
    "Heading 4": Look(11, 10, 1, bold=True),
    "Heading 5": Look(10.5, 8, 1, bold=True),
    "Caption": Look(9, 0, 2, colour=QUIET),
    "Footer": Look(8.5, 0, 0, colour=QUIET),
}


def dress(document: "WordDocument", whose: str) -> None:
    """Give the document its paper, its styles and a foot that says whose it is and how long."""
    from docx.shared import Mm  # noqa: PLC0415 - see word_parts

    page = document.sections[0]
    page.page_width, page.page_height = map(Mm, PAPER)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    for name, look in LOOKS.items():
        _dress(document.styles[name], look)
    _soften(document.styles["Table Grid"].element)
    _number_pages(document, whose)


def _dress(style: "ParagraphStyle", look: Look) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see word_parts

    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = look.font, Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    fonts = style.element.rPr.rFonts
    for name in [each for each in fonts.attrib if each.endswith(("Theme", "theme"))]:
        del fonts.attrib[name]  # Word would take the theme's font before the named one
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.line


def _soften(grid: Any) -> None:
    """Tables with thin lines, and with air between them and the text."""
    for border in grid.find(f".//{WORD}tblBorders"):
        border.set(f"{WORD}color", LINE)
    for side in ("top", "bottom"):
        grid.find(f".//{WORD}tblCellMar/{WORD}{side}").set(f"{WORD}w", AIR)


def _number_pages(document: "WordDocument", whose: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 - see word_parts
    from docx.oxml import parse_xml  # noqa: PLC0415 - see word_parts
    from docx.shared import Mm  # noqa: PLC0415 - see word_parts

    stops = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(written(f"{whose}\t"))
    for field, after in (("PAGE", " ("), ("NUMPAGES", ")")):
        shown = "<w:r><w:t>1</w:t></w:r>"  # until a program has counted
        counted = f'<w:fldSimple xmlns:w="{WORD[1:-1]}" w:instr="{field}">{shown}</w:fldSimple>'
        foot._p.append(parse_xml(counted))  # noqa: SLF001 - the library has no word for it
        foot.add_run(after)
