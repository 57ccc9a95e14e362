"""A message as a mail file that a mail client opens."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
import html
import re

from velocity_preview.preview.plain_text import plain_text

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_FROM = "preview@example.com"
_TO = "reader@example.com"


def eml(text: str, kind: str, subject: str | None, *, usual: str) -> bytes:
    """The mail, with a plain text part. Its subject is `subject`, else the message's title, else `usual`."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join((subject or _title(text) or usual).split())
    mail["From"] = _FROM
    mail["To"] = _TO
    mail["X-Unsent"] = "1"
    if kind == "html":
        mail.set_content(plain_text(text))
        mail.add_alternative(text, subtype="html")
    else:
        mail.set_content(text)
    return mail.as_bytes()


def _title(text: str) -> str:
    match = _TITLE.search(text)
    return html.unescape(match[1]).strip() if match else ""
