"""A Dovecot of the test's own: own folder, own certificate authority, a free port on this machine, ended by its id."""
import grp
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
from urllib.parse import parse_qs, urlparse

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


class Tokens(http.server.BaseHTTPRequestHandler):
    """Says whose an access token is: "token-of-NAME" is NAME's, and "N-token-of-NAME" is as long as N is the last of
    its kind. Renews them: "refresh-of-NAME" gets the next N."""
    renewed = {}  # by name

    def do_GET(self):
        token = parse_qs(urlparse(self.path).query).get("access_token", [""])[0]
        number, mark, name = token.partition("token-of-")
        good = bool(mark) and number in ("", f"{self.renewed.get(name)}-")
        self.answer(good, {"email": name} if good else {"error": "invalid"})

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        grant = {name: values[0] for name, values in form.items()}
        _, mark, name = grant.get("refresh_token", "").partition("refresh-of-")
        good = mark and grant == {"grant_type": "refresh_token", "client_id": "kith & test", "client_secret": "s=1",
                                  "refresh_token": f"refresh-of-{name}"}
        if not good:
            return self.answer(False, {"error": "invalid_grant", "error_description": "The consent was taken back."})
        self.renewed[name] = self.renewed.get(name, 0) + 1
        self.answer(True, {"access_token": f"{self.renewed[name]}-token-of-{name}", "expires_in": 3600})

    def answer(self, good, words):
        body = json.dumps(words).encode()
        self.send_response(200 if good else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
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
        self.tokens = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tokens)
        threading.Thread(target=self.tokens.serve_forever, daemon=True).start()
        (self.folder / "oauth2").write_text(
            f"tokeninfo_url = http://127.0.0.1:{self.tokens.server_port}/?access_token=\nusername_attribute = email\n")
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
        self.tokens.shutdown()
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
