"""How is that done which nobody should have to wait for?"""

import logging
from collections.abc import Callable

from nulage_forms.views.current import parts

_log = logging.getLogger(__name__)


def in_background(what: str, act: Callable[[], object]) -> None:
    """Does the act after the answer has gone. If it fails, the log says that `what` was not sent."""
    parts().background.submit(_try, what, act)


def _try(what: str, act: Callable[[], object]) -> None:
    try:
        act()
    except Exception as fault:  # noqa: BLE001 - nobody waits for the outcome, and its text may name a person
        _log.error("%s was not sent: %s", what, type(fault).__name__)
