"""Feeds and calendars, read by libraries that are not our own.

Serves the worked example, and asks for the feed and the calendar of every plan, commitment and organisation and of some
filtered lists, in both languages: each is read by `feedparser` or `icalendar` without a complaint and says what the
standards demand; asked for again with its tag, nothing is sent.
"""

import datetime
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import feedparser
import icalendar

PROGRAM = os.environ.get("JIKIM", str(Path(__file__).parents[2] / "target/debug/jikim"))


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


class Site:
    def __init__(self, port):
        self.port = port

    def get(self, path, tag=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"if-none-match": tag} if tag else {})
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, dict((name.lower(), value) for name, value in reply.getheaders()), body


def feed(site, path):
    status, headers, body = site.get(path)
    assert status == 200, f"{path}: {status}"
    found = feedparser.parse(body, response_headers={"content-type": headers["content-type"]})
    assert not found.bozo, f"{path}: {found.bozo_exception}"
    assert found.version == "atom10", f"{path}: {found.version}"
    about = found.feed
    for name in ["id", "title", "updated_parsed", "author", "rights", "subtitle", "language"]:
        assert about.get(name), f"{path}: no {name}"
    own = [link.href for link in about.links if link.rel == "self"]
    assert own == [f"http://127.0.0.1:{site.port}{path}"], f"{path}: {own}"
    assert len(found.entries) <= 50, path
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids) and all(it.startswith("urn:uuid:") for it in ids), path
    times = [entry.updated_parsed for entry in found.entries]
    assert times == sorted(times, reverse=True), f"{path}: not the newest first"
    assert not times or times[0] == about.updated_parsed, path
    for entry in found.entries:
        assert entry.title and entry.author and entry.link.startswith("http://"), path
        assert entry.content[0].type == "text/html", path
    again = site.get(path, headers["etag"])
    assert again[0] == 304 and not again[2], f"{path}: {again[0]}"
    return found.entries


def calendar(site, path):
    status, headers, body = site.get(path)
    assert status == 200, f"{path}: {status}"
    for line in body.split(b"\r\n"):
        assert len(line) <= 75, f"{path}: {line!r}"
        line.decode("utf-8")
    found = icalendar.Calendar.from_ical(body)
    assert not found.errors, f"{path}: {found.errors}"
    assert found["VERSION"] == "2.0" and found["PRODID"] and found["X-WR-CALNAME"] == found["NAME"], path
    events = found.walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids), path
    for event in events:
        assert not event.errors, f"{path}: {event.errors}"
        first = event["DTSTART"].dt
        assert type(first) is datetime.date, f"{path}: {first}"
        assert "DTEND" not in event or event["DTEND"].dt > first, path
        assert event["DTSTAMP"].dt.tzinfo is not None and int(event["SEQUENCE"]) > 0, path
        assert event["SUMMARY"] and event["URL"].startswith("http://"), path
        assert "\\" not in event["SUMMARY"], f"{path}: {event['SUMMARY']}"
    again = site.get(path, headers["etag"])
    assert again[0] == 304 and not again[2], f"{path}: {again[0]}"
    return events


def main():
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = subprocess.Popen(
            [PROGRAM, "demo", "--listen", f"127.0.0.1:{port}", "--database", f"{folder}/demo.sqlite"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"JIKIM_LOG": "error"},
        )
        try:
            for line in server.stdout:
                if line.strip() == f"http://127.0.0.1:{port}/":
                    break
            site = Site(port)
            keys = {}
            for kind in ["plans", "commitments", "organisations"]:
                _, _, body = site.get(f"/ko/{kind}.csv?demonstration=1&bom=0")
                keys[kind] = re.findall(r"^([a-z0-9_-]+),", body.decode(), re.MULTILINE)[1:]
                assert keys[kind], kind
            things = [f"/{kind}/{key}" for kind, all_keys in keys.items() for key in all_keys]
            n_entries = n_events = n_files = 0
            for language in ["ko", "en"]:
                lists = ["", "?attention=late&demonstration=1", "?plan=demo-2&status=complete", "?plan=kr-6"]
                addresses = [(it, "") for it in things] + [("/commitments", query) for query in lists]
                for address, query in addresses:
                    n_entries += len(feed(site, f"/{language}{address}.atom{query}"))
                    n_events += len(calendar(site, f"/{language}{address}.ics{query}"))
                    n_files += 2
                for query in ["", "?plan=demo-2"]:
                    n_entries += len(feed(site, f"/{language}/changes.atom{query}"))
                    n_files += 1
            assert n_entries > 100 and n_events > 100
            print(f"{n_files} feeds and calendars with {n_entries} entries and {n_events} events are sound")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
