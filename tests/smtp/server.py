"""A mail server that takes mail (aiosmtpd) on a free port of this machine, and keeps what it took."""
import asyncio
import logging
import ssl
import sys
import warnings
from email import message_from_bytes, policy
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "imap"))
from dovecot import PASSWORD, free_port  # noqa: E402

logging.getLogger("mail.log").setLevel(logging.CRITICAL)
warnings.simplefilter("ignore", UserWarning)  # it is meant to take a password in the clear


class Taken:
    def __init__(self, envelope):
        self.sender, self.recipients, self.bytes = envelope.mail_from, list(envelope.rcpt_tos), envelope.original_content
        self.mail = message_from_bytes(self.bytes, policy=policy.default)


class Postbox:
    """`says` holds answers by command ("RCPT": ["451 later"]), each used once; "DATA" is the answer to the end of the words.
    An answer of None ends the connection instead."""

    def __init__(self):
        self.taken, self.says, self.envelopes = [], {}, []

    def next_answer(self, command):
        left = self.says.get(command, [])
        return left.pop(0) if left else "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = self.next_answer("MAIL")
        if answer.startswith("250"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.next_answer("RCPT")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self.next_answer("DATA")
        if answer is None or answer.startswith("250"):
            self.taken.append(Taken(envelope))
        if answer is None:
            server.transport.close()
            await asyncio.sleep(0)
            return "421 gone"
        return answer


class SmtpServer(Controller):
    """Without `certificate` in the clear; with `starttls` TLS comes by STARTTLS, else at once."""

    def __init__(self, certificate=None, starttls=False):
        self.postbox = Postbox()
        self.logins = []
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*map(str, certificate))
        self.starttls = context if starttls else None
        super().__init__(self.postbox, hostname="127.0.0.1", port=free_port(), ssl_context=None if starttls else context)

    def authenticate(self, server, session, envelope, mechanism, data):
        good = data.password == PASSWORD.encode()
        self.logins.append((data.login.decode(), good))
        return AuthResult(success=good, handled=good)

    def factory(self):
        return SMTP(self.handler, hostname="mail.test", tls_context=self.starttls, require_starttls=bool(self.starttls),
                    auth_required=True, auth_require_tls=bool(self.starttls), authenticator=self.authenticate)

    @property
    def taken(self):
        return self.postbox.taken

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
