"""schema.py SCHEMA LINES INPUT - are the lines as the schema says, and is the schema strict?

1. Every line is valid, and every line of INPUT is one that the wizard may be given.
2. Every field of the schema is in some line: none is there that nobody writes.
3. A line that lacks a field, or has one more, is refused: at every object that is in a line,
   once for each set of fields it comes with. Only what OPTIONAL names may be missing.
"""

import copy
import json
import re
import sys

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import best_match

OPTIONAL = {
    "action.name", "action.rows", "action.to",  # each belongs to some ids
    "question.added_note", "question.columns", "remedy.retry_added",
    "answers.label", "answers.cells", "answers.group", "answers.unknown", "answers.danger",
    "steps.after_option", "steps.detail", "steps.by.word",
    "remedy.notes.detail", "remedy.letters", "remedy.letters.once",
}  # fmt: skip
UNSEEN = {"steps.detail", "remedy.notes.detail"}  # of pages that no tree makes; tests/unit/test_blocks has some
MOST_SHOWN = 20

complaints = []
valid = set()  # parts of the schema, each with a value that is as it says


def follow_reference(validator, reference, value, part):
    """Validates a value by another part of the schema: equal ones once."""
    key = (reference, repr(value))
    if key not in valid:
        errors = list(Draft202012Validator.VALIDATORS["$ref"](validator, reference, value, part))
        yield from errors
        if not errors:
            valid.add(key)


Validator = validators.extend(Draft202012Validator, {"$ref": follow_reference})


def complain(text):
    complaints.append(text)
    if len(complaints) <= MOST_SHOWN:
        print("FAIL:", text[:600])


def objects(value, name):
    """All objects of a value, each with its name: "remedy.steps.by"."""
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from objects(inner, f"{name}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, name)


def fields_of(schema, part, name):
    """The names of all fields that a part of the schema knows."""
    if "$ref" in part:
        yield from fields_of(schema, schema["$defs"][part["$ref"].rsplit("/", 1)[1]], name)
    if "items" in part:
        yield from fields_of(schema, part["items"], name)
    for key, inner in part.get("properties", {}).items():
        yield f"{name}.{key}"
        yield from fields_of(schema, inner, f"{name}.{key}")


def plain(name):
    """The name without where it stands, of what stands in several places."""
    return re.sub(r"^(question|remedy)\.answers|^remedy(\.options)?\.steps", lambda m: m[0].split(".")[-1], name)


def mutations(line, done):
    """Copies of a line, each with a fault, and what it is; none that was done to its like before."""
    for i, (name, original) in enumerate(objects(line, line["kind"])):
        for key in [*original, None]:
            fault = (plain(f"{name}.{key}"), *sorted(original))
            if fault[0] in OPTIONAL or fault in done:
                continue
            done.add(fault)
            mutant = copy.deepcopy(line)
            _, target = list(objects(mutant, line["kind"]))[i]
            if key:
                del target[key]
            else:
                target["another"] = 1
            yield mutant, f"without {name}.{key}" if key else f"with {name}.another"


def one_of_each(value):
    """The value with one item of each shape in its lists: there are long ones."""
    if isinstance(value, dict):
        return {key: one_of_each(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return list({shape(inner): one_of_each(inner) for inner in value}.values())
    return value


def shape(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{shape(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(sorted({shape(inner) for inner in value})) + "]"
    return type(value).__name__


def main(schema_file, lines_file, input_file):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    kinds = [ref["$ref"].rsplit("/", 1)[1] for ref in schema["oneOf"]]
    of_kind = {
        kind: Validator({**schema["$defs"][kind], "$defs": schema["$defs"]}) for kind in kinds
    }
    any_kind = Validator(schema)
    seen, shapes = set(), {}

    with open(lines_file, encoding="utf-8") as file:
        texts = set(file.read().splitlines())
    for text in texts:
        line = json.loads(text)
        kind = line.get("kind")
        if kind not in of_kind:
            complain(f"no kind of the schema: {text}")
            continue
        error = best_match(of_kind[kind].iter_errors(line))
        if error:
            complain(f"{kind}, {error.json_path}: {error.message}\n  {text}")
        for name, value in objects(line, kind):
            seen.update(plain(f"{name}.{key}") for key in value)
        if kind != "names":  # its lists say something by their length
            line = one_of_each(line)
        shapes.setdefault(shape(line), line)

    known = {plain(name) for kind in kinds for name in fields_of(schema, schema["$defs"][kind], kind)}
    for name in sorted(known - seen - UNSEEN):
        complain(f"no line has {name}")

    done = set()
    for line in shapes.values():
        if not any_kind.is_valid(line):
            complain(f"not valid any more: {line}")
        for mutant, fault in mutations(line, done):
            if of_kind[line["kind"]].is_valid(mutant):
                complain(f"valid {fault}: {json.dumps(mutant)}")

    wanted = Validator({"$ref": "#/$defs/input", "$defs": schema["$defs"]})
    with open(input_file, encoding="utf-8", errors="replace", newline="\n") as file:
        for text in set(file.read().split("\n")) - {""}:
            if not wanted.is_valid(text):
                complain(f"no line for the wizard: {text!r}")

    print(f"{len(texts)} lines, {len(shapes)} shapes, {len(done)} faults, {len(complaints)} complaints")
    return 1 if complaints else 0


sys.exit(main(*sys.argv[1:]))
