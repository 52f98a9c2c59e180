"""How often may one account, and one address, try to sign in?"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import cast

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse
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


def limit_attempts(app: Flask, who: Callable[[], str]) -> None:
    """Counts, in this process, what is posted to the doors; beyond the limits the answer is 429."""
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", headers_enabled=False)
    app.extensions[COUNTING] = limiter.limiter
    for limits, asker in ((PER_ADDRESS, get_remote_address), (PER_ACCOUNT, _account)):
        for endpoint, limit in limits.items():
            count = limiter.limit(limit, key_func=asker, methods=["POST"])
            app.view_functions[endpoint] = cast(View, count(app.view_functions[endpoint]))
    for endpoint, limit in DRAWN.items():
        drawn = limiter.limit(limit, methods=["GET", "POST"])
        app.view_functions[endpoint] = cast(View, drawn(app.view_functions[endpoint]))

    mailed = limiter.shared_limit(INVITED_AT_MOST, scope="inviting", key_func=who, methods=["POST"])
    for endpoint in INVITING:
        app.view_functions[endpoint] = cast(View, mailed(app.view_functions[endpoint]))


def may_rescue() -> bool:
    """Whether one more text that was not saved may be kept; anybody can send one, so that there is an end."""
    count = cast(RateLimiter, current_app.extensions[COUNTING])
    for_one = count.hit(parse(RESCUED_FOR_ONE), COUNTING, get_remote_address())
    return for_one and count.hit(parse(RESCUED_IN_ALL), COUNTING)


def _account() -> str:
    return sha256(request.form.get("email", "").strip().lower().encode()).hexdigest()
