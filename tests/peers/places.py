#!/usr/bin/env python3
"""places.py SAMRUAT COUNT FOLDER...: text read again from its bytes.

Draws COUNT pieces of text from the pages below the folders, always the same
ones, and reads each again from the body: the byte range that `inspect page`
names, decoded. Where the page writes characters as references, they are
resolved. Prints how many are the same, and those that are not.
"""
import html
import json
import pathlib
import random
import re
import subprocess
import sys

PYTHON_NAMES = {"windows-874": "cp874"}
PIECES_OF_A_PAGE = 30
SUFFIXES = (".html", ".htm", ".php")


def read(samruat, page):
    out = subprocess.run([samruat, "inspect", "page", page],
                         capture_output=True, check=True).stdout
    return json.loads(out)


def one_line(text):
    return re.sub(r"[\0-\x20\xa0]+", " ", text).strip()


def main():
    samruat, count, *folders = sys.argv[1:]
    dice = random.Random(1)
    pieces = []
    for folder in folders:
        for page in sorted(pathlib.Path(folder).rglob("*")):
            if not page.is_file() or page.suffix not in SUFFIXES:
                continue
            seen = read(samruat, page)
            runs = [r for r in seen.get("runs", []) if r["text"].strip()]
            for run in dice.sample(runs, min(PIECES_OF_A_PAGE, len(runs))):
                pieces.append((page, seen["encoding"]["used"], run))
    drawn = dice.sample(pieces, min(int(count), len(pieces)))
    literal = same = 0
    for page, encoding, run in drawn:
        body = page.read_bytes()[run["byte_start"]:run["byte_end"]]
        text = body.decode(PYTHON_NAMES.get(encoding, encoding), "replace")
        literal += text == run["text"]
        if one_line(html.unescape(text)) == one_line(run["text"]):
            same += 1
        else:
            print(f"{page}: {run['text']!r} but {text!r}")
    print(f"{same} of {len(drawn)} the same, {literal} letter by letter")


main()
