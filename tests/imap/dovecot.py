"""A Dovecot of the test's own: own folder, own certificate authority, a free port on this machine, ended by its id."""
import base64
import grp
import hashlib
import html
import http.server
import imaplib
import json
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlparse

PASSWORD = "correct horse \"battery\" \\ stäple"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certificates(folder):
    """An authority and a certificate it signed for localhost and 127.0.0.1."""
    ca, key, cert, request = (folder / name for name in ("ca.pem", "key.pem", "cert.pem", "request.pem"))
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "ca.key", "-out", ca, "-days", "2",
            "-subj", "/CN=Test authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=localhost")
    names = folder / "names"
    names.write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", request, "-CA", ca, "-CAkey", folder / "ca.key", "-CAcreateserial", "-out", cert,
            "-days", "2", "-extfile", names)
    return ca, key, cert


class Provider(http.server.BaseHTTPRequestHandler):
    """A mail provider's OAuth 2. Says whose an access token is: "token-of-NAME" is NAME's, and "N-token-of-NAME" is as
    long as N is the last of its kind. Renews them: "refresh-of-NAME" gets the next N. Asks for consent on a page, and
    redeems the code that it brings, once, for who made the challenge."""
    renewed = {}  # by name
    codes = {}  # what each was given for
    CLIENT = {"client_id": "kith & test", "client_secret": "s=1"}

    def do_GET(self):
        address = urlparse(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/authorize":
            return self.consent(asked)
        token = asked.get("access_token", "")
        number, mark, name = token.partition("token-of-")
        good = bool(mark) and number in ("", f"{self.renewed.get(name)}-")
        self.answer(good, {"email": name} if good else {"error": "invalid"})

    def consent(self, asked):
        said = asked.pop("say", "")
        if not said:
            links = (f'<a href="/authorize?{html.escape(urlencode({**asked, "say": say}))}">{words}</a>'
                     for say, words in (("yes", "Agree"), ("no", "Refuse")))
            return self.send(200, "text/html", f"<!doctype html><title>Consent</title>{' '.join(links)}".encode())
        back = {"state": asked["state"]}
        if said == "yes":
            back["code"] = f"code {len(self.codes)}"
            self.codes[back["code"]] = asked
        else:
            back |= {"error": "access_denied", "error_description": "The user said no.\nTrace: 1"}
        self.send(302, "text/plain", b"", Location=f"{asked['redirect_uri']}?{urlencode(back)}")

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        grant = {name: values[0] for name, values in form.items()}
        more = {}
        if grant.get("grant_type") == "authorization_code":
            asked = self.codes.pop(grant.get("code"), {})
            digest = hashlib.sha256(grant.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            name = asked.get("login_hint")
            more = {"refresh_token": f"refresh-of-{name}"}
            good = asked.get("code_challenge") == challenge and asked["client_id"] == grant.get("client_id") and grant == {
                "grant_type": "authorization_code", "code": grant["code"], "code_verifier": grant["code_verifier"],
                "redirect_uri": asked["redirect_uri"], **self.CLIENT}
        else:
            _, mark, name = grant.get("refresh_token", "").partition("refresh-of-")
            good = mark and grant == {"grant_type": "refresh_token", "refresh_token": f"refresh-of-{name}", **self.CLIENT}
        if not good:
            return self.answer(False, {"error": "invalid_grant", "error_description": "The consent was taken back."})
        self.renewed[name] = self.renewed.get(name, 0) + 1
        self.answer(True, {"access_token": f"{self.renewed[name]}-token-of-{name}", "expires_in": 3600, **more})

    def answer(self, good, words):
        self.send(200 if good else 401, "application/json", json.dumps(words).encode())

    def send(self, status, kind, body, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Dovecot:
    """Every account has the same password."""

    def __init__(self, folder, users=()):
        self.folder = Path(folder) / "dovecot"
        self.folder.mkdir()
        self.ca, key, cert = certificates(self.folder)
        self.port, self.tls_port = free_port(), free_port()
        self.mail = self.folder / "mail"
        self.mail.mkdir()
        self.provider = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
        threading.Thread(target=self.provider.serve_forever, daemon=True).start()
        (self.folder / "oauth2").write_text(
            f"tokeninfo_url = http://127.0.0.1:{self.provider.server_port}/?access_token=\nusername_attribute = email\n")
        lines = [f"{user}:{{PLAIN}}{PASSWORD}::::::\n" for user in users]
        (self.folder / "users").write_text("".join(lines))
        config = self.folder / "dovecot.conf"
        config.write_text(self.config(key, cert))
        self.server = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(config)], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait_until_up()

    def config(self, key, cert):
        root = os.getuid() == 0
        mine = pwd.getpwuid(os.getuid()).pw_name
        # Dovecot gives no mail to root: as root, the mail is nobody's.
        owner = "nobody" if root else mine
        group = grp.getgrgid(pwd.getpwnam(owner).pw_gid).gr_name
        if root:
            shutil.chown(self.mail, owner, group)
            for path in (self.folder, self.folder.parent):
                path.chmod(0o755)
        users = "" if root else f"default_internal_user = {mine}\ndefault_login_user = {mine}\n" \
            f"default_internal_group = {group}\n"
        return f"""
base_dir = {self.folder}/run
log_path = {self.folder}/log
protocols = imap
listen = 127.0.0.1
{users}
mail_location = maildir:{self.mail}/%u
mail_uid = {owner}
first_valid_uid = 1
first_valid_gid = 1
mail_gid = {group}
ssl = yes
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = yes
auth_mechanisms = plain login xoauth2
mail_max_userip_connections = 50
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = {self.folder}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {self.folder}/oauth2
}}
userdb {{
  driver = static
  args = home={self.mail}/%u
}}
namespace inbox {{
  inbox = yes
  separator = .
  mailbox Gesendet {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Papierkorb {{
    special_use = \\Trash
    auto = create
  }}
  mailbox Entwürfe {{
    special_use = \\Drafts
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1 127.0.0.2
    port = {self.port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1 127.0.0.2
    port = {self.tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""

    def wait_until_up(self):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if self.server.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.tls_port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"Dovecot does not start:\n{self.log()}")

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def client(self, user):
        """A plain client of the same mailboxes, to prepare and change them."""
        client = imaplib.IMAP4_SSL("127.0.0.1", self.tls_port, ssl_context=ssl.create_default_context(cafile=self.ca))
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        return client

    def close(self):
        self.provider.shutdown()
        self.server.terminate()
        try:
            self.server.wait(10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        with Dovecot(place, ["ada@example.org"]) as server:
            print(f"127.0.0.1:{server.port} (STARTTLS), :{server.tls_port} (TLS), --ca {server.ca}", flush=True)
            try:
                server.server.wait()
            except KeyboardInterrupt:
                pass
