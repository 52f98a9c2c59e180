"""Where does the service stand beside the site, in the demonstration and in production?"""

import dataclasses
import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from published import PRINCIPAL, publish
from werkzeug.test import Client, TestResponse

from nulage_forms.catalogue import Catalogue
from nulage_forms.demonstration import demo_settings, open_doors
from nulage_forms.settings import Settings, SettingsFault
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.wsgi import from_environment, mounted

HOST = "http://127.0.0.1:8000"


@pytest.fixture
def demo(tmp_path: Path) -> Settings:
    site = publish(tmp_path / "_site")
    for name, text in {
        "index.html": "start",
        "404.html": "borta",
        "tema/nulage.css": "body {}",
        f"huvudman/{PRINCIPAL}/index.html": "siffror",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (tmp_path / "secret.txt").write_text("hush")
    return demo_settings(site, tmp_path / "var", 8000)


@pytest.fixture
def in_production(demo: Settings, tmp_path: Path) -> Settings:
    return dataclasses.replace(
        demo,
        mode="production",
        data=tmp_path / "real",
        trusted_hosts=("form.example",),
        mail="smtp://mail.example",
    )


def asking(settings: Settings, host: str = HOST):  # type: ignore[no-untyped-def]
    client = Client(mounted(settings))

    def ask(path: str, **named: object) -> TestResponse:
        return client.open(path, base_url=host, **named)  # type: ignore[arg-type]

    return ask


def test_the_demonstration_shows_the_site_around_the_service(demo: Settings) -> None:
    ask = asking(demo)
    for path, status, text in (
        ("/", 200, "start"),
        (f"/huvudman/{PRINCIPAL}/", 200, "siffror"),
        ("/nowhere/", 404, "borta"),
        ("/nowhere.html", 404, "borta"),
        ("/sjalvvardering/", 200, "Självvärdering"),
        ("/sjalvvardering/stil.css", 200, "body {}"),
    ):
        with ask(path) as answer:
            assert (answer.status_code, text in answer.text) == (status, True), path
            assert "Content-Security-Policy" in answer.headers, path
    assert ask(f"/huvudman/{PRINCIPAL}").location.endswith(f"/huvudman/{PRINCIPAL}/")
    assert ask("/sjalvvardering").status_code in {200, 308}


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/huvudman/../../secret.txt", "/..\\secret.txt"]
)
def test_nothing_outside_the_published_folder_is_shown(demo: Settings, path: str) -> None:
    with asking(demo)(path) as answer:
        assert answer.status_code == 404
        assert "hush" not in answer.text


def test_a_page_reads_the_stylesheets_of_the_service_itself(demo: Settings) -> None:
    ask = asking(demo)
    for sheet in ("stil.css", "static/formular.css"):
        assert f'href="/sjalvvardering/{sheet}"' in ask("/sjalvvardering/").text
        with ask(f"/sjalvvardering/{sheet}") as answer:
            assert (answer.status_code, answer.mimetype) == (200, "text/css")


def test_the_site_is_not_served_in_production(in_production: Settings) -> None:
    ask = asking(in_production, "https://form.example")

    assert ask("/").status_code == 404
    assert ask(f"/huvudman/{PRINCIPAL}/").status_code == 404
    assert ask("/sjalvvardering/").status_code == 200


def test_production_does_not_start_on_what_a_demonstration_has_left(
    in_production: Settings, demo: Settings
) -> None:
    with pytest.raises(SettingsFault, match="DATA"):
        mounted(dataclasses.replace(in_production, data=demo.data))


def test_the_address_that_a_trusted_proxy_gives_is_believed_and_no_other(in_production: Settings) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "form.example"}
    behind = asking(dataclasses.replace(in_production, proxies=1), "http://10.0.0.2")
    alone = asking(in_production, "http://10.0.0.2")

    assert behind("/sjalvvardering/", headers=forwarded).status_code == 200
    assert "Strict-Transport-Security" in behind("/sjalvvardering/", headers=forwarded).headers
    assert alone("/sjalvvardering/", headers=forwarded).status_code == 400


def test_the_demonstrations_links_open_its_doors_at_every_start(demo: Settings, tmp_path: Path) -> None:
    for _ in range(2):
        settings = demo_settings(demo.published, demo.data, 8000)
        store = EmbeddedStore(settings.data)
        doors = open_doors(settings, store, Catalogue(settings.published), datetime.now(UTC))
        ask = asking(settings)

        for link, text in (
            (doors.principal_page, "siffror"),
            (doors.invitation, "Lillångs kommun"),
            (doors.staff, "handlaggare@nulage.example"),
        ):
            with ask(link.removeprefix(HOST)) as answer:
                assert (answer.status_code, text in answer.text) == (200, True), link
    assert settings.secret_key == demo.secret_key
    assert (tmp_path / "var" / "secret").stat().st_mode & 0o77 == 0


def test_what_the_start_has_made_is_not_searched_for_garbage(demo: Settings) -> None:
    gc.collect()
    before = len(gc.get_objects())
    try:
        from_environment({**demo.printable(), "SECRET_KEY": demo.secret_key})

        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
