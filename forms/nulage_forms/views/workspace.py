"""Where does a team see how far it has come?"""

from flask import Blueprint, render_template

from nulage_forms.dialogue.rounds import agreed_last
from nulage_forms.questionnaire.progress import least_minutes, missing, short_task
from nulage_forms.questionnaire.progress import tasks as task_list
from nulage_forms.views.room import enter

blueprint = Blueprint("workspace", __name__)


@blueprint.get("/<principal_id>/")
def tasks(principal_id: str) -> str:
    """What there is to do, how far each part has come, and how long is left."""
    room = enter(principal_id)
    tasks = task_list(room.questionnaire, room.dialogue)
    taken_back = room.dialogue.progress == "taken_back"
    return render_template(
        "workspace/tasks.html",
        room=room,
        tasks=tasks,
        agreed_on=agreed_last(room.dialogue),
        taken_back=taken_back,
        missing=missing(room.questionnaire, room.assessment) if taken_back else (),
        minutes=sum(task.minutes for task in tasks),
        shortest=least_minutes(room.questionnaire),
        short=short_task(room.questionnaire, room.assessment),
    )
