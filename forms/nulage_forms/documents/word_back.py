"""What has somebody written in a Word form, and what of it belongs to no question?"""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from nulage_forms.documents.characters import read
from nulage_forms.documents.opened import WordFile

_CODE = re.compile(r"\s*\[([a-z0-9]+(?:[-/][a-z0-9]+)+)\]")
_TAKEN_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "tblGrid"}
)
"""What is crossed out, said twice, or not text."""
_MARKS = {
    "tab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
BULLET = "- "
"""What stands before each part of a list, which Word draws and does not write."""

_STYLES_OF_LISTS = ("listbullet", "listnumber", "punktlista", "numreradlista")
_TICKED_SYMBOLS = frozenset({"F0FE", "F0FD", "F0FC", "F053", "F054", "F052"})
"""The ticked boxes of the fonts that Word draws symbols with."""


def boxes_and_loose(content: bytes, keys: Container[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The lines of each box by its key, and every paragraph that stands in none. Raises NotReadable.

    Of two boxes with the same key the first that holds anything counts; the text of the other is loose.
    """
    file = WordFile(content)
    boxes: dict[str, list[str]] = {}
    loose: list[str] = []
    for key, lines in _boxes(_paragraphs(file.body), keys):
        if key and not any(map(str.strip, boxes.get(key, ()))):
            boxes[key] = lines
        else:
            loose += lines
    for part in file.beside:
        loose += [read(text) for _, text in _paragraphs(part)]
    return boxes, [text for text in loose if text.strip()]


def paragraphs_of(content: bytes) -> list[str]:
    """Every paragraph of a Word file, wherever it stands. Raises NotReadable."""
    return [read(text) for _, text in _paragraphs(WordFile(content).body)]


def _boxes(paragraphs: Iterable[tuple[str, str]], keys: Container[str]) -> Iterator[tuple[str, list[str]]]:
    """Paragraphs that follow a code in the same table, under its key; others under no key."""
    key, within, lines = "", "", list[str]()
    for table, text in paragraphs:
        code = _CODE.match(text) if table else None
        begins = code is not None and code[1] in keys
        if begins or table != within:
            yield key, lines
            key, lines = code[1] if begins and code else "", []
        within, said = table, text[code.end() :] if begins and code else text
        if said.strip() or not begins:
            lines.append(read(said))
    yield key, lines


def _paragraphs(node: Any, table: str = "") -> Iterator[tuple[str, str]]:
    """Every paragraph with the place of the outermost table that it stands in; empty for none."""
    for child in node.iterchildren("*"):
        name = _name(child)
        if name == "p":
            text = _text(child)
            yield table, BULLET + text if table and text.strip() and _in_a_list(child) else text
        elif name == "tbl":
            yield from _paragraphs(child, table or child.getroottree().getpath(child))
        elif name not in _TAKEN_OUT:
            yield from _paragraphs(child, table)


def _in_a_list(paragraph: Any) -> bool:
    """Whether Word shows the paragraph with a bullet or a number, by itself or by its style."""
    looks = (each for own in paragraph.iterchildren("*") if _name(own) == "pPr" for each in own.iter("*"))
    said = {_name(each): _attribute(each, "val").lower() for each in looks}
    return said.get("numId", "0") != "0" or said.get("pStyle", "").startswith(_STYLES_OF_LISTS)


def _text(node: Any) -> str:
    return "".join(map(_piece, node.iterchildren("*")))


def _piece(node: Any) -> str:
    name = _name(node)
    if name == "t":
        return node.text or ""
    if name in _MARKS:
        return _MARKS[name]
    if name == "br":
        return "" if _attribute(node, "type") in {"page", "column"} else "\n"
    if name == "sym":
        return "☒" if _attribute(node, "char").upper() in _TICKED_SYMBOLS else "☐"
    if name in _TAKEN_OUT:
        return ""
    inside = _text(node)
    return f"\n{inside}" if name == "p" and inside else inside


def _attribute(node: Any, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]
