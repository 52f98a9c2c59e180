"""How does a table of many columns keep its headings where a narrow screen makes each row a card?"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

TOO_MANY = 3
"""So many columns of words have no room beside each other on a phone."""
AFTER_INLINE = 15
"""Python-Markdown makes emphasis and code of the text at 20; what a heading says is known then."""


class CardLabels(Extension):
    """Tells each cell but the first of its row what its column is called, as the beginning of a line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.treeprocessors.register(_Labels(), "labels", AFTER_INLINE)


class _Labels(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = ["".join(cell.itertext()) for cell in table.iter("th")]
            if len(headings) >= TOO_MANY:
                for row in table.iter("tr"):
                    for heading, cell in list(zip(headings, row.iter("td"), strict=False))[1:]:
                        cell.set("data-label", heading if heading.endswith("?") else f"{heading}:")
