#!/usr/bin/env python3
"""schema.py SAMRUAT FOLDER ...: rule files against the schema that the program
prints, by jsonschema and PyYAML. YAML's own types are switched off, as in the
editors that the schema is for."""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml


class Texts(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


def main():
    samruat, folders = sys.argv[1], sys.argv[2:]
    printed = subprocess.run([samruat, "rules", "schema"], check=True,
                             capture_output=True, text=True).stdout
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    rules = faults = 0
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
            rule = yaml.load(path.read_text(encoding="utf-8"), Texts)
            if not isinstance(rule, dict) or rule.get("format") != "rule/1":
                continue
            rules += 1
            for error in validator.iter_errors(rule):
                faults += 1
                place = "/".join(str(part) for part in error.absolute_path)
                print(f"{path}: {place}: {error.message[:120]}")
    print(f"{rules} rules, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
