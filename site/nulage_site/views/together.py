"""Which words of a page stay on one line with the number that belongs to them?

It is seen to in the finished page, at one place; in the published files names and sentences are as they were.
"""

from flask import Response

from nulage_site.swedish import NO_BREAK_SPACE

BEFORE_A_NUMBER = ("årskurs", "läsåret", "våren", "hösten")
AFTER_A_NUMBER = ("procentenheter",)
JOINED = tuple(
    (parted.encode(), parted.replace(" ", NO_BREAK_SPACE).encode())
    for parted in (*(f"{word} " for word in BEFORE_A_NUMBER), *(f" {word}" for word in AFTER_A_NUMBER))
)
"""What may be parted, and the same with a space that may not; plain texts, so that it costs little."""


def kept_together(response: Response) -> Response:
    """The same answer, where it is a page with no such number on a line of its own."""
    if response.mimetype == "text/html" and response.is_sequence:
        page: bytes = response.get_data()
        for parted, whole in JOINED:
            page = page.replace(parted, whole)
        response.set_data(page)
    return response
