#!/usr/bin/env python3
"""Kith sends: a real SMTP server and a real IMAP server on this machine, and a program that dies at every step.

/usr/bin/python3 tests/smtp/run.py build/dev/kith             about two minutes
/usr/bin/python3 tests/smtp/run.py build/dev/kith -k killed   those with "killed" in their name
/usr/bin/python3 tests/smtp/run.py build/dev/kith --full      also a server that says nothing for a minute
"""
import argparse
import importlib.util
import json
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "imap"))
from dovecot import Dovecot  # noqa: E402
from relay import Relay  # noqa: E402
from server import SmtpServer  # noqa: E402

spec = importlib.util.spec_from_file_location("imap_run", HERE.parent / "imap" / "run.py")
imap_run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(imap_run)
letter, until = imap_run.letter, imap_run.until

NOW = "2026-11-23T09:00:00Z"
SECONDS = 120
WORDS = "Hi Bob,\n\nGrüße.\n.\nwithin the words\nShall we meet?\n"


def minutes(number):
    return f"2026-11-23T{9 + number // 60:02}:{number % 60:02}:00Z"


class Sender(imap_run.Account):
    """A user with a mailbox and a way out, and a Kith that knows Bob and Cleo."""

    def ready(self, port, security="clear", imap_port=None, host="127.0.0.1", ca=None):
        self.kith("settings", "name", "Ada Müller")
        # What the guard says of the words is not what is looked at here.
        for rule in ("no-context", "cold-ask", "near-copy", "third-follow-up", "left-over-name"):
            self.kith("settings", f"guard.{rule}", "off")
        if imap_port:
            self.add(imap_port, "clear", host="127.0.0.1")
        else:
            self.add(self.server.port, "starttls", host="127.0.0.1")
        words = ["mail", "sender", "1", "--host", host, "--port", port, "--security", security]
        self.kith(*words, *(["--ca", ca] if ca else []))
        return self

    def way(self, port):
        self.kith("mail", "sender", "1", "--host", "127.0.0.1", "--port", port, "--security", "clear")

    def draft(self, who="bob", subject="Schöne Grüße", body=WORDS):
        made = json.loads(self.kith("draft", who, "--json"))
        self.kith("draft", "edit", made["id"], "--subject", subject, "--body", body)
        return made["id"]

    def at(self, now, *words, status=0):
        child = self.start("--now", now, *words)
        out, err = child.communicate(timeout=SECONDS)
        assert child.returncode == status, (words, child.returncode, out, err)
        return out if status == 0 else out + err

    def mails(self):
        return json.loads(self.kith("outbox", "--json"))["items"]

    def mail(self):
        [one] = self.mails()
        return one

    def draft_state(self, number=1):
        return json.loads(self.kith("draft", "show", number, "--json"))["state"]

    def sent_folder(self):
        client = self.server.client(self.address)
        client.select("Gesendet", readonly=True)
        numbers = client.search(None, "ALL")[1][0].split()
        all_of_them = [client.fetch(number, "(RFC822 FLAGS)")[1][0] for number in numbers]
        client.logout()
        return all_of_them


def arrives_as_written_and_is_one_contact(sender, smtp):
    sender.ready(smtp.port)
    said = sender.kith("draft", "send", sender.draft())
    assert "sent Mon 23 Nov 09:00" in said, said
    [one] = smtp.taken
    assert one.sender == sender.address and one.recipients == ["bob@example.com"]
    mail = one.mail
    assert mail["Subject"] == "Schöne Grüße" and mail["From"] == f"Ada Müller <{sender.address}>", mail
    assert mail["To"] == "Bob <bob@example.com>" and mail["Date"] == "Mon, 23 Nov 2026 09:00:00 +0000", mail
    assert mail["Bcc"] is None and mail["Message-ID"].endswith("@example.org>")
    assert mail.get_content().replace("\r\n", "\n") == WORDS, mail.get_content()
    [(flags, copy)] = sender.sent_folder()
    assert b"\\Seen" in flags and copy == one.bytes
    assert sender.mail()["state"] == "copied" and sender.draft_state() == "sent"
    assert sender.count("touches") == 1 and sender.count("messages") == 1
    synced = sender.sync()
    assert (synced["read"], synced["new"]) == (1, 0), synced
    assert sender.count("touches") == 1
    assert "email, from you" in sender.kith("person", "bob")
    assert "Bob" in sender.kith("waiting"), "it asks for something"


def answers_go_on_in_their_thread(sender, smtp):
    sender.ready(smtp.port)
    sender.fill(letter(1, "Bob <bob@example.com>", sender.address, "Lunch?", "Friday?"))
    sender.fill(letter(2, "Bob <bob@example.com>", sender.address, "Re: Lunch?", "Or Monday?", References="<1@test.example>",
                       In_Reply_To="<1@test.example>"))
    sender.sync()
    number = json.loads(sender.kith("draft", "bob", "--answer", "--json"))["id"]
    sender.kith("draft", "edit", number, "--body", "Monday it is.")
    sender.kith("draft", "send", number)
    mail = smtp.taken[0].mail
    assert mail["Subject"] == "Re: Lunch?" and mail["In-Reply-To"] == "<2@test.example>", mail
    assert mail["References"].split() == ["<1@test.example>", "<2@test.example>"], mail["References"]
    # And the answer to it is known as one.
    sender.fill(letter(3, "Bob <bob@example.com>", sender.address, "Re: Lunch?", "See you.", In_Reply_To=mail["Message-ID"]))
    sender.sync()
    with sqlite3.connect(sender.database) as connection:
        assert connection.execute("SELECT count(DISTINCT thread) FROM touches").fetchone() == (1,)


def by_tls_and_starttls(sender, smtp):
    folder = sender.server.folder
    certificate = (folder / "cert.pem", folder / "key.pem")
    for starttls in (False, True):
        with SmtpServer(certificate, starttls) as secure:
            if not starttls:
                sender.ready(smtp.port)
            security = "starttls" if starttls else "tls"
            sender.kith("mail", "sender", "1", "--host", "127.0.0.1", "--port", secure.port, "--security", security)
            number = sender.draft(subject=security)
            assert "sent" in sender.kith("draft", "send", number)
            assert len(secure.taken) == 1
            # Another authority's word is not taken.
            sender.kith("mail", "sender", "1", "--host", "127.0.0.1", "--port", secure.port, "--security", security, "--ca",
                        "/etc/ssl/certs/ca-certificates.crt")
            said = sender.kith("draft", "send", sender.draft(subject="untrusted " + security))
            assert "cannot be trusted" in said and "--ca" in said, said
            assert len(secure.taken) == 1
    # No TLS where it was asked for: the password is not sent.
    sender.kith("mail", "sender", "1", "--host", "127.0.0.1", "--port", smtp.port, "--security", "starttls")
    said = sender.kith("draft", "send", sender.draft(subject="in the clear"))
    assert "no TLS" in said and not smtp.logins, said


def a_wrong_login_is_told_and_waits(sender, smtp):
    sender.ready(smtp.port)
    child = sender.start("--now", NOW, "mail", "sender", "1", "--host", "127.0.0.1", "--port", str(smtp.port), "--security", "clear",
                         "--user", "nobody", "--password")
    child.communicate("wrong\n", timeout=SECONDS)
    said = sender.kith("draft", "send", sender.draft())
    assert "refuses the login of nobody" in said and "again Mon 23 Nov 10:00" in said, said
    assert sender.mail()["state"] == "scheduled" and not smtp.taken
    assert "Nothing is due" in sender.at(minutes(59), "outbox", "run")
    sender.way(smtp.port)
    assert "sent" in sender.at(minutes(61), "outbox", "run")
    assert len(smtp.taken) == 1 and sender.mail()["tries"] == 2


def greylisting_is_waited_for(sender, smtp):
    sender.ready(smtp.port)
    smtp.postbox.says = {"RCPT": ["451 4.7.1 greylisted, come back"], "DATA": ["452 4.3.1 disk full"]}
    said = sender.kith("draft", "send", sender.draft())
    assert "451 4.7.1 greylisted, come back" in said and "09:02" in said, said
    assert "Nothing is due" in sender.at(minutes(1), "outbox", "run")
    said = sender.at(minutes(2), "outbox", "run")
    assert "452 4.3.1 disk full" in said and "tried 2 times" in said, said
    assert not smtp.taken
    assert "sent" in sender.at(minutes(6), "outbox", "run")
    [one] = smtp.taken
    assert one.mail["Date"].startswith("Mon, 23 Nov 2026 09:00:00")


def given_up_after_five_days(sender, smtp):
    sender.ready(smtp.port)
    smtp.postbox.says = {"MAIL": ["450 not now"] * 2}
    sender.kith("draft", "send", sender.draft())
    said = sender.at("2026-11-29T09:00:00Z", "outbox", "run")
    assert "given up after 2 tries: 450 not now" in said, said
    assert sender.draft_state() == "open" and not smtp.taken


def a_refusal_opens_the_draft_again(sender, smtp):
    sender.ready(smtp.port)
    for command, words in (("RCPT", "550 5.1.1 no such user"), ("DATA", "554 5.7.1 looks like spam"), ("MAIL", "553 not yours")):
        smtp.postbox.says = {command: [words]}
        number = sender.draft(subject=command)
        said = sender.at(NOW, "draft", "send", number, status=5)
        assert words in said, said
        assert sender.draft_state(number) == "open" and not smtp.taken
    sender.kith("draft", "send", number)
    assert len(smtp.taken) == 1 and sender.count("touches") == 1


def a_line_that_breaks_before_the_end_is_tried_again(sender, smtp):
    sender.ready(smtp.port)
    for number, start in enumerate(("EHLO", "AUTH", "MAIL", "RCPT", "DATA"), 1):
        def cut(line):
            if line.startswith(start):
                raise ConnectionError

        with Relay(smtp.port, on_command=cut) as relay:
            sender.way(relay.port)
            said = sender.kith("draft", "send", sender.draft(subject=start))
            assert "again Mon 23 Nov 09:02" in said, (start, said)
        sender.way(smtp.port)
        sender.at(minutes(2 + number * 10), "outbox", "run")
        assert [one.mail["Subject"] for one in smtp.taken].count(start) == 1, start
    assert sender.count("touches") == 5


def what_may_have_left_is_not_sent_again(sender, smtp):
    """The line breaks after the end: once the server has it, once it does not."""
    sender.ready(smtp.port)
    smtp.postbox.says = {"DATA": [None]}
    said = sender.kith("draft", "send", sender.draft(subject="taken"))
    assert "may have left" in said and len(smtp.taken) == 1, said

    def cut(line):
        if line == ".":
            raise ConnectionError

    with Relay(smtp.port, on_command=cut) as relay:
        sender.way(relay.port)
        said = sender.kith("draft", "send", sender.draft(subject="lost"))
        assert "may have left" in said and len(smtp.taken) == 1, said
    sender.way(smtp.port)
    for number in (10, 100, 600):
        sender.at(minutes(number), "outbox", "run")
    assert len(smtp.taken) == 1 and sender.count("touches") == 0
    sender.at(NOW, "draft", "cancel", 1, status=5)
    sender.at(NOW, "draft", "send", 1, status=5)
    # The user looks: one is there, the other is not.
    sender.kith("outbox", "sent", 1)
    sender.kith("outbox", "resend", 2)
    sender.kith("outbox", "run")
    assert [one.mail["Subject"] for one in smtp.taken] == ["taken", "lost"]
    assert {one["state"] for one in sender.mails()} == {"copied"} and sender.count("touches") == 2
    assert len(sender.sent_folder()) == 2


def its_copy_says_that_it_left(sender, smtp):
    sender.ready(smtp.port)
    smtp.postbox.says = {"DATA": [None]}
    sender.kith("draft", "send", sender.draft())
    assert sender.mail()["state"] == "unsure"
    sender.fill(smtp.taken[0].bytes, folder="Gesendet")  # as servers do that keep what they send
    sender.sync()
    sender.kith("outbox", "run")
    assert sender.mail()["state"] == "copied" and sender.draft_state() == "sent" and sender.count("touches") == 1
    assert len(sender.sent_folder()) == 1


def killed_at_every_step(sender, smtp):
    sender.ready(smtp.port)
    steps = ("connect", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "within the words", ".", "QUIT")
    for number, step in enumerate(steps, 1):
        child = None
        done = []

        def kill(line):
            if line.startswith(step) and (step != "." or line == ".") and not done:
                done.append(line)
                child.send_signal(signal.SIGKILL)
                child.wait()

        draft = sender.draft(subject=step)
        # "connect" is a server that has not greeted yet.
        with socket.create_server(("127.0.0.1", 0)) as silent, Relay(smtp.port, on_command=kill) as relay:
            sender.way(silent.getsockname()[1] if step == "connect" else relay.port)
            child = sender.start("--now", minutes(number * 20), "draft", "send", draft)
            if step == "connect":
                _held = silent.accept()  # let go, it would close: an answer, after which the message waits again
                child.send_signal(signal.SIGKILL)
            child.communicate(timeout=SECONDS)
            assert child.returncode == -signal.SIGKILL, (step, child.returncode)
            time.sleep(0.3)
        state = json.loads(sender.kith("draft", "show", draft, "--json"))["mail"]["state"]
        came = [one.mail["Subject"] for one in smtp.taken].count(step)
        expected = {".": {("unsure", 1)}, "QUIT": {("sent", 1)},
                    # The program is a line or two ahead of what the server has read.
                    "within the words": {("sending", 0), ("unsure", 0)}}.get(step, {("sending", 0)})
        assert (state, came) in expected, (step, state, came)
        sender.way(smtp.port)
        if (state, came) == ("unsure", 0):
            sender.at(minutes(number * 20 + 5), "outbox", "resend", number)
        # As long as the other program may be alive it is left alone, and then taken over.
        sender.at(minutes(number * 20 + 1), "outbox", "run")
        sender.at(minutes(number * 20 + 6), "outbox", "run")
        state = json.loads(sender.kith("draft", "show", draft, "--json"))["mail"]["state"]
        came = [one.mail["Subject"] for one in smtp.taken].count(step)
        assert (state, came) == ("unsure" if step == "." else "copied", 1), (step, state, came)
    assert sender.count("touches") == len(steps) - 1
    ids = [one.mail["Message-ID"] for one in smtp.taken]
    assert len(set(ids)) == len(steps)


def killed_while_the_copy_is_put_away(sender, smtp):
    now = {"step": "", "child": None}

    def kill(line):
        step = now["step"]
        hit = "Subject: copy" in line if step == "literal" else step and f" {step}" in line.upper()[:40]
        if hit:
            now["step"] = ""
            now["child"].send_signal(signal.SIGKILL)
            now["child"].wait()

    with Relay(sender.server.port, on_command=kill) as relay:
        sender.ready(smtp.port, imap_port=relay.port)
        for number, step in enumerate(("EXAMINE", "SEARCH", "APPEND", "literal")):
            draft = sender.draft(subject=f"copy {step}")
            child = now["child"] = sender.start("--now", minutes(number * 60), "draft", "send", draft)
            now["step"] = step
            child.communicate(timeout=SECONDS)
            assert child.returncode == -signal.SIGKILL, step
            time.sleep(0.3)
            for later in (5, 20, 50):
                sender.at(minutes(number * 60 + later), "outbox", "run")
            mail = json.loads(sender.kith("draft", "show", draft, "--json"))["mail"]
            copies = sum(f"Subject: copy {step}".encode() in copy for _, copy in sender.sent_folder())
            came = [one.mail["Subject"] for one in smtp.taken].count(f"copy {step}")
            assert (mail["state"], copies, came) == ("copied", 1, 1), (step, mail, copies, came)


def two_programs_at_once_send_each_once(sender, smtp):
    sender.ready(smtp.port)
    subjects = [f"number {number}" for number in range(12)]
    for subject in subjects:
        sender.kith("draft", "send", sender.draft(subject=subject), "--at", "2026-11-23 10:00")
    children = [sender.start("--now", minutes(61), "outbox", "run") for _ in range(3)]
    for child in children:
        out, err = child.communicate(timeout=SECONDS)
        assert child.returncode == 0, (out, err)
    sender.at(minutes(90), "outbox", "run")
    assert sorted(one.mail["Subject"] for one in smtp.taken) == sorted(subjects)
    assert {one["state"] for one in sender.mails()} == {"copied"} and len(sender.sent_folder()) == 12


def a_program_that_wakes_up_late_sends_nothing(sender, smtp):
    """Stopped in the middle, taken over by another, and let go on: the message leaves once."""
    sender.ready(smtp.port)
    child = None

    def stop(line):
        if line.startswith("RCPT"):
            child.send_signal(signal.SIGSTOP)

    with Relay(smtp.port, on_command=stop) as relay:
        sender.way(relay.port)
        child = sender.start("--now", NOW, "draft", "send", sender.draft())
        until(lambda: sender.mails() and sender.mail()["state"] == "sending", 10, "the first try")
        time.sleep(0.3)
        sender.way(smtp.port)
        assert "sent" in sender.at(minutes(6), "outbox", "run")
        child.send_signal(signal.SIGCONT)
        child.communicate(timeout=SECONDS)
        time.sleep(0.3)
    assert len(smtp.taken) == 1 and sender.mail()["state"] == "copied" and sender.mail()["tries"] == 2


def called_back_or_no_longer_wanted(sender, smtp):
    sender.ready(smtp.port)
    later = ["--at", "2026-11-23 12:00"]
    numbers = {what: sender.draft(who, subject=what) for what, who in
               (("cancelled", "bob"), ("undone", "bob"), ("deleted", "bob"), ("not wanted", "cleo"))}
    for what in ("cancelled", "not wanted", "undone"):
        sender.kith("draft", "send", numbers[what], *later)
    sender.kith("undo")
    sender.kith("draft", "cancel", numbers["cancelled"])
    assert sender.draft_state(numbers["cancelled"]) == "open"
    sender.kith("rest", "cleo", "--do-not-contact")
    said = sender.at(minutes(200), "outbox", "run")
    assert "cleo@example.com: called back: Cleo asked not to be contacted" in said, said
    assert not smtp.taken and sender.count("touches") == 0
    # What undo opened can be sent once more, and is sent once.
    sender.kith("draft", "send", numbers["undone"])
    sender.at(minutes(200), "outbox", "run")
    assert [one.mail["Subject"] for one in smtp.taken] == ["undone"]


def the_server_sends_when_it_is_time(sender, smtp):
    sender.ready(smtp.port)
    served = sender.start("serve", "--port", "0")
    try:
        number = sender.draft()
        child = sender.start("draft", "send", number, "--at", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3)))
        child.communicate(timeout=SECONDS)
        assert child.returncode == 0 and not smtp.taken
        until(lambda: smtp.taken, 15, "the message")
        until(lambda: sender.mail()["state"] == "copied", 10, "its copy")
    finally:
        began = time.monotonic()
        served.send_signal(signal.SIGTERM)
        served.communicate(timeout=30)
    assert served.returncode == 0 and time.monotonic() - began < 8
    assert len(smtp.taken) == 1


def good_hours_are_kept(sender, smtp):
    sender.ready(smtp.port)
    child = sender.start("--now", "2026-11-28T21:00:00Z", "draft", "send", str(sender.draft()), "--at", "good", "--json")
    out, err = child.communicate(timeout=SECONDS)
    assert json.loads(out)["mail"]["next"] == "2026-11-30T08:00:00Z", out + err
    assert "Nothing is due" in sender.at("2026-11-30T07:59:59Z", "outbox", "run")
    assert "sent" in sender.at("2026-11-30T08:00:00Z", "outbox", "run")
    assert smtp.taken[0].mail["Date"] == "Mon, 30 Nov 2026 08:00:00 +0000"


def nothing_leaves_without_a_way(sender, smtp):
    number = sender.draft()
    said = sender.at(NOW, "draft", "send", number, status=5)
    assert "no mail account" in said, said
    sender.ready(smtp.port)
    sender.kith("draft", "edit", number, "--body", "Hi [[who]]")
    assert "a gap is left: [[who]]" in sender.at(NOW, "draft", "send", number, status=5)
    assert not sender.mails()


def a_server_that_says_nothing_is_given_up_on(sender, smtp):
    sender.ready(smtp.port)
    for step, state in (("RCPT", "scheduled"), (".", "unsure")):
        def hang(line):
            if line.startswith(step) and (step != "." or line == "."):
                time.sleep(90)

        with Relay(smtp.port, on_command=hang) as relay:
            sender.way(relay.port)
            began = time.monotonic()
            number = sender.draft(subject=step)
            sender.kith("draft", "send", number)
            assert 55 < time.monotonic() - began < 80
            mail = json.loads(sender.kith("draft", "show", number, "--json"))["mail"]
            assert mail["state"] == state, mail


TESTS = [arrives_as_written_and_is_one_contact, answers_go_on_in_their_thread, by_tls_and_starttls,
         a_wrong_login_is_told_and_waits, greylisting_is_waited_for, given_up_after_five_days, a_refusal_opens_the_draft_again,
         a_line_that_breaks_before_the_end_is_tried_again, what_may_have_left_is_not_sent_again, its_copy_says_that_it_left,
         killed_at_every_step, killed_while_the_copy_is_put_away, two_programs_at_once_send_each_once,
         a_program_that_wakes_up_late_sends_nothing, called_back_or_no_longer_wanted, the_server_sends_when_it_is_time,
         good_hours_are_kept, nothing_leaves_without_a_way]
FULL = [a_server_that_says_nothing_is_given_up_on]


def main():
    words = argparse.ArgumentParser()
    words.add_argument("kith")
    words.add_argument("-k", default="", help="only tests with this in their name")
    words.add_argument("--full", action="store_true")
    given = words.parse_args()
    binary = str(Path(given.kith).resolve())
    good = bad = 0
    with tempfile.TemporaryDirectory(prefix="kith-smtp-") as place:
        names = [f"user{number}" for number in range(len(TESTS) + len(FULL))]
        with Dovecot(place, [f"{name}@example.org" for name in names]) as server:
            for number, test in enumerate(TESTS + (FULL if given.full else [])):
                if given.k not in test.__name__:
                    continue
                began = time.monotonic()
                try:
                    with SmtpServer() as smtp:
                        test(Sender(binary, server, Path(place), names[number]), smtp)
                    good += 1
                    print(f"ok {test.__name__} ({time.monotonic() - began:.1f} s)", flush=True)
                except Exception as error:  # noqa: BLE001: all of them run
                    bad += 1
                    print(f"FAILED {test.__name__}: {error!r}", flush=True)
    print(f"{good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
