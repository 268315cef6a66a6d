"""Files for tests/kill/run.py: good ones, and what people drop on an import by mistake."""
import gzip
import io
import os

GIVEN = "Ada Bela Carla Dilan Emre Fatou Goran Hana Idris Jana Kofi Lena Mira Nils Oana Petra".split()
FAMILY = "Abara Borg Cohen Díaz Eriksen Fodor Gupta Horváth Ito Jensen Khan Lopes Müller Novák Okoye".split()


def name(n):
    return GIVEN[n % len(GIVEN)], f"{FAMILY[n // 16 % len(FAMILY)]}-{n}"


def card(n):
    given, family = name(n)
    return (f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{given} {family}\r\nN:{family};{given};;;\r\n"
            f"EMAIL;TYPE=WORK:p{n}@kill.example.com\r\nTEL;TYPE=CELL:+44 7700 9{n % 100000:05}\r\n"
            f"ORG:Example {n % 40}\r\nTITLE:Planner\r\nNOTE:Met at the fair\\, hall {n % 9}\r\n"
            f"UID:urn:kill:{n}\r\nEND:VCARD\r\n")


def write_cards(path, numbers):
    with open(path, "w", encoding="utf-8", newline="") as file:
        for n in numbers:
            file.write(card(n))


def cards(count):
    return "".join(card(n) for n in range(5000, 5000 + count)).encode()


def connections(count):
    rows = ["Notes:", '"When exporting, some rows lack an address."', "",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for n in range(5000, 5000 + count):
        given, family = name(n)
        rows.append(f'{given},{family},https://www.linkedin.com/in/kill-{n},,"Example, {n % 40}",Planner,08 Feb 2026')
    return "\r\n".join(rows).encode()


def google(count):
    rows = ["First Name,Last Name,Organization Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value"]
    for n in range(5000, 5000 + count):
        given, family = name(n)
        rows.append(f'{given},{family},Example {n % 40},--05-14,"Two\nlines",* myContacts,* Work,p{n}@kill.example.com')
    return "\r\n".join(rows).encode()


def messages(count):
    out = io.StringIO()
    out.write("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\r\n")
    for n in range(5000, 5000 + count):
        given, family = name(n)
        out.write(f'c{n},,Owner,https://www.linkedin.com/in/owner,{given} {family},https://www.linkedin.com/in/kill-{n},'
                  f'2026-01-{n % 28 + 1:02} 10:00:00 UTC,,"Hello, shall we talk?",INBOX\r\n')
    return out.getvalue().encode()


def known(count):
    return {" ".join(name(n)) for n in range(5000, 5000 + count)}


COUNT = 120
WHOLE = {"people.vcf": cards, "Connections.csv": connections, "contacts.csv": google, "messages.csv": messages}


def bad_files(folder, draw):
    """(name, path, what to expect) of each."""
    number = 0

    def put(content, ending=".bin"):
        nonlocal number
        number += 1
        path = folder / f"{number}{ending}"
        path.write_bytes(content)
        return path

    refused = {"exits": (6,)}
    yield "empty", put(b"", ".vcf"), refused
    yield "white space", put(b" \r\n\n\t ", ".csv"), refused
    yield "a byte order mark alone", put(b"\xef\xbb\xbf", ".csv"), refused
    for kind, make in WHOLE.items():
        content = make(COUNT)
        for _ in range(5):
            cut = draw.randrange(1, len(content))
            yield f"{kind} cut at byte {cut}", put(content[:cut], kind[-4:]), {}
        broken = bytearray(content)
        for _ in range(200):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        yield f"{kind} with 200 broken bytes", put(bytes(broken), kind[-4:]), {}
        yield f"{kind} in a zip", put(b"PK\x03\x04" + draw.randbytes(4000), ".zip"), refused
        yield f"{kind} twice in a row", put(content + b"\r\n" + content, kind[-4:]), {}
    for ending in (".vcf", ".csv"):
        yield f"noise called {ending}", put(draw.randbytes(200_000), ending), refused
        yield f"zeros called {ending}", put(bytes(200_000), ending), refused
    yield "a picture", put(b"\x89PNG\r\n\x1a\n" + draw.randbytes(50_000), ".vcf"), refused
    yield "a program", put(b"\x7fELF\x02\x01\x01" + draw.randbytes(50_000), ".csv"), refused
    yield "a database", put(b"SQLite format 3\x00" + draw.randbytes(50_000), ".csv"), refused
    yield "a gzip", put(gzip.compress(cards(COUNT)), ".vcf"), {"exits": (0,), "people": known(COUNT)}
    yield "a gzip that was cut", put(gzip.compress(cards(COUNT))[:-200], ".vcf"), refused
    yield "a gzip with a wrong sum", put(gzip.compress(cards(COUNT))[:-8] + b"12345678", ".vcf"), refused
    yield "a gzip of a gzip of noise", put(gzip.compress(gzip.compress(draw.randbytes(5_000))), ".vcf"), refused
    yield "prose", put(b"Dear reader,\n\nthis is a letter, and nothing else.\n" * 50, ".csv"), refused
    yield "10,000 columns", put(b",".join(b"Column %d" % n for n in range(10_000)) + b"\r\n" + b"x," * 9_999 + b"x\r\n", ".csv"), refused
    wide = b"First Name,Last Name,E-mail 1 - Value," + b",".join(b"Custom %d" % n for n in range(10_000))
    yield "10,000 columns beside a name", put(wide + b"\r\nAda,Wide,ada@kill.example.com" + b",x" * 10_000 + b"\r\n", ".csv"), {}
    yield "a row of 10,000 values", put(google(3) + b"\r\n" + b"x," * 10_000 + b"\r\n", ".csv"), {}
    yield "a card without an end", put(cards(3) + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Never Ended\r\n", ".vcf"), {
        "exits": (0,), "people": known(3) | {"Never Ended"}}
    yield "only ends", put(b"END:VCARD\r\n" * 1000, ".vcf"), {}
    yield "only beginnings", put(b"BEGIN:VCARD\r\n" * 10_000, ".vcf"), {}
    yield "cards within cards", put(b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Deep\r\nAGENT:\r\n" * 5_000, ".vcf"), {}
    yield "a quotation mark that never closes", put(google(3) + b'\r\nAda,"Open' + b"x" * 100_000, ".csv"), {}
    yield "quotation marks alone", put(b'"' * 100_001, ".csv"), {}
    yield "UTF-16 without a mark", put(cards(COUNT).decode().encode("utf-16-le"), ".vcf"), {}
    yield "UTF-16, half a character", put(cards(COUNT).decode().encode("utf-16")[:-1], ".vcf"), {"people": known(COUNT)}
    yield "Latin-1", put(google(COUNT).decode().encode("latin-1", "replace"), ".csv"), {}
    yield "a mis-declared card", put(cards(3), ".csv"), {"words": ("--as", "google")}
    yield "a mis-declared table", put(google(3), ".vcf"), {"words": ("--as", "vcard")}
    yield "a map to no column", put(google(3), ".csv"), {"words": ("--map", "name=Nobody"), "exits": (2, 6)}
    yield "a name of 2 MB", put(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + b"A" * 2_000_000 + b"\r\nEND:VCARD\r\n", ".vcf"), {}
    yield "controls in a name", put(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\x00\x07\x1bB\r\nEND:VCARD\r\n", ".vcf"), {}
    yield "dates that do not exist", put(cards(2).replace(b"TITLE:", b"BDAY:2026-02-30\r\nREV:99999999999\r\nTITLE:"), ".vcf"), {
        "people": known(2)}


def stream(path, megabytes, head, piece, tail=b""):
    size = megabytes * 1_000_000
    block = piece * max(1, 1_000_000 // len(piece))
    with open(path, "wb") as file:
        file.write(head)
        while file.tell() < size:
            file.write(block)
        file.write(tail)
    return path


def large_files(folder, megabytes):
    """(name, path), made one by one: the caller takes each away."""
    hole = folder / "hole.vcf"
    with open(hole, "wb") as file:
        os.truncate(file.fileno(), megabytes * 1_000_000)
    yield "a hole", hole
    head = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Huge\r\n"
    yield "one card with a note without an end", stream(folder / "note.vcf", megabytes, head + b"NOTE:", b"A" * 1000)
    yield "one card with a folded picture", stream(
        folder / "photo.vcf", megabytes, head + b"PHOTO;ENCODING=b;TYPE=JPEG:AAAA", b"\r\n " + b"A" * 74, b"\r\nEND:VCARD\r\n")
    yield "one card with endless addresses", stream(folder / "many.vcf", megabytes, head, b"EMAIL:many@kill.example.com\r\n", b"END:VCARD\r\n")
    yield "a quoted field without an end", stream(folder / "open.csv", megabytes, google(3) + b'\r\nAda,"', b"open " * 100)
    yield "empty lines", stream(folder / "lines.csv", megabytes, google(3), b"\r\n" * 100)
    yield "cards nobody can name", stream(folder / "blank.vcf", megabytes, cards(3), b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n")
