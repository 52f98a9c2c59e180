"""Is it really a member of the agencies' staff who signs in?"""

import hmac
from dataclasses import replace
from datetime import datetime

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from nulage_forms.model import StaffAccount, normal_email

SHORTEST_PASSWORD = 15
ISSUER = "Nuläge"
_STEP = 30
_hasher = PasswordHasher()
NOBODYS_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$CrU0ibq1l/pXmlMEthSSRA$tQxTiqjy7k2Z8dbN+pCP9o+zaebUkRCLuW5V6XRuELs"
)
"""Of a password that nobody has. Made beforehand, as making one costs more than all else at the start."""


class WrongCode(Exception):
    """The one-time code is not right, has been used, or belongs to an account that does not exist."""


class PasswordTooShort(ValueError):
    """A password of staff has at least fifteen characters."""


def new_account(email: str, name: str, password: str) -> StaffAccount:
    """An account with a second factor of its own. Raises PasswordTooShort and NotAnAddress."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    return StaffAccount(normal_email(email), name, _hasher.hash(password), pyotp.random_base32())


def setup_address(account: StaffAccount) -> str:
    """The otpauth address that an authenticator app reads, by hand or as a picture."""
    return pyotp.TOTP(account.totp_secret, name=account.email, issuer=ISSUER).provisioning_uri()


def is_password(account: StaffAccount | None, password: str) -> bool:
    """Whether it is the account's password; it takes as long to say no to an account that does not exist."""
    try:
        right = _hasher.verify(account.password_hash if account else NOBODYS_HASH, password)
    except (VerificationError, InvalidHashError):
        return False
    return right and account is not None


def with_code_used(account: StaffAccount | None, code: str, now: datetime) -> StaffAccount:
    """The account after its one-time code has been used; codes half a minute early or late are taken.

    Raises WrongCode, also for a code that has been used before or is older than one that has.
    """
    if account is None:
        raise WrongCode
    totp, step = pyotp.TOTP(account.totp_secret), int(now.timestamp()) // _STEP
    for near in (step, step - 1, step + 1):
        if near > account.last_totp and hmac.compare_digest(totp.generate_otp(near), "".join(code.split())):
            return replace(account, last_totp=near)
    raise WrongCode
