#!/usr/bin/env python3
"""Runs the whole-program cases beside this file; README.md tells what a case is.

tests/cases/run.py build/dev/kith                            all of them, on SQLite
tests/cases/run.py build/dev/kith --postgres postgresql://…  each on a fresh database of that server
tests/cases/run.py build/dev/kith -k import --accept         rewrite what those expect
"""
import argparse
import difflib
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
NOW = "2026-11-23T09:00:00Z"  # a Monday
SECONDS = 60


def psql(url, statement):
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement],
                   check=True, capture_output=True, text=True, env={**os.environ, "PGOPTIONS": "-c client_min_messages=error"})


class FreshPostgres:
    """A database of its own for each case; encoding and order are those of a plain server."""

    def __init__(self, server, number):
        self.server, self.name = server, f"kith_case_{os.getpid()}_{number}"
        self.url = urlsplit(server)._replace(path="/" + self.name).geturl()

    def __enter__(self):
        psql(self.server, f"CREATE DATABASE {self.name} TEMPLATE template0 ENCODING 'UTF8'")
        return self.url

    def __exit__(self, *_):
        psql(self.server, f"DROP DATABASE {self.name} WITH (FORCE)")


class Case:
    def __init__(self, folder, number, options):
        self.folder, self.number, self.options = folder, number, options
        self.name = folder.relative_to(HERE).as_posix()

    def read(self, name):
        path = self.folder / name
        return path.read_text() if path.exists() else None

    def run(self):
        with tempfile.TemporaryDirectory(prefix="kith-case-") as temp:
            if self.options.postgres:
                with FreshPostgres(self.options.postgres, self.number) as database:
                    return self.judge(*self.execute(Path(temp), database))
            return self.judge(*self.execute(Path(temp), None))

    def execute(self, temp, postgres):
        work, binaries = temp / "work", temp / "bin"
        work.mkdir()
        binaries.mkdir()
        (binaries / "kith").symlink_to(self.options.binary)
        database = postgres or str(temp / "kith.db")
        env = {"PATH": f"{binaries}:/usr/local/bin:/usr/bin:/bin", "HOME": str(temp), "TMPDIR": str(temp),
               "TZ": "UTC", "LC_ALL": "C.UTF-8", "KITH_DB": database, "KITH_NOW": NOW, "KITH_TZ": "UTC",
               "CASE": str(self.folder), "DATA": str(HERE.parent / "data")}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        try:
            done = subprocess.run(["bash", "-e", str(self.folder / "cmd")], cwd=work, env=env, capture_output=True,
                                  timeout=SECONDS, stdin=subprocess.DEVNULL, check=False)
            out, err, status = done.stdout, done.stderr, done.returncode
        except subprocess.TimeoutExpired as late:
            out, err, status = late.stdout or b"", (late.stderr or b"") + b"\nstill running, ended\n", 124
        plain = [(database, "DATABASE"), (str(work), "WORK"), (str(temp), "TEMP"), (str(self.folder), "CASE")]
        texts = []
        for text in (out, err):
            text = text.decode("utf-8", "backslashreplace")
            for path, word in plain:
                text = text.replace(path, word)
            texts.append(text)
        return texts[0], texts[1], status

    def judge(self, out, err, status):
        """The differences as text; empty when the case passes."""
        if self.options.accept:
            (self.folder / "out").write_text(out)
            if (self.folder / "err").exists():
                (self.folder / "err").write_text(err)
            if status or (self.folder / "exit").exists():
                (self.folder / "exit").write_text(f"{status}\n")
            return ""
        said = []
        for name, got in (("out", out), ("err", err)):
            wanted = self.read(name)
            if wanted is None and name == "out":
                said.append("there is no file `out`; --accept writes it\n")
            if wanted is not None and wanted != got:
                said += difflib.unified_diff(wanted.splitlines(True), got.splitlines(True), f"{name}, expected", f"{name}, got")
        wanted = int(self.read("exit") or 0)
        if wanted != status:
            said.append(f"exit {status}, expected {wanted}\n")
        if said and self.read("err") is None and err:
            said.append("on its standard error:\n" + err)
        return "".join(line if line.endswith("\n") else line + "\n" for line in said)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=lambda path: Path(path).resolve(strict=True))
    parser.add_argument("-k", metavar="WORD", default="", help="only cases whose name has this in it")
    parser.add_argument("--postgres", metavar="URL", help="run on fresh databases of this server instead of SQLite")
    parser.add_argument("--accept", action="store_true", help="rewrite what the cases expect")
    parser.add_argument("-j", type=int, default=2, help="how many at once (default 2)")
    options = parser.parse_args()

    database = "postgres" if options.postgres else "sqlite"
    cases = []
    for number, cmd in enumerate(sorted(HERE.rglob("cmd"))):
        case = Case(cmd.parent, number, options)
        only = case.read("only")
        if options.k in case.name and (only is None or only.strip() == database):
            cases.append(case)
    if not cases:
        print("no case of that name")
        return 1
    failed = 0
    with ThreadPoolExecutor(options.j) as pool:
        for case, difference in zip(cases, pool.map(Case.run, cases)):
            if difference:
                failed += 1
                print(f"FAILED {case.name}\n{difference}", flush=True)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
