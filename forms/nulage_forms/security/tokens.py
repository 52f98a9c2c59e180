"""How are secrets for links and sessions made, and what is kept of them?"""

import hashlib
import secrets


def new_token() -> str:
    """A secret of 32 random bytes that can stand in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token: its SHA-256 in hex. The token itself is nowhere but with its owner."""
    return hashlib.sha256(token.encode()).hexdigest()
