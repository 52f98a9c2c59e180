"""How are the parts put together into a web application?"""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from types import TracebackType

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect

from nulage_forms.catalogue import Catalogue
from nulage_forms.mail import post_of
from nulage_forms.rules import RULES, Rule
from nulage_forms.security import harden
from nulage_forms.security.limits import limit_attempts
from nulage_forms.settings import Settings
from nulage_forms.store import Store
from nulage_forms.views import BLUEPRINTS
from nulage_forms.views.current import EXTENSION, Parts, settings, visitor
from nulage_forms.views.frame import frame_pages
from nulage_forms.views.mishaps import answer_mishaps
from nulage_forms.views.rescuing import keep_and_show

ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


LET_IN: Mapping[Rule, Collection[str]] = {"head_teacher": {"head_teacher", "member"}}
"""A member who is a head teacher as well need not sign in anew; which form is whose is for `unit_access`."""


class RuleMissing(Exception):
    """An address has no rule for who may ask for it, or a rule has no address."""


class Service(Flask):
    """Flask, but for what it would tell the log."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        """The address stays out of the log, as it may hold the token of a link."""
        self.logger.error("A fault at %s", request.endpoint, exc_info=exc_info)


def create_app(
    settings: Settings, store: Store, catalogue: Catalogue, clock: Callable[[], datetime]
) -> Flask:
    """The service as a WSGI application. Raises RuleMissing when an address has no access rule."""
    app = Service(__name__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks),
        TRUSTED_HOSTS=list(settings.trusted_hosts),
    )
    app.extensions[EXTENSION] = Parts(
        settings, store, catalogue, clock, post_of(settings), ThreadPoolExecutor(max_workers=1)
    )
    frame_pages(app)
    harden(app, demo=settings.demo)
    app.before_request(_let_in)
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    answer_mishaps(app)
    app.register_error_handler(CSRFError, lambda _: keep_and_show(url_for("sign_in.start"), 400))
    limit_attempts(app, lambda: visitor().email)
    _demand_rules(app)
    return app


def _let_in() -> ResponseReturnValue | None:
    """Nobody comes to a view but by its rule; whoever must sign in first keeps what was typed."""
    rule = RULES.get(request.endpoint or "", "public")
    if rule == "demo" and not settings().demo:
        abort(404)
    if rule in {"public", "demo"} or visitor().kind in LET_IN.get(rule, {rule}):
        return None
    door = url_for("staff_sign_in.sign_in") if rule == "staff" else _members_door()
    return redirect(door, 303) if request.method in {"GET", "HEAD"} else keep_and_show(door, 403)


def _members_door() -> str:
    """Where members sign in; whoever was on the way to an area of the analysis is led there by it."""
    area = request.args.get("omrade")
    principal_id = (request.view_args or {}).get("principal_id") if area else None
    return url_for("sign_in.ask", huvudman=principal_id, omrade=area if principal_id else None)


def _demand_rules(app: Flask) -> None:
    odd = {rule.endpoint for rule in app.url_map.iter_rules()} ^ set(RULES)
    if odd:
        raise RuleMissing(
            f"rules.py and the addresses differ in {sorted(odd)}; write one rule for each address"
        )
