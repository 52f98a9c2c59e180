"""Who may ask for each address of the service? An address that is missing here stops the start."""

from collections.abc import Mapping
from typing import Literal

Rule = Literal["public", "member", "staff", "demo"]

RULES: Mapping[str, Rule] = {
    "static": "public",
    "health.health": "public",
    "health.stylesheet": "public",
    "health.icon": "public",
    "sign_in.start": "public",
    "sign_in.ask": "public",
    "sign_in.link": "public",
    "sign_in.invitation": "public",
    "sign_in.sign_out_now": "public",
    "staff_sign_in.sign_in": "public",
    "staff_sign_in.link": "demo",
    "demo.post": "demo",
    "workspace.tasks": "member",
    "steps.step_1": "member",
    "steps.sub_goal": "member",
    "steps.step_2": "member",
    "steps.phone_call": "member",
    "priorities.overview": "member",
    "priorities.question": "member",
    "priorities.add": "member",
    "priorities.move": "member",
    "priorities.ask_to_remove": "member",
    "priorities.remove": "member",
    "areas.take": "member",
    "saving.save_one": "member",
    "saving.go_on": "member",
    "sending.check": "member",
    "sending.send": "member",
    "sending.receipt": "member",
    "sending.ask_to_take_back": "member",
    "sending.take_back": "member",
    "papers.overview": "member",
    "papers.file": "member",
    "papers.sent_file": "member",
    "reading.upload": "member",
    "reading.save": "member",
    "blank.page": "public",
    "blank.file": "public",
    "trial.choose": "public",
    "trial.form": "public",
    "staff.overview": "staff",
    "staff.principal": "staff",
    "staff.call_sheet": "staff",
    "staff.ask_to_hold": "staff",
    "staff.hold": "staff",
}
"""`public` is anyone, `member` whoever is signed in for a principal, `staff` the agencies' own; `demo` is
anyone, and only in the demonstration. Which principal a member may see is for `access` to say."""
