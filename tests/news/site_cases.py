"""The cases of tests/news/run.py, each with a site of its own."""
import inspect
import sys
import time

from web_site import Site, cached, cut, endless, hanging, moved, plain, rss, status, trickle, zipped

DAY = "Sun, 22 Nov 2026 10:00:00 GMT"


def all_cases():
    found = inspect.getmembers(sys.modules[__name__], inspect.isfunction)
    return [(name.removeprefix("case_").replace("_", " "), case) for name, case in found if name.startswith("case_")]


def one(title="One", link="https://example.org/1"):
    return rss("Bees", [(title, link, DAY)])


def follow(kith, site, path="/feed", *more):
    return kith.json("follow", site.url + path, "--for", "ada", *more)


def only(kith):
    return kith.json("following")["items"][0]


def case_etag_is_sent_back(kith):
    site = Site()
    site["/feed"] = cached(one(), etag='"v1"')
    follow(kith, site)
    site.take_asked()
    summary = kith.check()
    assert (summary["unchanged"], summary["new"]) == (1, 0), summary
    asked = site.take_asked()
    assert len(asked) == 1 and asked[0][1]["If-None-Match"] == '"v1"', asked
    site["/feed"] = cached(rss("Bees", [("Two", "https://example.org/2", DAY), ("One", "https://example.org/1", DAY)]),
                           etag='"v2"')
    assert kith.check()["new"] == 1
    assert sorted(kith.posts()) == ["One", "Two"]


def case_last_modified_is_sent_back(kith):
    site = Site()
    site["/feed"] = cached(one(), modified=1_790_000_000)
    follow(kith, site)
    assert kith.check()["unchanged"] == 1
    assert kith.check()["unchanged"] == 1  # a 304 keeps what was known


def case_robots_are_respected(kith):
    site = Site()
    site["/robots.txt"] = "User-agent: Kith\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"
    site["/feed"] = site["/private/feed"] = one()
    follow(kith, site)
    site.take_asked()
    assert "robots.txt" in kith.run("follow", site.url + "/private/feed", status=5)
    assert site.take_asked() == []
    kith.run("following", "check", "--all")
    assert [path for path, _ in site.take_asked(robots=True)] == ["/feed"]  # known for a day


def case_robots_that_cannot_be_had(kith):
    site = Site()
    site["/robots.txt"] = status(503)
    site["/feed"] = one()
    assert "503" in kith.run("follow", site.url + "/feed", status=1)
    assert site.take_asked() == []


def case_moved_for_good(kith):
    site = Site()
    site["/new"] = one()
    site["/feed"] = moved("/new")
    follow(kith, site)
    assert only(kith)["url"] == site.url + "/new"
    site["/newer"] = one()
    site["/new"] = moved(site.url + "/newer", 308)
    kith.check()
    assert only(kith)["url"] == site.url + "/newer"
    assert len(kith.posts()) == 1


def case_moved_for_now(kith):
    site = Site()
    site["/elsewhere"] = one()
    site["/feed"] = moved("/elsewhere", 302)
    follow(kith, site)
    assert only(kith)["url"] == site.url + "/feed"


def case_redirects_end(kith):
    site = Site()
    site["/feed"] = moved("/feed")
    assert "without end" in kith.run("follow", site.url + "/feed", status=1)
    for bad in ("file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"):
        site["/feed"] = moved(bad)
        assert "not on the web" in kith.run("follow", site.url + "/feed", status=5)


def case_gone_is_not_asked_again(kith):
    site = Site()
    site["/feed"] = one()
    follow(kith, site)
    site["/feed"] = status(410)
    assert kith.check()["failed"] == 1
    site.take_asked()
    assert kith.check()["asked"] == 0 and site.take_asked() == []
    assert only(kith)["gone"] is True


def case_come_back_later(kith):
    site = Site()
    site["/feed"] = one()
    follow(kith, site)
    for code in (429, 503):
        site["/feed"] = status(code, Retry_After="172800")
        kith.check()
        assert only(kith)["next"] > "2026-11-25T09", only(kith)
    site["/feed"] = plain(one(), Cache_Control="public, max-age=86400")
    kith.check()
    assert "2026-11-24T09" <= only(kith)["next"] < "2026-11-24T13", only(kith)
    kith.clock = "2026-11-24T08:00:00Z"
    assert kith.json("following", "check")["asked"] == 0
    kith.clock = "2026-11-24T13:00:00Z"
    assert kith.json("following", "check")["asked"] == 1


def case_failures_back_off(kith):
    site = Site()
    site["/feed"] = one()
    follow(kith, site)
    site["/feed"] = status(500)
    waits = []
    for _ in range(4):
        kith.check()
        waits.append(only(kith)["next"])
    assert waits == sorted(waits) and waits[0] < waits[-1], waits
    assert only(kith)["failures"] == 4
    site["/feed"] = one()
    kith.check()
    assert only(kith)["failures"] == 0 and only(kith)["problem"] is None


def case_entity_bombs(kith):
    site = Site()
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(10))
    site["/feed"] = rss("Bees", [("Boom &k; bang", "https://example.org/1", DAY)],
                        f'<!DOCTYPE x [{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>')
    began = time.time()
    follow(kith, site)
    assert time.time() - began < 10
    assert kith.posts() == ["Boom &k; bang"]


def case_a_hundred_megabytes(kith):
    site = Site()
    site["/feed"] = endless(100)
    assert "longer than 16 MiB" in kith.run("follow", site.url + "/feed", status=6)
    time.sleep(0.5)
    assert site.server.site.sent < 60 << 20, site.server.site.sent


def case_a_hundred_megabytes_packed(kith):
    site = Site()
    site["/feed"] = zipped(b"<rss><channel>" + b" " * (100 << 20))
    assert "longer than 16 MiB" in kith.run("follow", site.url + "/feed", status=6)


def case_packed(kith):
    site = Site()
    site["/feed"] = zipped(one())
    follow(kith, site)
    assert kith.posts() == ["One"]
    assert "gzip" in site.take_asked()[0][1]["Accept-Encoding"]


def case_wrong_encodings(kith):
    site = Site()
    site["/feed"] = plain(one("Caf\u00e9").encode("latin-1"), Content_Type="text/xml; charset=utf-8")
    follow(kith, site)
    site["/feed2"] = plain(one("\u041f\u0440\u0438\u0432\u0435\u0442", "https://example.org/2").encode("koi8-r"),
                           Content_Type="text/xml; charset=koi8-r")
    follow(kith, site, "/feed2")
    site["/feed3"] = plain(one("Wide", "https://example.org/3").encode("utf-16"))
    follow(kith, site, "/feed3")
    assert sorted(kith.posts()) == ["Caf\u00e9", "Wide", "\u041f\u0440\u0438\u0432\u0435\u0442"], kith.posts()


def case_nothing_in_a_title_runs(kith):
    site = Site()
    site["/feed"] = one("&lt;img src=x onerror=alert(1)&gt;Hi\x1b[31m &lt;script&gt;alert(1)&lt;/script&gt;there",
                        "javascript:alert(1)")
    follow(kith, site)
    assert kith.posts() == ["Hi [31m there"], kith.posts()
    entry = kith.json("entries", "ada")["items"][0]
    assert not entry["url"], entry
    assert "\x1b" not in kith.run("entries", "ada")


def case_slow_and_broken_answers(kith):
    fast, slow = Site(), Site("127.0.0.2")
    fast["/feed"] = one()
    follow(kith, fast)
    for path, page in (("/hang", hanging(60)), ("/trickle", trickle(60))):
        slow[path] = one(path, "https://example.org" + path)
        follow(kith, slow, path)
        slow[path] = page
    cut_off = Site("127.0.0.3")
    cut_off["/cut"] = one("Whole", "https://example.org/whole")
    follow(kith, cut_off, "/cut")
    cut_off["/cut"] = cut(one("Half", "https://example.org/half"))
    began = time.time()
    summary = kith.check()
    assert time.time() - began < 25, time.time() - began
    assert summary["failed"] == 3, summary
    assert summary["problems"][0]["what"].endswith("did not answer in time"), summary
    assert "Half" not in kith.posts()


def case_one_thing_at_a_time_of_a_host(kith):
    site = Site()
    for i in range(12):
        site[f"/{i}"] = rss(f"Feed {i}", [])
        kith.run("follow", f"{site.url}/{i}", "--reading")

        def slowly(handler, i=i):
            time.sleep(0.05)
            handler.answer(200, rss(f"Feed {i}", []).encode())
        site[f"/{i}"] = slowly
    site.most_at_once = 0
    assert kith.check()["changed"] == 12
    assert site.most_at_once == 1, site.most_at_once


def case_a_page_names_its_feed(kith):
    site = Site()
    site["/blog/"] = plain("<html><link rel=alternate type=application/atom+xml href=../atom.xml>", Content_Type="text/html")
    site["/atom.xml"] = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Atom</title></feed>"
    follow(kith, site, "/blog/")
    assert only(kith)["url"] == site.url + "/atom.xml"
    other = Site()
    other["/"] = plain("<html><p>nothing", Content_Type="text/html")
    assert "no feed" in kith.run("follow", other.url, status=6)
    assert other.take_asked()[1][0] == "/feed"  # it was looked for


def case_stopped_while_it_waits(kith):
    site = Site()
    site["/feed"] = one()
    follow(kith, site)
    site["/feed"] = hanging(60)
    child = kith.start("following", "check", "--all")
    time.sleep(1)
    child.kill()  # whatever happens: nothing half written
    child.communicate()
    assert only(kith)["failures"] == 0
    site["/feed"] = one()
    assert kith.check()["new"] == 0


def case_reading_goes_to_whom_it_speaks(kith):
    site = Site()
    kith.run("--quiet", "fact", "ada", "likes", "beekeeping")
    site["/feed"] = rss("Weekly", [("Beekeepers in town", "https://example.org/1", DAY),
                                   ("Weather", "https://example.org/2", DAY)])
    kith.run("follow", site.url + "/feed", "--reading")
    articles = kith.json("reading", "for", "ada")["items"]
    assert [article["title"] for article in articles] == ["Beekeepers in town"]
    assert "beekeeping" in articles[0]["people"][0]["why"]
    kith.run("reading", "keep", articles[0]["id"], "ada")
    assert kith.posts() == ["Beekeepers in town"]
    site["/page"] = plain("<title>A long piece on beekeeping</title>", Content_Type="text/html")
    assert "Ada Byron" in kith.run("read", site.url + "/page")
