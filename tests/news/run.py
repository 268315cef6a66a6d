#!/usr/bin/env python3
"""Kith and a web server of the test's own: what feeds do in the world.

tests/news/run.py build/dev/kith             about half a minute
tests/news/run.py build/dev/kith -k robots   those with "robots" in their name
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.dont_write_bytecode = True
import site_cases  # noqa: E402


class Kith:
    def __init__(self, binary, folder):
        self.binary, self.folder, self.clock = Path(binary).resolve(), folder, "2026-11-23T09:00:00Z"
        for name in ("Ada Byron", "Grace Hopper"):
            self.run("--quiet", "person", "add", name)

    def start(self, *words):
        env = {**os.environ, "HOME": str(self.folder), "NO_COLOR": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        return subprocess.Popen([self.binary, "--db", str(self.folder / "kith.db"), "--tz", "UTC", "--now", self.clock,
                                 *map(str, words)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=env)

    def run(self, *words, status=0):
        child = self.start(*words)
        out, err = child.communicate(timeout=120)
        assert child.returncode == status, f"kith {' '.join(map(str, words))}: exit {child.returncode}\n{out}{err}"
        return out + err

    def json(self, *words):
        return json.loads(self.run("--json", *words))

    def check(self):
        return self.json("following", "check", "--all")

    def posts(self, ref="ada"):
        return [entry["text"] for entry in self.json("entries", ref)["items"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("-k", default="")
    arguments = parser.parse_args()
    passed = failed = 0
    for name, case in site_cases.all_cases():
        if arguments.k not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            began = time.time()
            try:
                case(Kith(arguments.binary, Path(folder)))
                passed += 1
                print(f"ok      {name} ({time.time() - began:.1f} s)", flush=True)
            except Exception:  # the next case is its own
                failed += 1
                print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
