"""What has whoever runs the service decided, and does it hold together?"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import SplitResult, urlsplit

Mode = Literal["production", "demo"]
T = TypeVar("T")
SHORTEST_SECRET = 32
_PLACEHOLDERS = ("change", "example", "secret", "placeholder", "xxxx", "todo")
_MASKED = frozenset({"secret_key", "secret_key_fallbacks", "log_key"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every decision, read once at the start. The names are those of the environment, in small letters."""

    published: Path
    data: Path
    service_path: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    trusted_hosts: tuple[str, ...]
    site_url: str
    service_url: str
    mode: Mode
    mail: str
    mail_from: str
    proxies: int
    log_key: str = ""

    @property
    def demo(self) -> bool:
        return self.mode == "demo"

    @property
    def log_keys(self) -> tuple[bytes, ...]:
        """Keys that link the log: the one in use first, then those that older events may be linked with.

        LOG_KEY is never changed once it is in use. Without it the key follows SECRET_KEY, and old events can
        be verified for as long as the old key stands among SECRET_KEY_FALLBACKS.
        """
        secrets = (self.secret_key, *self.secret_key_fallbacks)
        derived = tuple(sha256(f"nulage event log\n{secret}".encode()).digest() for secret in secrets)
        return (self.log_key.encode(), *derived) if self.log_key else derived

    def printable(self) -> Mapping[str, str]:
        """The settings by their names in the environment, with everything secret masked."""
        return {field.name.upper(): self._shown(field.name) for field in fields(self)}

    def _shown(self, name: str) -> str:
        value: object = getattr(self, name)
        if name in _MASKED:
            return "(hidden)" if value else ""
        if name == "mail" and (password := urlsplit(self.mail).password):
            return self.mail.replace(f":{password}@", ":(hidden)@")
        return " ".join(value) if isinstance(value, tuple) else str(value)


class SettingsFault(Exception):
    """Some settings are missing or cannot be used; the message names each and what to do about it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{key}: {fault}" for key, fault in faults.items()))


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment gives. Raises SettingsFault with every fault at once."""
    faults: dict[str, str] = {}

    def read(key: str, meaning: Callable[[str], T], fallback: T, default: str | None = None) -> T:
        text = environment.get(key, "").strip() or default
        try:
            return meaning(_present(text))
        except ValueError as fault:
            faults[key] = str(fault)
            return fallback

    mode: Mode = read("MODE", _mode, "production", "production")
    settings = Settings(
        published=read("PUBLISHED", _folder, Path()),
        data=read("DATA", _kept_in, Path(), "var"),
        service_path=read("SERVICE_PATH", _service_path, "", "/sjalvvardering"),
        secret_key=read("SECRET_KEY", _secret, ""),
        secret_key_fallbacks=read("SECRET_KEY_FALLBACKS", _secrets, (), ""),
        trusted_hosts=read("TRUSTED_HOSTS", _hosts, ()),
        site_url=read("SITE_URL", lambda text: _address(text, mode), ""),
        service_url=read("SERVICE_URL", lambda text: _address(text, mode), ""),
        mode=mode,
        mail=read("MAIL", lambda text: _mail(text, mode), ""),
        mail_from=read("MAIL_FROM", _sender, ""),
        proxies=read("PROXIES", _number, 0, "0"),
        log_key=read("LOG_KEY", lambda text: _secret(text) if text else "", "", ""),
    )
    for key, fault in _disagreements(settings):
        faults.setdefault(key, fault)
    if faults:
        raise SettingsFault(faults)
    return settings


def _disagreements(settings: Settings) -> list[tuple[str, str]]:
    service, site = urlsplit(settings.service_url), urlsplit(settings.site_url)
    found = []
    if settings.service_path and settings.service_url and service.path.rstrip("/") != settings.service_path:
        found.append(
            (
                "SERVICE_URL",
                f"has the path {service.path!r}; expected {settings.service_path!r}, as SERVICE_PATH says",
            )
        )
    if settings.service_url and settings.trusted_hosts and service.hostname not in settings.trusted_hosts:
        found.append(("TRUSTED_HOSTS", f"lacks {service.hostname!r}, the host of SERVICE_URL; add it"))
    if not settings.demo and service.hostname and service.hostname == site.hostname:
        found.append(("SITE_URL", "has the host of SERVICE_URL; give the site a host of its own"))
    return found


def _present(text: str | None) -> str:
    if text is None:
        raise ValueError("is missing; set it in the environment of the service")
    return text


def _mode(text: str) -> Mode:
    modes: dict[str, Mode] = {"production": "production", "demo": "demo"}
    if text not in modes:
        raise ValueError(f"is {text!r}; expected production or demo")
    return modes[text]


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise ValueError(f"is {text!r}, which is no folder; expected the folder of the built site")
    return Path(text)


def _kept_in(text: str) -> Path:
    folder = Path(text)
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise ValueError(
            f"is {text!r}, but {str(there)!r} is no folder that the service may write in; "
            "expected a folder of its own on a local disk"
        )
    return folder


def _service_path(text: str) -> str:
    if not text.startswith("/") or not text.strip("/") or text.endswith("/"):
        raise ValueError(f"is {text!r}; expected a path such as /sjalvvardering, with no slash at its end")
    return text


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(
            f"is shorter than {SHORTEST_SECRET} characters; make one with `openssl rand -base64 32`"
        )
    if any(word in text.lower() for word in _PLACEHOLDERS) or len(set(text)) < SHORTEST_SECRET // 4:
        raise ValueError("looks like a placeholder; make one with `openssl rand -base64 32`")
    return text


def _secrets(text: str) -> tuple[str, ...]:
    return tuple(_secret(part) for part in text.replace(",", " ").split())


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(text.replace(",", " ").split())
    if any(set(host) & set("*/:") for host in hosts):
        raise ValueError(f"is {text!r}; expected host names alone, such as nulage-form.example")
    return hosts


def _address(text: str, mode: str) -> str:
    parts = _split(text)
    if parts.scheme not in ({"https"} if mode == "production" else {"http", "https"}) or not parts.hostname:
        raise ValueError(f"is {text!r}; expected a whole address that begins with https://")
    return text.rstrip("/") + "/"


def _mail(text: str, mode: str) -> str:
    if text == "outbox":
        if mode == "production":
            raise ValueError(
                "is outbox, which keeps working links in files; expected smtp://user:pass@host:port"
            )
        return text
    parts = _split(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("is no mail server; expected smtp://user:pass@host:port, smtps://… or outbox (demo)")
    return text


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        # Python's own words may hold a part of the text, and that may be a password
        raise ValueError("is no address; mind its port, a number up to 65535, and its brackets") from None
    return parts


def _sender(text: str) -> str:
    if "@" not in text or not text.isprintable():
        raise ValueError(f"is {text!r}; expected an e-mail address")
    return text


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"is {text!r}; expected the number of proxies in front, 0 for none")
    return int(text)
