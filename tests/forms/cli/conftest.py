"""What do commands of the service start from: an environment that describes a whole demonstration?"""

from pathlib import Path

import pytest
from published import publish


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "MODE": "demo",
        "PUBLISHED": str(publish(tmp_path / "_site")),
        "DATA": str(tmp_path / "var"),
        "SECRET_KEY": "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO",
        "TRUSTED_HOSTS": "form.example",
        "SITE_URL": "https://site.example/",
        "SERVICE_URL": "https://form.example/sjalvvardering/",
        "MAIL": "outbox",
        "MAIL_FROM": "nulage@form.example",
    }
