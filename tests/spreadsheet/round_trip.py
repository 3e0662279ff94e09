"""A spreadsheet there and back, filled in by a library that is not our own.

Starts the real program on a generated record, signs a member in by a one-time link, downloads the workbook of 40
milestones, changes 40 cells with openpyxl, uploads it, looks at what would change, publishes it, and uploads it again.
Says that it is skipped where openpyxl is not installed; with CI=true that is a failure.
"""

import datetime
import http.client
import io
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

try:
    import openpyxl
except ImportError:
    print("skipped: openpyxl is not installed (apt-get install python3-openpyxl)")
    sys.exit(1 if os.environ.get("CI") == "true" else 0)

PROGRAM = os.environ.get("JIKIM", str(Path(__file__).parents[2] / "target/debug/jikim"))
MILESTONES = int(sys.argv[1]) if len(sys.argv) > 1 else 40
PASSWORD = "등대까지 걸어서 간다 열두 번"


def generated(folder):
    """The record: a plan with one commitment of that many milestones, in the shape of our own exports."""
    files = {
        "participants.csv": "key,name_ko,name_ko_is,level,time_zone,is_demonstration\n"
        "kr,대한민국,original,national,Asia/Seoul,false\n",
        "organisations.csv": "key,participant,kind,name_ko,name_ko_is\n"
        "mois,kr,ministry,행정안전부,original\nmoef,kr,ministry,기획재정부,original\n",
        "plans.csv": "key,participant,number,title_ko,title_ko_is,stage,generation,start_on,start_precision,end_on,end_precision\n"
        "kr-7,kr,7,제7차 실행계획,original,draft,current,2026-01-01,day,2099-12-31,day\n",
        "commitments.csv": "key,plan,number,ordinal,unit,standing,title_ko,title_ko_is\n"
        "kr-7-1,kr-7,1,1,commitment,in_plan,참여 창구,original\n",
        "commitment_organisations.csv": "commitment,organisation,role,ordinal\nkr-7-1,mois,lead,1\n",
        "milestones.csv": "key,commitment,number,ordinal,standing,title_ko,title_ko_is,due_on,due_precision\n"
        + "".join(
            f"kr-7-1-m{n},kr-7-1,{n},{n},in_plan,세부과제 {n} =1+1,original,2026-12-31,day\n"
            for n in range(1, MILESTONES + 1)
        ),
    }
    paths = []
    for name, text in files.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"jikim {arguments[0]}: {done.stdout}{done.stderr}"
    return done.stdout


class Browser:
    """A client that keeps its cookie and says from where it sends."""

    def __init__(self, port):
        self.port, self.cookie = port, ""

    def send(self, method, path, body=None, kind=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"cookie": self.cookie, "sec-fetch-site": "same-origin"}
        if kind:
            headers["content-type"] = kind
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        content = reply.read()
        cookie = reply.headers.get("set-cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        connection.close()
        assert reply.status < 500, f"{method} {path}: {reply.status}"
        return reply.status, reply.headers.get("location"), content

    def get(self, path):
        status, _, content = self.send("GET", path)
        assert status == 200, f"{path}: {status}"
        return content

    def page(self, path):
        return self.get(path).decode()

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields)
        return self.send("POST", path, body, "application/x-www-form-urlencoded")

    def upload(self, path, fields, name, content):
        boundary = secrets.token_hex(16)
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                 for key, value in fields.items()]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        return self.send("POST", path, body, f"multipart/form-data; boundary={boundary}")

    def signed_in_by(self, link):
        path = urllib.parse.urlparse(link).path
        status, location, _ = self.post(path, {"password": PASSWORD, "again": PASSWORD})
        assert status == 303, f"{path}: {status} {location}"
        return self


def words(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def field(page, name):
    return re.search(f'name="{name}" value="([^"]*)"', page).group(1)


def link_in(text):
    return re.search(r"http://\S+/invitation/\S+", text).group(0)


def publish(browser, address, anyway=()):
    page = browser.page(address)
    fields = [("step", "publish"), ("once", field(page, "once")), ("seen", field(page, "seen"))]
    status, location, content = browser.post(address, fields + [("anyway", key) for key in anyway])
    assert status == 303, words(content.decode())
    return location


def column_of(sheet, heading):
    headings = [cell.value for cell in sheet[1]]
    return headings.index(heading) + 1


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = str(folder / "jikim.sqlite")
        run("import", *generated(folder), "--database", database)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        origin = f"http://127.0.0.1:{port}"
        invite = ["--database", database, "--public-url", origin, "--role"]
        office_link = link_in(run("invite", "office@example.org", *invite, "secretariat", "--organisation", "moef"))
        own_link = link_in(run("invite", "boram@example.org", *invite, "reporter", "--organisation", "mois"))
        other_link = link_in(run("invite", "other@example.org", *invite, "reporter", "--organisation", "mois"))
        server = subprocess.Popen([PROGRAM, "serve", "--database", database, "--listen", f"127.0.0.1:{port}",
                                   "--public-url", origin])
        try:
            for _ in range(300):
                try:
                    if Browser(port).send("GET", "/readyz")[0] == 200:
                        break
                except OSError:
                    time.sleep(0.1)
            there_and_back(port, office_link, own_link, other_link)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)
        print(run("verify", "--database", database).strip())


def there_and_back(port, office_link, own_link, other_link):
    sheet_page = "/ko/desk/plans/kr-7/sheet"
    office = Browser(port).signed_in_by(office_link)
    run_page = office.page("/ko/desk/plans/kr-7")
    today = time.strftime("%Y-%m-%d")
    status, _, content = office.post("/ko/desk/plans/kr-7/open", {"once": field(run_page, "once"), "day": today})
    assert status == 303, words(content.decode())

    own = Browser(port).signed_in_by(own_link)
    workbook = openpyxl.load_workbook(io.BytesIO(own.get(f"{sheet_page}.xlsx")))
    sheet = workbook["보고"]
    assert sheet.max_row == MILESTONES + 1, sheet.max_row
    assert sheet.freeze_panes == "D2" and sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == 4
    assert sheet["A1"].comment is not None and sheet["A2"].protection.locked
    status_column, text_column = column_of(sheet, "이행 상태"), column_of(sheet, "보고 내용(한국어)")
    happened = column_of(sheet, "이행일")
    assert not sheet.cell(2, status_column).protection.locked
    assert sheet.cell(2, 3).value == "1 세부과제 1 =1+1", "a title became something else"
    # Forty cells in all: a status and a text for each of 18 milestones, and a date for four of them.
    changed = 0
    for n in range(18):
        sheet.cell(n + 2, status_column).value = "상당 이행"
        sheet.cell(n + 2, text_column).value = f"{n + 1}번 과제를 '거의' 마쳤습니다.\n<b>남은 일</b> & 다음 일"
        changed += 2
        if n < 4:
            sheet.cell(n + 2, happened).value = datetime.date(2026, 6, 30)
            changed += 1
    assert changed == 40, changed
    kept = io.BytesIO()
    workbook.save(kept)
    filled = kept.getvalue()

    position = int(sheet.cell(2, column_of(sheet, "기준 위치")).value)
    began = time.monotonic()
    status, address, content = own.upload(sheet_page, {}, "보고.xlsx", filled)
    assert status == 303, words(content.decode())
    review = own.page(address)
    took = time.monotonic() - began
    assert "새 보고 18건이 공개됩니다." in words(review), words(review)
    assert review.count("<ins>") == 40, review.count("<ins>")
    assert "&lt;b&gt;남은 일&lt;/b&gt; &amp; 다음 일" in review
    location = publish(own, address)
    assert "보고 18건을 공개하였습니다." in words(own.page(location))
    assert f"published={position + 1}" in location, location
    commitment = own.page("/ko/commitments/kr-7-1")
    assert commitment.count("번 과제를 &#39;거의&#39; 마쳤습니다.") + commitment.count("번 과제를 '거의' 마쳤습니다.") >= 18
    print(f"40 cells of {MILESTONES} milestones by openpyxl {openpyxl.__version__}: one entry; read in {took:.2f} s")

    status, address, _ = own.upload(sheet_page, {}, "보고.xlsx", filled)
    assert status == 303
    again = words(own.page(address))
    assert "이 파일로 바뀌는 내용이 없습니다." in again, again
    assert "18건은 이미 그대로 보고되어 있어" in again, again
    print("the same file again: nothing changes")

    # Somebody else reports in between; the older file shows its conflict and leaves it out.
    fresh = own.get(f"{sheet_page}.xlsx")
    other = Browser(port).signed_in_by(other_link)
    for browser, text, rows in ((other, "동료가 먼저 적었습니다.", [2]), (own, "나중에 적었습니다.", [2, 3])):
        workbook = openpyxl.load_workbook(io.BytesIO(fresh))
        for row in rows:
            workbook["보고"].cell(row, status_column).value = "상당 이행"
            workbook["보고"].cell(row, text_column).value = text
        kept = io.BytesIO()
        workbook.save(kept)
        status, address, content = browser.upload(sheet_page, {}, "보고.xlsx", kept.getvalue())
        assert status == 303, words(content.decode())
        review = words(browser.page(address))
        if browser is own:
            assert "새 보고 1건이 공개됩니다." in review, review
            assert "1건은 그사이 다른 보고가 있어" in review, review
            assert "동료가 먼저 적었습니다. 나중에 적었습니다." in review, review
        publish(browser, address)
    commitment = own.page("/ko/commitments/kr-7-1")
    assert commitment.count("나중에 적었습니다.") == 1, commitment.count("나중에 적었습니다.")
    print("a stale file: the conflict is shown, and nothing is overwritten")


main()
