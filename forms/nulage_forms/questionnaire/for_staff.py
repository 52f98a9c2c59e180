"""What do staff read of what was sent in, when somebody's personal identity number stands in it?

The sending itself keeps every word as it was. Only what is shown of it differs.
"""

from dataclasses import dataclass
from typing import Any

from nulage_forms.model import Submission
from nulage_forms.questionnaire.document import Document, sent
from nulage_forms.questionnaire.people_named import masked
from nulage_forms.shapes import shape_of


@dataclass(frozen=True, slots=True)
class ForStaff:
    """A document in which no personal identity number can be read, and whether it hides any."""

    document: Document
    hides: bool


def for_staff(submission: Submission) -> ForStaff:
    """The document as staff read it, wherever in it a number may stand."""
    document = sent(submission)
    shown = shape_of(Document).validate_python(_masked(shape_of(Document).dump_python(document)))
    return ForStaff(shown, hides=shown != document)


def _masked(part: Any) -> Any:
    """The same with every text masked, so that what comes into a document later is masked as well."""
    if isinstance(part, str):
        return masked(part)
    if isinstance(part, dict):
        return {name: _masked(one) for name, one in part.items()}
    return [_masked(one) for one in part] if isinstance(part, list | tuple) else part
