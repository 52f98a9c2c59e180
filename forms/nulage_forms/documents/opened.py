"""What may be opened of a file that somebody has handed in, and how much of it?

Only the parts that hold text are read, each up to a limit that counts what comes out and not what the file
says of itself. Macros, pictures and everything that the file points to are never looked at.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Any

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_MEMBERS = 2_000
MAIN = "officeDocument"
_BROKEN = (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError)
"""What a file says when a part of it is missing, locked with a password, spoilt or cut off."""


class NotReadable(Exception):
    """The file is no document of the kind that was asked for, or more than anybody has written by hand."""


class OfAnother(Exception):
    """The file is another principal's, of that name."""


class WordFile:
    """The texts of a Word file, part by part. Raises NotReadable."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
            raise NotReadable from fault
        self._names = {member.filename for member in self._archive.infolist()}
        if len(self._archive.infolist()) > MOST_MEMBERS:
            raise NotReadable

    @property
    def body(self) -> Any:
        """The document itself, wherever the file says that it stands."""
        found = [
            each.get("Target", "").removeprefix("/")
            for each in self._tree("_rels/.rels")
            if each.get("Type", "").endswith(f"/{MAIN}") and each.get("TargetMode") != "External"
        ]
        if not found:
            raise NotReadable
        return self._tree(found[0])

    @property
    def beside(self) -> tuple[Any, ...]:
        """Notes and comments, where somebody may have written what the boxes have no room for."""
        wanted = ("footnotes", "endnotes", "comments")
        return tuple(self._tree(name) for part in wanted if (name := f"word/{part}.xml") in self._names)

    def _tree(self, name: str) -> Any:
        from lxml import etree  # noqa: PLC0415 - only whoever hands in a file needs it

        # No outer entities, no inner ones, no network: a document needs none of them.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            tree = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as fault:
            raise NotReadable from fault
        if tree.getroottree().docinfo.doctype:
            raise NotReadable
        return tree

    def _bytes(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                content = part.read(MOST_UNPACKED + 1)
        except _BROKEN as fault:
            raise NotReadable from fault
        if len(content) > MOST_UNPACKED:
            raise NotReadable
        return content
