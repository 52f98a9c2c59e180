"""What does the service remember of a principal's dialogue, and what may each thing be?"""

from nulage_forms.model.dialogue import (
    Dialogue,
    DialogueStatus,
    Event,
    Progress,
    Submission,
    is_area_id,
    is_principal_id,
)
from nulage_forms.model.people import (
    Invitation,
    Mailing,
    Member,
    NotAnAddress,
    OneTimeLink,
    Presence,
    Role,
    Session,
    StaffAccount,
    normal_email,
)
from nulage_forms.model.rescued import Rescued
from nulage_forms.model.writing import (
    Answer,
    AnswerVersion,
    Assessment,
    PrioritisedQuestion,
    ShownFigure,
    TakenArea,
    Value,
)

__all__ = [
    "Answer",
    "AnswerVersion",
    "Assessment",
    "Dialogue",
    "DialogueStatus",
    "Event",
    "Invitation",
    "Mailing",
    "Member",
    "NotAnAddress",
    "OneTimeLink",
    "Presence",
    "PrioritisedQuestion",
    "Progress",
    "Rescued",
    "Role",
    "Session",
    "ShownFigure",
    "StaffAccount",
    "Submission",
    "TakenArea",
    "Value",
    "is_area_id",
    "is_principal_id",
    "normal_email",
]
