#!/usr/bin/env python3
"""views.py STORE FILE.md ...: every query that the documents show, run by the
plain sqlite3 program over a store that it may only read."""
import pathlib
import re
import subprocess
import sys

FENCE = re.compile(r"^```(?:sql)?\n(.*?)^```", re.M | re.S)


def main():
    ledger = pathlib.Path(sys.argv[1]).resolve() / "ledger.db"
    queries = rows = wrong = 0
    for path in sys.argv[2:]:
        for text in FENCE.findall(pathlib.Path(path).read_text("utf-8")):
            if not re.match(r"\s*(SELECT|WITH)\b", text):
                continue
            done = subprocess.run(
                ["sqlite3", f"file:{ledger}?mode=ro", text],
                capture_output=True, text=True, errors="replace")
            queries += 1
            rows += len(done.stdout.splitlines())
            if done.returncode != 0:
                wrong += 1
                print(f"{path}: {done.stderr.strip()}\n{text}")
    print(f"{queries} queries, {rows} rows; {wrong} wrong")
    sys.exit(wrong > 0 or queries == 0)


main()
