"""How often may one account, and one address, try to sign in?"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import cast

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

View = Callable[..., ResponseReturnValue]
PER_ADDRESS: Mapping[str, str] = {
    "sign_in.ask": "120/hour",
    "sign_in.link": "120/hour",
    "sign_in.invitation": "120/hour",
    "staff_sign_in.sign_in": "60/hour",
    "staff_sign_in.link": "60/hour",
}
"""Wide, as a whole municipality may sit behind one address."""

PER_ACCOUNT: Mapping[str, str] = {
    "sign_in.ask": "6/hour",
    "staff_sign_in.sign_in": "10/15 minutes",
}
"""Narrow, and counted whether there is such an account or not, so that the answer tells nothing."""


def limit_attempts(app: Flask) -> None:
    """Counts, in this process, what is posted to the doors; beyond the limits the answer is 429."""
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", headers_enabled=False)
    for limits, asker in ((PER_ADDRESS, get_remote_address), (PER_ACCOUNT, _account)):
        for endpoint, limit in limits.items():
            count = limiter.limit(limit, key_func=asker, methods=["POST"])
            app.view_functions[endpoint] = cast(View, count(app.view_functions[endpoint]))


def _account() -> str:
    return sha256(request.form.get("email", "").strip().lower().encode()).hexdigest()
