"""What is kept of a text that could not be saved, until whoever wrote it has come back?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rescued:
    """Texts sealed so that only the browser that sent them can have them opened.

    `id` is the hash of the browser's token; without the token itself and the service's secret `sealed` says
    nothing to anybody.
    """

    id: str
    sealed: str
    expires: datetime
