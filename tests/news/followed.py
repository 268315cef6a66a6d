#!/usr/bin/env python3
"""500 feeds on loopback, a tenth of them broken: how long one check takes, and that nothing comes twice.

tests/news/followed.py build/dev/kith [--feeds 500] [--most 30]
"""
import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
from run import Kith  # noqa: E402
from web_site import Site, cut, hanging, moved, plain, rss, status  # noqa: E402

HOSTS = 20
ITEMS = 10


def feed(number, posts):
    return rss(f"Feed {number}", [(f"Post {number}.{i}", f"https://example.org/{number}/{i}",
                                   f"{1 + i % 22:02} Nov 2026 10:00:00 GMT") for i in range(posts)])


def broken(number):
    """Five ways to be broken; a server that hangs has an address of its own, as it has in the world."""
    ways = [status(500), plain("<html>no feed"), cut(feed(number, 5)), moved(f"/nowhere/{number}"), hanging(60)]
    return ways[number // 10 % len(ways)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--most", type=float, default=30)
    arguments = parser.parse_args()
    sites = [Site(f"127.0.0.{2 + i}") for i in range(HOSTS)]
    with tempfile.TemporaryDirectory() as folder:
        kith = Kith(arguments.binary, Path(folder))
        bad, places = set(), []
        for number in range(arguments.feeds):
            site = sites[number % HOSTS]
            if number % 10 == 0:
                bad.add(number)
                if number // 10 % 5 == 4:
                    site = Site(f"127.0.1.{1 + number // 50}")
            site[f"/{number}"] = feed(number, 1)
            places.append(site)
            kith.run("--quiet", "follow", f"{site.url}/{number}", "--reading")
        for number, site in enumerate(places):
            site[f"/{number}"] = broken(number) if number in bad else feed(number, ITEMS)
            site.take_asked()
        began = time.time()
        summary = kith.check()
        took = time.time() - began
        asked = [site.url + path for site in set(places) for path, _ in site.take_asked()]
        again = kith.check()
        print(f"{arguments.feeds} feeds, {len(bad)} broken: {took:.1f} s, {summary['new']} items new, "
              f"{summary['failed']} failed; the second time {again['new']} new")
        good = arguments.feeds - len(bad)
        assert summary["new"] == good * (ITEMS - 1), summary["new"]
        assert summary["failed"] == len(bad), summary
        assert again["new"] == 0, again["new"]
        assert len(asked) - len(set(asked)) <= 0, "an address was asked twice"
        assert took <= arguments.most, f"{took:.1f} s"
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
