"""How does a mail leave the service?"""

import socketserver
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from threading import Thread

import pytest
from running import NOON

from nulage_forms.mail import MailServer, Outbox, written_mail
from nulage_forms.mail.letters import invitation_letter, sign_in_letter

SENDER = "Nuläge <nulage@form.example>"


class MailTaker(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as taking one mail needs."""

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper()
            if word == b"DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.taken.append(b"".join(lines))  # type: ignore[attr-defined]
            self.say("221 bye" if word == b"QUIT" else "250 ok")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def test_a_mail_server_is_given_the_letter_as_it_was_written() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), MailTaker) as server:
        server.taken = []  # type: ignore[attr-defined]
        Thread(target=server.handle_request).start()
        port = server.server_address[1]
        MailServer(f"smtp://127.0.0.1:{port}", SENDER).send("anna@x.example", "Hälsning", "Åtta rader\n")

        (taken,) = server.taken  # type: ignore[attr-defined]
    mail = message_from_bytes(taken, policy=default)
    assert (mail["To"], mail["Subject"]) == ("anna@x.example", "Hälsning")
    assert mail.get_content().strip() == "Åtta rader"


def test_a_password_is_never_sent_in_the_clear() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), MailTaker) as server:
        server.taken = []  # type: ignore[attr-defined]
        Thread(target=server.handle_request).start()
        with pytest.raises(OSError, match="STARTTLS"):
            MailServer(f"smtp://a:b@127.0.0.1:{server.server_address[1]}", SENDER).send(
                "anna@x.example", "x", "y"
            )


def test_the_outbox_keeps_every_mail_in_its_order(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox", SENDER)
    for number in range(3):
        outbox.send("anna@x.example", f"Mejl {number}", "text")

    files = sorted((tmp_path / "outbox").iterdir())
    subjects = [message_from_bytes(file.read_bytes(), policy=default)["Subject"] for file in files]
    assert subjects == ["Mejl 0", "Mejl 1", "Mejl 2"]


@pytest.mark.parametrize("odd", ["a\nBcc: b@x.example", "a\rb", "a\r\nb"])
def test_a_line_break_in_a_header_is_refused(odd: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        written_mail(SENDER, "anna@x.example", odd, "text")
    with pytest.raises(ValueError, match="linefeed"):
        written_mail(SENDER, odd, "subject", "text")


def test_a_letter_says_what_the_link_does_and_how_long_it_works() -> None:
    assert "tio minuter" in sign_in_letter("https://x/y").text
    letter = invitation_letter("Lillångs kommun", "https://x/y", NOON)
    assert "Lillångs kommun" in letter.subject
    assert "21\N{NO-BREAK SPACE}november 2026" in letter.text
    assert "https://x/y\n" in letter.text
