"""How is a text kept that only whoever sent it can have opened again?"""

import base64
from collections.abc import Iterable

MEANING = b"nulage: a rescued text"


def seal(text: str, token: str, secret: str) -> str:
    """The text in a form that both the token and the secret are needed to read."""
    # The library takes a tenth of a second to come, and hardly any request needs it.
    from cryptography.fernet import Fernet  # noqa: PLC0415

    return Fernet(_key(token, secret)).encrypt(text.encode()).decode()


def unseal(sealed: str, token: str, secrets: Iterable[str]) -> str | None:
    """The text, by whichever secret it was sealed with; None when none of them opens it."""
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415

    for secret in secrets:
        try:
            return Fernet(_key(token, secret)).decrypt(sealed.encode()).decode()
        except InvalidToken:
            continue
    return None


def _key(token: str, secret: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    derived = HKDF(SHA256(), length=32, salt=token.encode(), info=MEANING).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
