"""What does a mail server of another make answer, and what did it take?"""

import ssl
from asyncio import Server
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
USER, PASSWORD = "nulage", "ett mycket bra ord"


@dataclass
class Taken:
    """What the server has taken, and what it says to the next letter."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    refusal: str = ""

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refusal:
            return self.refusal
        self.letters.append(message_from_bytes(envelope.content or b"", EmailMessage, policy=default))  # type: ignore[arg-type]
        self.receivers += envelope.rcpt_tos
        return "250 OK"


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        """Looks whether it answers, at the port that it was given."""
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(**options: Any) -> Iterator[Taken]:
    """A server on a port of its own; the options are aiosmtpd's."""
    taken = Taken()
    controller = _OnAnyPort(taken, hostname=HOST, port=0, **options)
    controller.start()
    taken.port = controller.port
    try:
        yield taken
    finally:
        controller.stop()


def with_password(certificate: Path) -> dict[str, Any]:
    """Options of a server that lets nobody post but by TLS and with the password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return {
        "tls_context": context,
        "require_starttls": True,
        "auth_required": True,
        "authenticator": _is_right,
    }


def new_certificate(file: Path) -> Path:
    """A certificate for this machine that nobody has signed but itself, with its key, in the file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def _is_right(_: SMTP, __: Session, ___: Envelope, _____: str, said: object) -> AuthResult:
    right = isinstance(said, LoginPassword) and (said.login.decode(), said.password.decode()) == (
        USER,
        PASSWORD,
    )
    return AuthResult(success=right, handled=False)
