#!/usr/bin/env python3
"""One Enron employee's view as files that Kith imports: to walk through the whole product as somebody real.

  bench/enron_mailbox.py ../shared/data/graph/enron "Tana Jones" FOLDER

FOLDER then holds
  people.csv   everybody he or she wrote with: name, address, department as the organisation, title
  mail.mbox    the headers of what he or she sent and got (From, To, Date, Subject, Message-ID; In-Reply-To by the subject)
  use.txt      the commands that make a workspace of them

Everybody in it is at enron.example.com; the corpus keeps no text, so the messages have none. Replay a day of theirs with
--now, such as: kith --db FOLDER/kith.db --now 2001-10-01T08:00Z today
"""
import csv
import re
import sys
from email.utils import format_datetime
from datetime import datetime, timezone
from pathlib import Path


def rows(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def address(name):
    return re.sub(r"[^a-z]+", ".", name.lower()).strip(".") + "@enron.example.com"


def base(subject):
    while True:
        shorter = re.sub(r"^\s*(re|fw|fwd)\s*:\s*", "", subject, flags=re.I)
        if shorter == subject:
            return subject.strip().lower()
        subject = shorter


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    data, who, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    people = {int(row[0]): row for row in rows(data / "employees.tsv")}
    me = next((number for number, row in people.items() if row[1].lower() == who.lower() or str(number) == who), None)
    if me is None:
        sys.exit(f'nobody there is called "{who}"; names and numbers stand in {data}/employees.tsv')
    to = {}
    for message, _, receiver in rows(data / "recipients.tsv"):
        to.setdefault(int(message), []).append(int(receiver))
    mine = []
    for number, _, at, subject, sender in rows(data / "messages.tsv"):
        number, sender = int(number), int(sender)
        if me == sender or me in to.get(number, []):
            mine.append((int(at), number, sender, subject, to.get(number, [])))
    mine.sort()
    folder.mkdir(parents=True, exist_ok=True)
    known, threads = set(), {}
    with open(folder / "mail.mbox", "w", encoding="utf-8") as mbox:
        for at, number, sender, subject, receivers in mine:
            known.update([sender, *receivers])
            when = datetime.fromtimestamp(at, timezone.utc)
            key = base(subject)
            answered = threads.get(key) if re.match(r"\s*re\s*:", subject, re.I) else None
            threads[key] = number
            full = [f"{people[one][1]} <{address(people[one][1])}>" for one in [sender, *receivers]]
            mbox.write(f"From {address(people[sender][1])} {when:%a %b %d %H:%M:%S %Y}\n")
            mbox.write(f"From: {full[0]}\nTo: {', '.join(full[1:])}\nDate: {format_datetime(when)}\n")
            mbox.write(f"Subject: {subject}\nMessage-ID: <{number}@enron.example.com>\n")
            if answered and answered != number:
                mbox.write(f"In-Reply-To: <{answered}@enron.example.com>\n")
            mbox.write("\n\n")
    known.discard(me)
    with open(folder / "people.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["First Name", "Last Name", "E-mail Address", "Company", "Job Title"])
        for one in sorted(known):
            given, _, family = people[one][1].partition(" ")
            out.writerow([given, family, address(people[one][1]), people[one][3], people[one][4]])
    use = [f"kith --db {folder}/kith.db {words}" for words in (
        f"settings own-address {address(people[me][1])}", f"settings home-organisation '{people[me][3]}'",
        f"import {folder}/people.csv", f"import {folder}/mail.mbox", "--now 2001-10-01T08:00Z ties",
        "--now 2001-10-01T08:00Z today")]
    (folder / "use.txt").write_text("\n".join(use) + "\n")
    print(f"{people[me][1]}, {people[me][4]} at {people[me][3]}: {len(mine)} messages with {len(known)} people; {folder}/use.txt says what to do")


if __name__ == "__main__":
    main()
