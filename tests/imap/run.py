#!/usr/bin/env python3
"""Kith and a real mail server: a Dovecot of the test's own on this machine.

tests/imap/run.py build/dev/kith             about a minute
tests/imap/run.py build/dev/kith -k killed   those with "killed" in their name
tests/imap/run.py build/dev/kith --full      also a mailbox of 100,000 messages
"""
import argparse
import email.utils
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlparse

sys.dont_write_bytecode = True
from dovecot import PASSWORD, Dovecot  # noqa: E402
from relay import Relay  # noqa: E402

NOW = "2026-11-23T09:00:00Z"
NOON = 1763380800  # 2025-11-17T12:00:00Z
SECONDS = 300


def letter(number, sender, to, subject="Hello", text="How are you?", **headers):
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Message-ID: <{number}@test.example>",
             f"Date: {email.utils.formatdate(NOON + 60 * number)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + text + "\r\n").encode()


class Account:
    """A user with a mailbox, and a Kith that knows Bob and Cleo."""

    def __init__(self, binary, server, folder, name):
        self.binary, self.server, self.name = binary, server, name
        self.address = f"{name}@example.org"
        self.folder = folder / name
        self.folder.mkdir()
        self.database = self.folder / "kith.db"
        people = "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{who}\r\nEMAIL:{who.lower()}@example.com\r\nEND:VCARD\r\n"
                         for who in ("Bob", "Cleo"))
        (self.folder / "people.vcf").write_text(people)
        self.kith("import", self.folder / "people.vcf")

    def start(self, *words, **more):
        env = {**os.environ, "HOME": str(self.folder), "NO_COLOR": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        env.pop("KITH_KEY", None)
        env.update(more.pop("env", {}))
        return subprocess.Popen([self.binary, "--db", str(self.database), "--tz", "UTC", *map(str, words)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, **more)

    def kith(self, *words, status=0, text="", env=None):
        child = self.start("--now", NOW, *words, env=env or {})
        out, err = child.communicate(text, timeout=SECONDS)
        if child.returncode != status:
            raise AssertionError(f"kith {' '.join(map(str, words))}: exit {child.returncode}, not {status}: {out}{err}")
        return out if status == 0 else err

    def add(self, port=None, security="tls", **more):
        words = ["mail", "add", self.address, "--host", more.pop("host", "localhost"), "--port", port or self.server.tls_port,
                 "--security", security, "--json"]
        if security != "clear":
            words += ["--ca", more.pop("ca", self.server.ca)]
        for name, value in more.items():
            words += [f"--{name}", value] if name not in ("text", "status") else []
        text = self.kith(*words, text=more.get("text", PASSWORD + "\n"), status=more.get("status", 0))
        return json.loads(text) if more.get("status", 0) == 0 else text

    def sync(self, *words):
        return json.loads(self.kith("mail", "sync", "--json", *words))["items"][0]

    def status(self):
        return json.loads(self.kith("mail", "status", self.address, "--json"))

    def count(self, table):
        with sqlite3.connect(self.database) as connection:
            return connection.execute(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL").fetchone()[0]

    def maildir(self):
        return self.server.mail / self.address

    def fill(self, *letters, folder="INBOX", flags=None):
        client = self.server.client(self.address)
        for one in letters:
            assert client.append(folder, flags, None, one)[0] == "OK"
        client.logout()


def talk(account):
    """Six messages of which five are contact: a question of Bob's, its answer, one to Cleo, and the like."""
    me = account.address
    account.fill(letter(1, "Bob <bob@example.com>", me, "Lunch?", "Shall we meet on Friday?"),
                 letter(2, "Cleo <cleo@example.com>", me), letter(3, "news@shop.example", me, List_Unsubscribe="<x>"))
    account.fill(letter(4, f"Ada <{me}>", "bob@example.com", "Re: Lunch?", In_Reply_To="<1@test.example>"),
                 letter(5, f"Ada <{me}>", "cleo@example.com"), folder="Gesendet")
    account.fill(letter(6, "Bob <bob@example.com>", me, "Old"), folder="INBOX")


def a_first_sync_makes_contacts(account):
    talk(account)
    account.fill(letter(20, f"Ada <{account.address}>", "bob@example.com", "unfinished"), folder="Entw&APw-rfe")
    account.fill(letter(21, "Bob <bob@example.com>", account.address, "thrown away"), folder="Papierkorb")
    added = account.add()
    assert added["reads"][0] == "Gesendet" and "Entwürfe" not in added["reads"] and "Papierkorb" not in added["reads"], added
    assert PASSWORD not in json.dumps(added)
    done = account.sync()
    assert (done["state"], done["read"], done["new"], done["touches"]) == ("done", 6, 6, 5), done
    assert account.count("touches") == 5
    client = account.server.client(account.address)
    client.select("INBOX", readonly=True)
    assert client.search(None, "SEEN")[1] == [b""], "reading has marked something as read"
    client.logout()
    person = json.loads(account.kith("person", "bob@example.com", "--json"))
    assert "2025-11-17" in json.dumps(person), person


def a_second_sync_brings_what_is_new(account):
    talk(account)
    account.add()
    account.sync()
    nothing = account.sync()
    assert (nothing["read"], nothing["new"], nothing["step"]) == (0, 0, None), nothing
    account.fill(letter(7, "Cleo <cleo@example.com>", account.address, "News"))
    one = account.sync()
    assert (one["read"], one["new"], one["touches"]) == (1, 1, 1), one
    # The same message once more, elsewhere: it stays one.
    client = account.server.client(account.address)
    client.create("Archiv")
    client.logout()
    account.fill(letter(7, "Cleo <cleo@example.com>", account.address, "News"), folder="Archiv")
    again = account.sync()
    assert (again["read"], again["new"]) == (1, 0), again
    assert account.count("touches") == 6


def one_sync_is_one_step_of_undo(account):
    talk(account)
    account.add()
    done = account.sync()
    account.kith("undo")
    assert account.count("touches") == 0 and account.count("messages") == 0
    assert account.sync()["read"] == 0, "what was undone stays away"
    again = account.sync("--again")
    assert again["new"] == 6 and account.count("touches") == 5, again
    assert done["step"] != again["step"]


def starttls_and_the_name_of_the_machine(account):
    talk(account)
    account.add(account.server.port, "starttls", host="127.0.0.1")
    assert account.sync()["new"] == 6


def an_access_token_logs_in(account):
    talk(account)
    account.add(login="xoauth2", text=f"token-of-{account.address}\n")
    assert account.sync()["new"] == 6
    refused = account.add(login="xoauth2", text="expired\n", status=5)
    assert "refuses the login" in refused, refused


def an_access_token_is_renewed(account):
    talk(account)
    secret = account.folder / "client.txt"
    secret.write_text("s=1\n")
    url = f"http://127.0.0.1:{account.server.provider.server_port}/token"
    more = {"login": "oauth2", "client": "kith & test", "client-secret-file": str(secret), "token-url": url}
    refused = account.add(text="taken back\n", status=5, **more)
    assert "gives no token: The consent was taken back." in refused and "agree once more" in refused, refused
    added = account.add(text=f"refresh-of-{account.address}\n", **more)
    assert added["account"]["login"] == "oauth2" and "refresh-of" not in json.dumps(added), added
    renewed = account.server.provider.RequestHandlerClass.renewed
    assert account.sync()["new"] == 6
    assert renewed[account.address] == 1, "a token that has not run out is used again"
    out, err = account.start("--now", "2026-11-23T10:00:00Z", "mail", "sync", "--json").communicate(timeout=SECONDS)
    assert json.loads(out)["items"][0]["state"] == "done" and renewed[account.address] == 2, out + err
    with sqlite3.connect(account.database) as connection:
        kept = "".join(str(row) for row in connection.execute("SELECT * FROM mail_accounts"))
    assert "refresh-of" not in kept and "token-of" not in kept, "a token lies open in the database"


def consent_words(account):
    secret = account.folder / "client.txt"
    secret.write_text("s=1\n")
    provider = f"http://127.0.0.1:{account.server.provider.server_port}"
    return ["mail", "add", account.address, "--host", "localhost", "--port", account.server.tls_port, "--ca", account.server.ca,
            "--consent", "--client", "kith & test", "--client-secret-file", secret, "--token-url", f"{provider}/token",
            "--consent-url", f"{provider}/authorize", "--scope", "mail"]


def consented(account, say, *words):
    """Goes where a browser would, and answers there."""
    child = account.start(*consent_words(account), *words)
    page = next(line.strip() for line in child.stderr if line.startswith("http"))
    with urllib.request.urlopen(f"{page.replace(' ', '')}&say={say}", timeout=SECONDS) as shown:
        assert "Kith has the answer" in shown.read().decode()
    out, err = child.communicate(timeout=SECONDS)
    return child.returncode, out, err


def a_consent_in_the_browser_logs_in(account):
    talk(account)
    status, out, err = consented(account, "yes", "--json")
    assert status == 0, out + err
    added = json.loads(out)
    assert added["account"]["login"] == "oauth2" and "INBOX" in added["reads"] and "refresh-of" not in out, added
    assert account.sync()["new"] == 6
    with sqlite3.connect(account.database) as connection:
        kept = "".join(str(row) for row in connection.execute("SELECT * FROM mail_accounts"))
    assert "refresh-of" not in kept and "token-of" not in kept, "a token lies open in the database"


def a_consent_that_is_refused_adds_nothing(account):
    status, out, err = consented(account, "no")
    assert status == 5 and "gave no consent: The user said no." in err and "Trace" not in err, (status, out, err)
    assert json.loads(account.kith("mail", "status", "--json"))["items"] == []


def a_consent_that_is_waited_for_in_vain_is_broken_off(account):
    child = account.start(*consent_words(account))
    page = next(line.strip() for line in child.stderr if line.startswith("http"))
    back = parse_qs(urlparse(page).query)["redirect_uri"][0]
    try:
        urllib.request.urlopen(f"{back}/?state=another&code=1", timeout=SECONDS)
        raise AssertionError("the answer to another consent was taken")
    except urllib.error.HTTPError as error:
        assert error.code == 404, error
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=SECONDS)
    assert child.returncode == 1 and "broken off; nothing is kept" in err, (child.returncode, out, err)


def an_unknown_authority_is_refused(account):
    said = account.add(ca="/etc/ssl/certs/ca-certificates.crt", status=1)
    assert "cannot be trusted" in said and "--ca FILE" in said, said
    assert json.loads(account.kith("mail", "status", "--json"))["items"] == []


def a_certificate_for_another_name_is_refused(account):
    said = account.add(host="127.0.0.2", status=1)
    assert "cannot be trusted" in said and "--host" in said, said


def a_wrong_password_changes_nothing(account):
    said = account.add(text="wrong\n", status=5)
    assert "refuses the login" in said and "password" in said, said
    assert json.loads(account.kith("mail", "status", "--json"))["items"] == []
    account.add()
    talk(account)
    # Changed on the server later: the sync says so, and the history keeps it.
    users = account.server.folder / "users"
    before = users.read_text()
    time.sleep(1.5)  # the server looks at the file's time once a second
    users.write_text(before.replace(f"{account.address}:{{PLAIN}}{PASSWORD}", f"{account.address}:{{PLAIN}}other"))
    os.utime(users, (time.time() + 5, time.time() + 5))
    try:
        said = account.kith("mail", "sync", status=5)
    finally:
        users.write_text(before)
        os.utime(users, (time.time() + 10, time.time() + 10))
    assert "refuses the login" in said, said
    last = account.status()["syncs"][0]
    assert last["state"] == "failed" and last["problem"]["hint"], last


def the_secret_is_sealed(account):
    account.add()
    key = Path(str(account.database) + ".key")
    assert key.stat().st_mode & 0o777 == 0o600
    for file in account.folder.iterdir():
        assert b"correct horse" not in file.read_bytes(), file
    assert "correct horse" not in account.kith("export", "--as", "json")
    kept = key.read_text()
    key.unlink()
    said = account.kith("mail", "sync", status=3)
    assert "missing" in said, said
    said = account.kith("mail", "sync", status=5, env={"KITH_KEY": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="})
    assert "another key" in said, said
    key.write_text(kept)
    key.chmod(0o644)
    assert "chmod 600" in account.kith("mail", "sync", status=5)
    key.chmod(0o600)
    assert account.sync()["state"] == "done"
    account.kith("mail", "remove", account.address)
    assert json.loads(account.kith("mail", "status", "--json"))["items"] == []


def many(account, count, folder="INBOX", first=1000):
    """Straight into the Maildir, which is quicker than saying it by IMAP."""
    client = account.server.client(account.address)
    if folder != "INBOX":
        client.create(folder)
    client.select(folder)  # makes its folders
    client.logout()
    place = account.maildir() if folder == "INBOX" else account.maildir() / f".{folder}"
    owner = place.stat()
    for number in range(first, first + count):
        who = ("Bob <bob@example.com>", "Cleo <cleo@example.com>", f"Someone <s{number % 97}@example.net>")[number % 3]
        path = place / "cur" / f"{NOON + number}.{number}.test:2,S"
        path.write_bytes(letter(number, who, account.address, f"Subject {number}"))
        os.chown(path, owner.st_uid, owner.st_gid)


def a_line_that_is_cut_again_and_again(account):
    many(account, 1200)
    with Relay(account.server.port, cut=[90_000, 200_000, 300_000, 1_000, 250_000]) as relay:
        account.add(account.server.port, "clear")
        with sqlite3.connect(account.database) as connection:
            connection.execute("UPDATE mail_accounts SET port = ?", (relay.port,))
        account.kith("mail", "sync", status=5)  # another server cannot have the password by changing the row
        account.kith("mail", "remove", account.address)
        relay.cut = []
        account.add(relay.port, "clear")
        relay.cut = [90_000, 200_000, 300_000, 1_000, 250_000]
        tries = 0
        while True:
            tries += 1
            child = account.start("--now", NOW, "mail", "sync", "--json")
            child.communicate(timeout=SECONDS)
            if child.returncode == 0:
                break
            assert child.returncode == 1 and tries < 8, child.returncode
    assert account.count("messages") == 1200, account.count("messages")
    assert account.count("touches") == 800


def renumbered(account):
    talk(account)
    many(account, 400)
    account.add()
    account.sync()
    before = account.status()["folders"]
    time.sleep(1.1)  # Dovecot numbers a mailbox by the second
    for path in account.maildir().glob("dovecot*"):
        path.unlink()
    done = account.sync()
    assert done["read"] == 404 and done["new"] == 0, done
    assert account.count("messages") == 406
    after = account.status()["folders"]
    assert [folder["name"] for folder in before] == [folder["name"] for folder in after]


def a_mailbox_that_changes_under_the_sync(account):
    many(account, 700)
    seen = []

    def meddle(line):
        if "UID FETCH" not in line or len(seen) > 4:
            return
        seen.append(line)
        client = account.server.client(account.address)
        client.select("INBOX")
        if len(seen) == 1:  # the last of the first batch, and one not yet asked for
            client.uid("STORE", "250,600", "+FLAGS", "(\\Deleted)")
            client.expunge()
        elif len(seen) == 2:
            client.append("INBOX", None, None, letter(9001, "Bob <bob@example.com>", account.address, "Just now"))
        else:
            client.uid("STORE", "1:50", "+FLAGS", "(\\Answered)")
        client.logout()

    with Relay(account.server.port, on_command=meddle) as relay:
        account.add(relay.port, "clear")
        done = account.sync()
        assert done["state"] == "done" and 697 <= done["read"] <= 699, done
        last = account.sync()
        assert (last["read"], last["new"]) == (1, 1), last
    assert account.count("messages") == done["new"] + 1


def killed_in_the_middle(account):
    many(account, 1500)

    asked = threading.Semaphore(0)

    def tell(line):
        if "UID FETCH" in line:
            asked.release()
            time.sleep(0.15)  # the end comes while the program waits for the answer

    with Relay(account.server.port, on_command=tell) as relay:
        account.add(relay.port, "clear")
        for fetches in (1, 3, 2):
            while asked.acquire(blocking=False):
                pass
            child = account.start("--now", NOW, "mail", "sync")
            for _ in range(fetches):
                assert asked.acquire(timeout=SECONDS)
            child.send_signal(signal.SIGKILL)
            child.communicate()
        kept = account.count("messages")
        assert kept % 250 == 0, kept
        done = account.sync()
    assert done["read"] == 1500 - kept, (done, kept)
    assert account.count("messages") == 1500 and account.count("touches") == 1000
    assert [one["state"] for one in account.status()["syncs"][1:]] == ["cut off"] * (len(account.status()["syncs"]) - 1)


def two_at_once_do_no_harm(account):
    many(account, 1500)
    account.add()
    children = [account.start("--now", NOW, "mail", "sync", "--json") for _ in range(2)]
    outcomes = []
    for child in children:
        _, err = child.communicate(timeout=SECONDS)
        outcomes.append((child.returncode, err))
    assert any(code == 0 for code, _ in outcomes) or all("another Kith" in err for _, err in outcomes), outcomes
    account.sync()
    assert account.count("messages") == 1500 and account.count("touches") == 1000


def until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


def kept_up_to_date_by_the_server(account):
    talk(account)
    account.add()
    served = account.start("--now", NOW, "serve", "--port", "0")
    try:
        until(lambda: account.count("messages") == 6, 15, "the first sync")
        until(lambda: account.status()["syncs"][0]["state"] == "done", 5, "its end")
        time.sleep(0.5)  # for IDLE to begin
        account.fill(letter(30, "Bob <bob@example.com>", account.address, "Are you there?"))
        until(lambda: account.count("messages") == 7, 5, "what the server told of by IDLE")
        account.kith("mail", "remove", account.address)
    finally:
        began = time.monotonic()
        served.send_signal(signal.SIGTERM)
        served.communicate(timeout=20)
    assert served.returncode == 0, served.returncode
    assert time.monotonic() - began < 5, "it takes long to stop"


def a_hundred_thousand_with_nothing_new(account):
    many(account, 100_000)
    account.add()
    began = time.monotonic()
    done = account.sync()
    first = time.monotonic() - began
    assert done["read"] == 100_000, done
    spans = []
    for _ in range(5):
        began = time.monotonic()
        assert account.sync()["read"] == 0
        spans.append(time.monotonic() - began)
    print(f"   100,000 messages: first sync {first:.1f} s ({100_000 / first:.0f} messages/s), nothing new {min(spans):.2f} to "
          f"{max(spans):.2f} s")


TESTS = [a_first_sync_makes_contacts, a_second_sync_brings_what_is_new, one_sync_is_one_step_of_undo,
         starttls_and_the_name_of_the_machine, an_access_token_logs_in, an_access_token_is_renewed,
         a_consent_in_the_browser_logs_in, a_consent_that_is_refused_adds_nothing,
         a_consent_that_is_waited_for_in_vain_is_broken_off,
         an_unknown_authority_is_refused, a_certificate_for_another_name_is_refused, a_wrong_password_changes_nothing,
         the_secret_is_sealed, a_line_that_is_cut_again_and_again, renumbered, a_mailbox_that_changes_under_the_sync,
         killed_in_the_middle, two_at_once_do_no_harm, kept_up_to_date_by_the_server]
FULL = [a_hundred_thousand_with_nothing_new]


def main():
    words = argparse.ArgumentParser()
    words.add_argument("kith")
    words.add_argument("-k", default="", help="only tests with this in their name")
    words.add_argument("--full", action="store_true")
    given = words.parse_args()
    binary = str(Path(given.kith).resolve())
    good = bad = 0
    with tempfile.TemporaryDirectory(prefix="kith-imap-") as place:
        # All at once: the server looks at its file of users once a second.
        names = [f"user{number}" for number in range(len(TESTS) + len(FULL))]
        with Dovecot(place, [f"{name}@example.org" for name in names]) as server:
            for number, test in enumerate(TESTS + (FULL if given.full else [])):
                if given.k not in test.__name__:
                    continue
                began = time.monotonic()
                try:
                    test(Account(binary, server, Path(place), names[number]))
                    good += 1
                    print(f"ok {test.__name__} ({time.monotonic() - began:.1f} s)", flush=True)
                except Exception as error:  # noqa: BLE001: all of them run
                    bad += 1
                    print(f"FAILED {test.__name__}: {error!r}", flush=True)
    print(f"{good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
