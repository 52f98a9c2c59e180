"""How does a figure that stands beside a question come into the answer without being typed again?"""

from werkzeug.datastructures import MultiDict

from nulage_forms.questionnaire.question import Page

TRANSFER = "for-over"
"""The field that says which sentence is wanted in the answer."""


def with_sentence(page: Page, typed: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was typed, with the sentence that was asked for last in the page's answer, unless it is there."""
    sentence = typed.get(TRANSFER, "").strip()
    if page.gathers is None or not sentence:
        return typed
    text = typed.get(page.gathers.name, "")
    if sentence in text:
        return typed
    with_it = typed.copy()
    with_it[page.gathers.name] = f"{text.rstrip()}\n{sentence}".lstrip()
    return with_it
