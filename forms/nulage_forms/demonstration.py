"""How is the service tried on one's own machine, with nothing to set up and nothing that is real?"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.inviting import invitation_link
from nulage_forms.model import OneTimeLink
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.settings import Settings, read_settings
from nulage_forms.store import Store
from nulage_forms.wsgi import DEMO_MARK

HOST = "127.0.0.1"
MEMBER = "anna@huvudman.example"
STAFF = "handlaggare@nulage.example"
LINK_LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where to begin: a principal's page, an invitation to its team, and the way in for staff."""

    principal_page: str
    invitation: str
    staff: str


def demo_settings(published: Path, data: Path, port: int) -> Settings:
    """Settings for this machine alone, with a secret of their own. Raises SettingsFault."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    (data / DEMO_MARK).touch()
    secret = data / "secret"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_hex(32))
    site = f"http://{HOST}:{port}/"
    return read_settings(
        {
            "MODE": "demo",
            "PUBLISHED": str(published),
            "DATA": str(data),
            "SECRET_KEY": secret.read_text(),
            "TRUSTED_HOSTS": f"{HOST} localhost",
            "SITE_URL": site,
            "SERVICE_URL": f"{site}sjalvvardering/",
            "MAIL": "outbox",
            "MAIL_FROM": "Nuläge <nulage@nulage.example>",
        }
    )


def open_doors(settings: Settings, store: Store, catalogue: Catalogue, now: datetime) -> Doors:
    """Fresh links for a principal that has figures, and for staff."""
    principal = _with_figures(catalogue)
    token = new_token()
    store.put_link(OneTimeLink(token_hash(token), "staff", STAFF, now + LINK_LASTS))
    return Doors(
        principal_page=f"{settings.site_url}huvudman/{principal.id}/",
        invitation=invitation_link(settings, store, principal.id, MEMBER, "owner", now),
        staff=f"{settings.service_url}handlaggare/logga-in/{token}",
    )


def _with_figures(catalogue: Catalogue) -> PublishedPrincipal:
    """A municipality with figures if there is one, otherwise whichever comes first."""
    return min(
        catalogue.edition().principals.values(),
        key=lambda principal: (
            principal.type != "municipality",
            not any(figure.value is not None for figure in catalogue.figures(principal.id)),
            principal.id,
        ),
    )
