"""Which page answers which address of the form service?"""

from nulage_forms.views import (
    areas,
    demo,
    health,
    priorities,
    saving,
    sending,
    sign_in,
    staff,
    staff_sign_in,
    steps,
    workspace,
)

BLUEPRINTS = tuple(
    room.blueprint
    for room in (
        sign_in,
        staff_sign_in,
        workspace,
        steps,
        priorities,
        areas,
        saving,
        sending,
        staff,
        health,
        demo,
    )
)
