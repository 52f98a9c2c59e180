"""Which page answers which address of the form service?"""

from nulage_forms.views import (
    areas,
    blank,
    demo,
    health,
    history,
    members,
    papers,
    presence,
    priorities,
    reading,
    rescued,
    rows,
    saving,
    sending,
    short_path,
    sign_in,
    staff,
    staff_sign_in,
    steps,
    team,
    trial,
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
        rows,
        short_path,
        saving,
        history,
        rescued,
        sending,
        team,
        members,
        presence,
        papers,
        reading,
        blank,
        trial,
        staff,
        health,
        demo,
    )
)
