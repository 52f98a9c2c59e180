"""What does every answer carry, so that a browser does nothing but what the page asks of it?"""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OPEN_TO_CACHES = frozenset({"static", "health.stylesheet", "health.icon"})
KILOBYTE = 1024
LARGER = frozenset({"reading.upload", "reading.save", "trial.form"})
"""Where a whole analysis comes in at once: 5 MB instead of 256 kB."""

PAGES = frozenset(
    {
        "steps.step_1",
        "steps.sub_goal",
        "steps.step_2",
        "steps.phone_call",
        "priorities.question",
        "short_path.analysis",
        "short_path.question",
        "short_path.phone_call",
        "rows.figure",
        "rescued.take",
        "unit_form.form",
    }
)
"""Where every answer of a page comes in at once: 2 MB, as sixteen full fields take half of it where each
letter is six bytes on its way."""

MOST_ON_A_PAGE = 2 * KILOBYTE * KILOBYTE
MOST_AT_ONCE = 5 * KILOBYTE * KILOBYTE
LARGEST = 2 * MOST_AT_ONCE
"""What a server takes in at all: more than any page, so that it is the page that says what is too much."""


def harden(app: Flask, *, demo: bool) -> None:
    """Sets the limits, the cookie and the headers of the service; a cookie without TLS only in the demo."""
    app.config.update(
        MAX_CONTENT_LENGTH=256 * KILOBYTE,
        MAX_FORM_MEMORY_SIZE=256 * KILOBYTE,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="nulage" if demo else "__Host-nulage",
        SESSION_COOKIE_SECURE=not demo,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # no-referrer leaves it nothing to look at; the token is what counts
    )
    app.before_request(_make_room)
    app.after_request(_with_headers)


def _make_room() -> None:
    if request.endpoint in LARGER | PAGES:
        most = MOST_AT_ONCE if request.endpoint in LARGER else MOST_ON_A_PAGE
        request.max_content_length = request.max_form_memory_size = most


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint not in OPEN_TO_CACHES or response.status_code >= 400:  # noqa: PLR2004 - an error
        response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        if request.endpoint == "sign_in.sign_out_now" and request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
