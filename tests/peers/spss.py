#!/usr/bin/env python3
"""spss.py FOLDER: agencies.sav of an export, read by PSPP, against
agencies.csv and the labels of datapackage.json."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

MISSING = {"7", "8", "9"}
TEXT_BYTES = 1000


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def convert(sav, folder, *options):
    out = pathlib.Path(folder) / "out.csv"
    done = subprocess.run(["pspp-convert", *options, "-O", "csv", sav, out],
                          check=True, capture_output=True, text=True)
    return read(out), (done.stdout + done.stderr).strip()


def is_same(want, got):
    try:
        return abs(float(want) - float(got)) < 1e-9
    except ValueError:
        pass
    want, got = (t.replace("\r\n", "\n").rstrip() for t in (want, got))
    return want == got or (len(want.encode()) > TEXT_BYTES and
                           want.startswith(got) and len(got.encode()) > 900)


def labels_of(sav, folder):
    """What PSPP shows as the label of each variable."""
    syntax = pathlib.Path(folder) / "labels.sps"
    syntax.write_text(f"GET FILE='{sav}'.\nDISPLAY LABELS.\n")
    shown = subprocess.run(
        ["pspp", "-O", "format=csv", syntax], check=True,
        capture_output=True, text=True).stdout
    rows = csv.reader(shown.splitlines())
    return {r[0]: r[-1] for r in rows if len(r) >= 3}


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    sav = folder / "agencies.sav"
    wanted = read(folder / "agencies.csv")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = next(r for r in package["resources"]
                  if r["name"] == "agencies")["schema"]["fields"]
    wrong = cells = missing = labelled = titled = 0
    with tempfile.TemporaryDirectory() as work:
        plain, told = convert(sav, work)
        recoded, _ = convert(sav, work, "--recode")
        words, _ = convert(sav, work, "--labels")
        titles = labels_of(sav, work)
    if told:
        wrong += 1
        print(told)
    if len(plain) != len(wanted):
        wrong += 1
        print(f"{len(plain)} rows for {len(wanted)}")
    for field in fields:
        name = field["name"]
        codes = {str(c["value"]): c["label_th"]
                 for c in field.get("categories", [])}
        is_outcome = MISSING < set(codes)
        if titles.get(name, "")[:40] == field["description"][:40]:
            titled += 1
        else:
            wrong += 1
            print(f"{name}: label {titles.get(name)!r}")
        for want, p, r, w in zip(wanted, plain, recoded, words):
            value, got = want[name], p[name].strip()
            cells += 1
            if not is_same(value, "" if got == "." else p[name]):
                wrong += 1
                print(f"{name}: {p[name]!r} for {value!r}"[:300])
            if is_outcome and value in MISSING:
                missing += r[name].strip() in ("", ".")
                wrong += r[name].strip() not in ("", ".")
            if value in codes:
                labelled += w[name].strip() == codes[value]
                wrong += w[name].strip() != codes[value]
    print(f"{len(plain)} agencies, {len(fields)} variables, {titled} with "
          f"their label; {cells} values, {labelled} with the label of their "
          f"code, {missing} missing by code; {wrong} wrong")
    sys.exit(wrong > 0)


main()
