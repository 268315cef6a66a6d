#!/usr/bin/env python3
"""What an import leaves behind when it is killed, starved or fed what is no file of contacts.

tests/kill/run.py build/dev/kith            under a minute
tests/kill/run.py build/dev/kith --full     the large files at 1 GB
tests/kill/run.py build/dev/kith --seed 7   another draw of moments and cuts
"""
import argparse
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
import feed  # noqa: E402

NOW = "2026-11-23T09:00:00Z"
MOST_MEMORY_MB = 200
SECONDS = 600


class Kith:
    """The program under test, its clock held still so that two exports can be compared."""

    def __init__(self, binary, folder):
        self.binary, self.folder = str(Path(binary).resolve()), folder
        self.env = {**os.environ, "HOME": str(folder), "NO_COLOR": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.env.pop("XDG_DATA_HOME", None)

    def start(self, database, *words, **more):
        command = [self.binary, "--db", str(database), "--now", NOW, "--tz", "UTC", *map(str, words)]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.env, cwd=self.folder, **more)

    def run(self, database, *words, **more):
        """Exit status (negative: the signal), both outputs and the peak of memory in MB."""
        out = tempfile.TemporaryFile(dir=self.folder)
        err = tempfile.TemporaryFile(dir=self.folder)
        command = [self.binary, "--db", str(database), "--now", NOW, "--tz", "UTC", *map(str, words)]
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=self.env, cwd=self.folder, **more)
        ender = threading.Timer(SECONDS, child.kill)
        ender.start()
        _, status, usage = os.wait4(child.pid, 0)
        ender.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
            file.close()
        return child.returncode, texts[0], texts[1], usage.ru_maxrss / 1024

    def export(self, database):
        status, out, err, _ = self.run(database, "export", "--as", "json")
        if status != 0:
            raise Failure(f"export of {database}: exit {status}: {err.strip()}")
        return out

    def people(self, database):
        names = json.loads(self.export(database))
        rows = names["people"] if isinstance(names, dict) else names
        return sorted(row["name"] for row in rows)


class Failure(Exception):
    pass


class Book:
    """Counts; a failure is told at once."""

    def __init__(self):
        self.passed = self.failed = 0
        self.lock = threading.Lock()

    def check(self, name, test):
        try:
            test()
            with self.lock:
                self.passed += 1
        except Failure as failure:
            with self.lock:
                self.failed += 1
                print(f"FAILED {name}: {failure}", flush=True)


def sane(database):
    """The file itself is whole, and nothing in it points nowhere."""
    with sqlite3.connect(database) as connection:
        for pragma in ("integrity_check", "foreign_key_check"):
            rows = connection.execute(f"PRAGMA {pragma}").fetchall()
            if rows and rows != [("ok",)]:
                raise Failure(f"{pragma}: {rows[:3]}")
    connection.close()


def copy(base, to):
    to.mkdir()
    shutil.copy(base, to / "kith.db")
    return to / "kith.db"


class Kill:
    """SIGKILL at random moments: the database is as before the import, or as after it."""

    def __init__(self, kith, book, base, folder, cards):
        self.kith, self.book, self.base, self.folder = kith, book, base, folder
        self.file = folder / "people.vcf"
        feed.write_cards(self.file, range(150, 150 + cards))
        self.before = self.digest(base)
        whole = copy(base, folder / "whole")
        began = time.monotonic()
        status, _, err, _ = kith.run(whole, "--quiet", "import", self.file)
        self.seconds = time.monotonic() - began
        if status != 0:
            raise SystemExit(f"the import itself fails: exit {status}: {err}")
        self.after = self.digest(whole)
        if self.before == self.after:
            raise SystemExit("the import changes nothing: there is nothing to kill")
        self.ended = {"before": 0, "after": 0}

    def digest(self, database):
        return hashlib.sha256(self.kith.export(database).encode()).hexdigest()

    def once(self, number, moment):
        database = copy(self.base, self.folder / f"kill{number}")
        child = self.kith.start(database, "--quiet", "import", self.file)
        try:
            child.wait(moment)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        child.stdout.close()
        child.stderr.close()
        sane(database)
        found = self.digest(database)
        if found not in (self.before, self.after):
            raise Failure(f"killed after {moment:.3f} s: neither as before nor as after")
        self.ended["before" if found == self.before else "after"] += 1
        if number % 10 == 0:  # and the same import can still be made
            status, _, err, _ = self.kith.run(database, "--quiet", "import", self.file)
            if status != 0 or self.digest(database) != self.after:
                raise Failure(f"killed after {moment:.3f} s: the next import: exit {status}: {err.strip()}")
        shutil.rmtree(database.parent)

    def run(self, draw, times):
        # Two thirds anywhere, one third around the end, where the commit is. Others use the machine too, so
        # the length of an import is learned on the way: both ends are to be seen.
        length, moments = self.seconds, []
        for number in range(times):
            moment = length * (draw.uniform(0, 1.05) if number % 3 else draw.uniform(0.75, 1.05))
            moments.append(moment)
            late = self.ended["after"]
            self.book.check(f"kill {number}", lambda: self.once(number, moment))
            if self.ended["after"] > late:
                length = max(length * 0.85, moment)
            elif moment > length * 0.75:
                length *= 1.15
        print(f"killed {times} times, {min(moments):.2f} to {max(moments):.2f} s into an import: "
              f"{self.ended['before']} as before, {self.ended['after']} as after", flush=True)


class Feed:
    """Bad input: a clear refusal that changes nothing, or the good records and a word about the others."""

    def __init__(self, kith, book, base, folder):
        self.kith, self.book, self.base, self.folder = kith, book, base, folder
        self.before = kith.export(base)
        self.number = 0
        self.lock = threading.Lock()
        self.memory = 0.0

    def give(self, name, path, words=(), exits=(0, 6), people=None, most_memory=MOST_MEMORY_MB, **more):
        self.book.check(name, lambda: self.given(path, words, exits, people, most_memory, more))

    def given(self, path, words, exits, people, most_memory, more):
        with self.lock:
            self.number += 1
            database = copy(self.base, self.folder / f"feed{self.number}")
        status, out, err, memory = self.kith.run(database, "--json", "--quiet", "import", path, *words, **more)
        self.memory = max(self.memory, memory)
        if status not in exits:
            raise Failure(f"exit {status}, not one of {exits}: {err.strip()[:300]}")
        sane(database)
        if status == 0:
            summary = json.loads(out)
            if people is not None:
                strangers = set(self.kith.people(database)) - people - set(self.kith.people(self.base))
                if strangers:
                    raise Failure(f"people the file does not name: {sorted(strangers)[:3]}")
            if path.stat().st_size == 0 and summary["read"] != 0:
                raise Failure("an empty file had records")
        else:
            if not err.strip() and not out.strip():
                raise Failure("refused without a word")
            if self.kith.export(database) != self.before:
                raise Failure(f"refused with exit {status}, but the database changed")
        if memory > most_memory:
            raise Failure(f"{memory:.0f} MB of memory, more than {most_memory}")
        shutil.rmtree(database.parent)

    def run(self, draw, large_mb):
        files = self.folder / "files"
        files.mkdir()
        jobs = []
        with ThreadPoolExecutor(2) as pool:
            for name, path, more in feed.bad_files(files, draw):
                jobs.append(pool.submit(self.give, name, path, **more))
            for job in jobs:
                job.result()
        print(f"fed {self.number} bad files: at most {self.memory:.0f} MB of memory", flush=True)
        for name, path in feed.large_files(files, large_mb):
            self.memory = 0.0
            began = time.monotonic()
            self.give(name, path)
            print(f"fed {name}, {path.stat().st_size / 1e6:.0f} MB: at most {self.memory:.0f} MB of memory, "
                  f"{time.monotonic() - began:.1f} s", flush=True)
            path.unlink()

    def starve(self):
        """The disk is full in the middle: an error, and everything as before."""
        path = self.folder / "starved.vcf"
        feed.write_cards(path, range(1000, 3000))
        limit = os.path.getsize(self.base) + 200_000
        self.give("a full disk", path, exits=(1,), restore_signals=False,
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kith")
    parser.add_argument("--full", action="store_true", help="large files of 1 GB")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--cards", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    wish = parser.parse_args()
    print(f"seed {wish.seed}", flush=True)
    draw = random.Random(wish.seed)
    book = Book()
    with tempfile.TemporaryDirectory(prefix="kith-kill-") as name:
        folder = Path(name)
        kith = Kith(wish.kith, folder)
        first = folder / "first.vcf"
        feed.write_cards(first, range(300))
        base = folder / "base.db"
        status, _, err, _ = kith.run(base, "--quiet", "import", first)
        if status != 0:
            raise SystemExit(f"cannot make a database: exit {status}: {err}")
        sane(base)  # also folds the write-ahead log into the file
        Kill(kith, book, base, folder, wish.cards).run(draw, wish.kills)
        feeding = Feed(kith, book, base, folder)
        feeding.run(draw, 1000 if wish.full else 24)
        feeding.starve()
    print(f"{book.passed} passed, {book.failed} failed")
    return 1 if book.failed else 0


if __name__ == "__main__":
    sys.exit(main())
