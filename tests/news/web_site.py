"""A web server of the tests' own: pages by path, each with a behaviour, and a record of what was asked."""
import gzip
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        with site.lock:
            site.asked.append((self.path, dict(self.headers)))
            site.now_asked += 1
            site.most_at_once = max(site.most_at_once, site.now_asked)
        try:
            page = site.pages.get(self.path)
            if page is None:
                self.answer(404, b"nothing here")
            else:
                page(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with site.lock:
                site.now_asked -= 1

    def answer(self, status, body=b"", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.send_response(status)
        if status != 304:
            headers.setdefault("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_):
        pass  # a client that went away is part of the tests


class Site:
    def __init__(self, host="127.0.0.1"):
        self.pages, self.asked, self.lock = {}, [], threading.Lock()
        self.now_asked = self.most_at_once = 0
        self.server = Server((host, 0), Handler)
        self.server.site = self
        self.url = f"http://{host}:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def take_asked(self, robots=False):
        with self.lock:
            asked, self.asked = self.asked, []
        return [(path, headers) for path, headers in asked if robots or path != "/robots.txt"]

    def __setitem__(self, path, page):
        self.pages[path] = page if callable(page) else plain(page)


def plain(body, **headers):
    body = body.encode() if isinstance(body, str) else body
    return lambda handler: handler.answer(200, body, **headers)


def cached(body, etag=None, modified=None, **headers):
    """Answers 304 to whoever has it already."""
    body = body.encode() if isinstance(body, str) else body
    if etag:
        headers["ETag"] = etag
    if modified:
        headers["Last_Modified"] = formatdate(modified, usegmt=True)

    def page(handler):
        same = etag and handler.headers.get("If-None-Match") == etag
        same = same or (modified and not etag and handler.headers.get("If-Modified-Since") == headers["Last_Modified"])
        handler.answer(304 if same else 200, b"" if same else body, **headers)
    return page


def status(code, **headers):
    return lambda handler: handler.answer(code, b"", **headers)


def moved(to, code=301):
    return lambda handler: handler.answer(code, b"", Location=to)


def zipped(body):
    packed = gzip.compress(body.encode() if isinstance(body, str) else body)
    return lambda handler: handler.answer(200, packed, Content_Encoding="gzip")


def hanging(seconds):
    return lambda handler: time.sleep(seconds)


def trickle(seconds):
    """A byte now and then, for ever."""
    def page(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        until = time.time() + seconds
        while time.time() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.2)
        handler.close_connection = True
    return page


def cut(body):
    """Says more than it sends."""
    def page(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body) * 2))
        handler.end_headers()
        handler.wfile.write(body.encode())
        handler.close_connection = True
    return page


def endless(megabytes, piece=b"<item><title>x</title></item>" * 1000):
    def page(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(megabytes << 20))
        handler.end_headers()
        sent = 0
        try:
            while sent < megabytes << 20:
                handler.wfile.write(piece)
                sent += len(piece)
        finally:
            handler.server.site.sent = sent
            handler.close_connection = True
    return page


def rss(title, posts, head=""):
    """posts: (title, link, RFC 822 date)"""
    items = "".join(f"<item><title>{t}</title><link>{link}</link><guid>{link}</guid><pubDate>{date}</pubDate></item>"
                    for t, link, date in posts)
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
