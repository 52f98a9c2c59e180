"""How does a mail leave the service?"""

import ssl
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import quote

import pytest
from mail_server import HOST, PASSWORD, USER, mail_server, new_certificate, with_password

from nulage_forms.mail import MailServer, Outbox, written_mail
from nulage_forms.mail.letters import sign_in_letter

SENDER = "Nuläge <nulage@form.example>"


def test_a_mail_server_is_given_the_letter_as_it_was_written() -> None:
    with mail_server() as taken:
        MailServer(f"smtp://{HOST}:{taken.port}", SENDER).send("anna@x.example", "Hälsning", "Åtta rader\n")

    (letter,) = taken.letters
    assert (letter["To"], letter["Subject"], letter["From"]) == ("anna@x.example", "Hälsning", SENDER)
    assert letter["Date"]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().strip() == "Åtta rader"


def test_a_password_is_shown_only_to_a_server_that_has_proved_who_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = new_certificate(tmp_path / "server.pem")
    with mail_server(**with_password(certificate)) as taken:
        server = MailServer(f"smtp://{USER}:{quote(PASSWORD)}@{HOST}:{taken.port}", SENDER)
        with pytest.raises(ssl.SSLCertVerificationError):
            server.send("anna@x.example", "Hälsning", "text")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        server.send("anna@x.example", "Hälsning", "text")
        with pytest.raises(OSError, match="535"):
            MailServer(f"smtp://{USER}:fel@{HOST}:{taken.port}", SENDER).send("anna@x.example", "x", "y")

    assert [letter["Subject"] for letter in taken.letters] == ["Hälsning"]


def test_a_password_is_never_sent_in_the_clear() -> None:
    with mail_server() as taken, pytest.raises(OSError, match="STARTTLS"):
        MailServer(f"smtp://a:b@{HOST}:{taken.port}", SENDER).send("anna@x.example", "x", "y")


def test_an_address_with_a_swedish_domain_reaches_any_server() -> None:
    with mail_server(enable_SMTPUTF8=False) as taken:
        MailServer(f"smtp://{HOST}:{taken.port}", SENDER).send("anna@lillång.example", "Hälsning", "text")

    assert taken.receivers == ["anna@xn--lillng-lua.example"]


def test_a_server_that_says_no_or_nothing_is_told_as_a_fault() -> None:
    with mail_server() as taken:
        taken.refusal = "554 no"
        with pytest.raises(OSError, match="554"):
            MailServer(f"smtp://{HOST}:{taken.port}", SENDER).send("anna@x.example", "x", "y")
    with pytest.raises(OSError, match="refused"):
        MailServer(f"smtp://{HOST}:{taken.port}", SENDER).send("anna@x.example", "x", "y")


def test_the_outbox_keeps_every_mail_in_its_order(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox", SENDER)
    for number in range(3):
        outbox.send("anna@x.example", f"Mejl {number}", "text")

    files = sorted((tmp_path / "outbox").iterdir())
    subjects = [message_from_bytes(file.read_bytes(), policy=default)["Subject"] for file in files]
    assert subjects == ["Mejl 0", "Mejl 1", "Mejl 2"]


def test_no_mail_is_seen_in_the_outbox_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(file: Path, data: bytes) -> None:
        with file.open("wb") as written:
            written.write(data[: len(data) // 2])
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="full"):
        Outbox(tmp_path / "outbox", SENDER).send("anna@x.example", "Mejl", "text")

    assert not list((tmp_path / "outbox").glob("*.eml"))


@pytest.mark.parametrize("odd", ["a\nBcc: b@x.example", "a\rb", "a\r\nb"])
def test_a_line_break_in_a_header_is_refused(odd: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        written_mail(SENDER, "anna@x.example", odd, "text")
    with pytest.raises(ValueError, match="linefeed"):
        written_mail(SENDER, odd, "subject", "text")


def test_a_letter_says_what_the_link_does_and_how_long_it_works() -> None:
    assert "tio minuter" in sign_in_letter("https://x/y").text
