#!/usr/bin/env python3
"""A mailbox and a way out for a test in another language: says where they are, then does what its input says.

taken          what was sent, as a list
answer WORDS   puts an answer to the last of it into the inbox
"""
import json
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "imap"))
from dovecot import PASSWORD, Dovecot  # noqa: E402
from server import SmtpServer  # noqa: E402

ADDRESS = "grace@example.org"


def say(what):
    print(json.dumps(what), flush=True)


def answer(server, mail, words):
    lines = [f"From: {mail['To']}", f"To: {ADDRESS}", f"Subject: Re: {mail['Subject']}", f"Message-ID: <{time.time()}@test.example>",
             f"Date: {time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime())}", f"In-Reply-To: {mail['Message-ID']}", "", words, ""]
    client = server.client(ADDRESS)
    assert client.append("INBOX", None, None, "\r\n".join(lines).encode())[0] == "OK"
    client.logout()


def main():
    with tempfile.TemporaryDirectory(prefix="kith-post-") as place, Dovecot(place, [ADDRESS]) as server, SmtpServer() as smtp:
        say({"address": ADDRESS, "secret": PASSWORD, "imap": server.port, "smtp": smtp.port, "authorities": server.ca.read_text(),
             "provider": f"http://127.0.0.1:{server.provider.server_port}"})
        for line in sys.stdin:
            command, _, words = line.strip().partition(" ")
            if command == "answer":
                answer(server, smtp.taken[-1].mail, words)
                say("done")
            else:
                say([{"to": one.recipients, "subject": one.mail["Subject"], "text": one.mail.get_content()} for one in smtp.taken])


if __name__ == "__main__":
    main()
