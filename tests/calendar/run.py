#!/usr/bin/python3
"""The calendar address as a calendar program sees it: subscribed to with the icalendar library, fetched again and again.

tests/calendar/run.py build/dev/kith

The system's Python: the library is Debian's.
"""
import datetime
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import icalendar
import recurring_ical_events

NOW = "2026-11-23T09:00:00Z"  # a Monday
DAYS = 56


class Kith:
    def __init__(self, binary, folder):
        self.words = [str(Path(binary).resolve()), "--db", str(Path(folder) / "kith.db"), "--tz", "Europe/Berlin"]
        self.env = {**os.environ, "HOME": folder, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.server = None

    def run(self, *words, now=NOW):
        done = subprocess.run([*self.words, "--now", now, "--json", *words], env=self.env, capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def serve(self, now=NOW):
        self.stop()
        self.server = subprocess.Popen([*self.words, "--now", now, "serve", "--port", "0"], env=self.env,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
            line = self.server.stdout.readline()
            if not line:
                raise RuntimeError("kith serve ended: " + said)
            said += line
        return found.group(0).rstrip("/")

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait()
            self.server.stdout.close()
            self.server = None


class Subscriber:
    """A calendar program: remembers what it was told, and asks only for what is new."""

    def __init__(self, url):
        self.url, self.etag, self.modified, self.text = url, None, None, None

    def fetch(self):
        """True when there was something new."""
        headers = {"User-Agent": "calendar test"}
        if self.etag:
            headers.update({"If-None-Match": self.etag, "If-Modified-Since": self.modified})
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url, headers=headers), timeout=30) as answer:
                assert answer.headers.get_content_type() == "text/calendar", answer.headers
                self.text, self.etag, self.modified = answer.read(), answer.headers["ETag"], answer.headers["Last-Modified"]
                return True
        except urllib.error.HTTPError as error:
            if error.code == 304:
                return False
            raise

    def calendar(self):
        return icalendar.Calendar.from_ical(self.text)

    def entries(self):
        return {str(entry["UID"]): entry for entry in self.calendar().walk("VEVENT")}


def check_bytes(text):
    """RFC 5545: CRLF, at most 75 octets a line, and whole characters in each."""
    assert text.endswith(b"END:VCALENDAR\r\n"), text[-40:]
    for line in text.split(b"\r\n"):
        assert len(line) <= 75, line
        assert b"\n" not in line and b"\r" not in line, line
        line.decode("utf-8")


def planned_by_cli(kith):
    days = kith.run("agenda", "--days", str(DAYS))["items"]
    return {(day["date"], person["name"]) for day in days for person in day["people"]}


def planned_by_calendar(subscriber, first):
    events = recurring_ical_events.of(subscriber.calendar()).between(first, first + datetime.timedelta(days=DAYS + 1))
    planned = set()
    for event in events:
        assert not isinstance(event["DTSTART"].dt, datetime.datetime), "an entry is a whole day"
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
        name = str(event["SUMMARY"]).rsplit(" (", 1)[0]
        planned.add((event["DTSTART"].dt.isoformat(), name))
    return planned


def what_the_agenda_says(kith, origin, path):
    subscriber = Subscriber(origin + path)
    assert subscriber.fetch()
    check_bytes(subscriber.text)
    planned = planned_by_cli(kith)
    assert len(planned) > 100, len(planned)
    assert planned_by_calendar(subscriber, datetime.date(2026, 11, 23)) == planned
    some = next(iter(subscriber.entries().values()))
    assert str(some["DESCRIPTION"]).count("\n") >= 2 and "How: " in some["DESCRIPTION"], some["DESCRIPTION"]
    assert re.fullmatch(re.escape(origin) + r"/people/\d+", str(some["URL"])), some["URL"]


def hard_names(kith, origin, path):
    name = 'Zoë "Q" Müller; Söhne, Co. \\ 漢字 ' + "sehr lange " * 12 + "Ende"
    kith.run("person", "add", name)
    subscriber = Subscriber(origin + path)
    assert subscriber.fetch()
    check_bytes(subscriber.text)
    assert any(str(entry["SUMMARY"]).startswith(name) for entry in subscriber.entries().values())


def nothing_new_costs_nothing(kith, origin, path):
    subscriber = Subscriber(origin + path)
    assert subscriber.fetch()
    assert not subscriber.fetch() and not subscriber.fetch()


def a_move_is_told(kith, origin, path):
    subscriber = Subscriber(origin + path)
    subscriber.fetch()
    before = subscriber.entries()
    uid, entry = sorted(before.items())[3]
    person = str(entry["URL"]).rsplit("/", 1)[1]
    kith.run("snooze", person, "3w")
    assert subscriber.fetch()
    after = subscriber.entries()
    assert after[uid]["DTSTART"].dt != entry["DTSTART"].dt
    assert after[uid]["SEQUENCE"] > entry["SEQUENCE"]
    for other, now in after.items():
        if other in before and now["DTSTART"].dt == before[other]["DTSTART"].dt:
            assert now["SEQUENCE"] == before[other]["SEQUENCE"], other
    kith.run("rest", person)
    assert subscriber.fetch()
    assert uid not in subscriber.entries()


def tomorrow(kith, origin, path):
    before = Subscriber(origin + path)
    before.fetch()
    origin = kith.serve("2026-11-24T09:00:00Z")
    after = Subscriber(origin + path)
    assert after.fetch()
    old, new = before.entries(), after.entries()
    kept = [uid for uid in new if uid in old]
    assert len(kept) > len(old) * 0.9, (len(kept), len(old))
    for uid in kept:
        assert new[uid]["SEQUENCE"] >= old[uid]["SEQUENCE"]
        if new[uid]["DTSTART"].dt != old[uid]["DTSTART"].dt:
            assert new[uid]["SEQUENCE"] > old[uid]["SEQUENCE"] and new[uid]["DTSTAMP"].dt > old[uid]["DTSTAMP"].dt


def renewed_and_off(kith, origin, path):
    fresh = kith.run("feed", "renew")["feed"]["path"]
    assert fresh != path
    for gone in (path, path.upper(), "/calendar/"):
        try:
            Subscriber(origin + gone).fetch()
            raise AssertionError(gone + " is answered")
        except urllib.error.HTTPError as error:
            assert error.code == 404, error
    assert Subscriber(origin + fresh).fetch()
    kith.run("feed", "off")
    try:
        Subscriber(origin + fresh).fetch()
        raise AssertionError("it is answered although it is off")
    except urllib.error.HTTPError as error:
        assert error.code == 404, error


def main():
    good = bad = 0
    for test in (what_the_agenda_says, hard_names, nothing_new_costs_nothing, a_move_is_told, tomorrow, renewed_and_off):
        with tempfile.TemporaryDirectory(prefix="kith-calendar-") as folder:
            kith = Kith(sys.argv[1], folder)
            try:
                kith.run("demo")
                path = kith.run("feed", "renew")["feed"]["path"]
                test(kith, kith.serve(), path)
                good += 1
                print("ok", test.__name__)
            except Exception as error:  # noqa: BLE001: all of them run
                bad += 1
                print("FAILED", test.__name__, repr(error))
            finally:
                kith.stop()
    print(f"{good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
