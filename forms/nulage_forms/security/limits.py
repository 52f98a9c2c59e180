"""How often may one account, and one address, try to sign in?"""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property, wraps
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

if TYPE_CHECKING:
    from limits.strategies import RateLimiter

View = Callable[..., ResponseReturnValue]
PER_ADDRESS: Mapping[str, str] = {
    "sign_in.ask": "120/hour",
    "sign_in.link": "120/hour",
    "sign_in.invitation": "120/hour",
    "unit_door.invitation": "120/hour",
    "staff_sign_in.sign_in": "60/hour",
    "staff_sign_in.link": "60/hour",
}
"""Wide, as a whole municipality may sit behind one address."""

DRAWN: Mapping[str, str] = {"blank.file": "120/hour", "trial.form": "600/hour"}
"""What anybody may ask for, and what costs seconds to make."""

PER_ACCOUNT: Mapping[str, str] = {
    "sign_in.ask": "6/hour",
    "staff_sign_in.sign_in": "10/15 minutes",
}
"""Narrow, and counted whether there is such an account or not, so that the answer tells nothing."""


RESCUED_FOR_ONE, RESCUED_IN_ALL, COUNTING = "60/hour", "600/hour", "rescues"
"""Texts that could not be saved, kept for one address and for all together."""

INVITING = ("team.invite", "team.invite_again", "units.ask", "units.remind")
INVITED_AT_MOST = "30/hour"
"""Mails to people who have asked for none, counted together for each member."""


class Counts:
    """What has been asked how often, in the memory of this process."""

    @cached_property
    def _strategy(self) -> "RateLimiter":
        # The library brings all of asyncio, a tenth of the service's start, and no page needs it.
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import FixedWindowRateLimiter  # noqa: PLC0415

        return FixedWindowRateLimiter(MemoryStorage())

    def hit(self, limit: str, *what: str) -> bool:
        """Counts it once more; whether it was within the limit, such as `6/hour`."""
        from limits import parse  # noqa: PLC0415

        return self._strategy.hit(parse(limit), *what)


def limit_attempts(app: Flask, who: Callable[[], str]) -> None:
    """Counts, in this process, what is posted to the doors; beyond the limits the answer is 429."""
    counts = app.extensions[COUNTING] = Counts()

    def limited(
        endpoint: str, limit: str, scope: str, asker: Callable[[], str], methods: Collection[str]
    ) -> None:
        view = cast(View, app.view_functions[endpoint])

        @wraps(view)
        def counted(*args: object, **kwargs: object) -> ResponseReturnValue:
            if request.method in methods and not counts.hit(limit, scope, asker()):
                abort(429)
            return view(*args, **kwargs)

        app.view_functions[endpoint] = counted

    for limits, asker in ((PER_ADDRESS, _address), (PER_ACCOUNT, _account)):
        for endpoint, limit in limits.items():
            limited(endpoint, limit, endpoint, asker, {"POST"})
    for endpoint, limit in DRAWN.items():
        limited(endpoint, limit, endpoint, _address, {"GET", "POST"})
    for endpoint in INVITING:
        limited(endpoint, INVITED_AT_MOST, "inviting", who, {"POST"})


def may_rescue() -> bool:
    """Whether one more text that was not saved may be kept; anybody can send one, so that there is an end."""
    counts = cast(Counts, current_app.extensions[COUNTING])
    for_one = counts.hit(RESCUED_FOR_ONE, COUNTING, _address())
    return for_one and counts.hit(RESCUED_IN_ALL, COUNTING)


def _address() -> str:
    return request.remote_addr or ""


def _account() -> str:
    return sha256(request.form.get("email", "").strip().lower().encode()).hexdigest()
