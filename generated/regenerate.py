"""Write the generated client: `python generated/regenerate.py [FOLDER]`.

Runs the pinned generator of the environment this Python belongs to, heads each file with a line that says so, and puts
the result in place of the folder. Two runs give the same bytes.
"""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

Spec = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Generated from openapi.yaml by `make generate`. Do not edit.\n"


def regenerate(package: Path) -> None:
    """Generate the client into `package`, whose last part is its name. On an error it stays as it was."""
    with tempfile.TemporaryDirectory(dir=package.parent, prefix=".new-") as folder:
        new = Path(folder) / package.name
        spec = _spec()
        _generate(new, spec)
        (new / "error_meanings.py").write_text(_error_meanings(spec), encoding="utf-8")
        _write_request_dicts(new / "request_dicts.py", spec)
        _forgive_missing_fields(new / "models")
        _explain_enums(new / "models", spec)
        _explain_models(new / "models")
        for file in sorted(new.rglob("*.py")):
            file.write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")
        shutil.rmtree(package, ignore_errors=True)
        new.rename(package)


def _spec() -> Spec:
    """The contract, with what it says of a plain property whose type has a name of its own in the place of that name.

    The generators do not look at what stands beside a `$ref`.
    """
    from mp_orders_spec import ContractError, load_contract, resolve

    try:
        spec: Spec = copy.deepcopy(dict(load_contract(ROOT / "openapi.yaml").document))
    except ContractError as error:
        raise SystemExit(f"{error}; the client is as it was") from None
    schemas = spec["components"]["schemas"]
    for schema in schemas.values():
        for name, node in schema.get("properties", {}).items():
            whole = resolve(spec, node)
            if len(node) > 1 and whole.get("type") == "string" and "enum" not in whole:
                schema["properties"][name] = whole
    return spec


def _generate(package: Path, spec: Spec) -> None:
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": tools + os.pathsep + os.environ.get("PATH", "")}
    document = package.with_suffix(".json")
    document.write_text(json.dumps(spec), encoding="utf-8")
    command = ["openapi-python-client", "generate", "--path", str(document)]
    command += ["--config", str(ROOT / "generator-config.yaml"), "--meta", "none"]
    command += ["--output-path", str(package), "--fail-on-warning"]
    command += ["--custom-template-path", str(ROOT / "generated" / "templates")]
    if subprocess.run(command, check=False, env=environment).returncode:
        raise SystemExit("openapi.yaml cannot be generated from; the client is as it was")
    document.unlink()


def _error_meanings(spec: Spec) -> str:
    """A module with the sentence and the page of each error code, for the errors of the client."""
    from mp_orders_spec import code_entries

    lines = [
        '"""What each error code means, and the page that gives it: by operation, status and code."""\n',
        "MEANINGS: dict[tuple[str, int, str], tuple[str, str | None]] = {",
    ]
    for each in code_entries(spec):
        provenance = each.entry["x-provenance"]
        source = spec["x-sources"][provenance["source"]] if provenance["status"] == "documented" else {}
        key = f"({json.dumps(each.operation)}, {each.status}, {json.dumps(each.code)})"
        page = json.dumps(source["url"]) if "url" in source else None
        lines.append(f"    {key}: ({json.dumps(each.entry['description'])}, {page}),")
    return "\n".join([*lines, "}", ""])


def _forgive_missing_fields(models: Path) -> None:
    """Let an answer be read in which a required field is missing, as UNSET; the contract goes on requiring it."""
    for file in models.glob("*.py"):
        if file.stem.endswith("_request"):
            continue
        text = file.read_text(encoding="utf-8")
        forgiving = re.sub(r'd\.pop\("(\w+)"\)', r'd.pop("\1", UNSET)', text)
        if forgiving != text and "import UNSET" not in text:
            forgiving = forgiving.replace("from attrs import", "from ..types import UNSET\nfrom attrs import", 1)
        file.write_text(forgiving, encoding="utf-8")


def _explain_enums(models: Path, spec: Spec) -> None:
    """Say what an enum and each of its values mean."""
    enums: dict[str, dict[str, Any]] = {}
    for name, schema in spec["components"]["schemas"].items():
        inner = {name + own.title().replace("_", ""): node for own, node in schema.get("properties", {}).items()}
        enums |= {name: node for name, node in {name: schema, **inner}.items() if "enum" in node}
    for file in models.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        found = re.search(r"^class (\w+)\(StrEnum\):\n", text, re.MULTILINE)
        if found:
            enum = enums[found[1]]
            text = text.replace(found[0], f'{found[0]}    """{enum["description"]}"""\n\n')
            for value, meaning in enum["x-meanings"].items():
                text = text.replace(f' = "{value}"\n', f' = "{value}"\n    """{meaning}"""\n')
            file.write_text(text, encoding="utf-8")


def _explain_models(models: Path) -> None:
    """Say in the docstring of a class, where `help` looks, what stands below its attributes."""
    for file in models.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        whole = re.search(r'^class \w+:\n    """(.+?)"""\n', text, re.MULTILINE | re.DOTALL)
        told = re.findall(r'^    (\w+): [^\n]+\n    """ (.+?) """$', text, re.MULTILINE | re.DOTALL)
        if whole and told:
            wrapped = textwrap.TextWrapper(112, subsequent_indent="            ", break_long_words=False)
            lines = [wrapped.fill(f"        {name}: {' '.join(says.split())}") for name, says in told]
            end = whole.end() - len('"""\n')
            new = "\n".join(["\n\n    Attributes:", *lines, "    "])
            file.write_text(text[:end].rstrip() + new + text[end:], encoding="utf-8")


def _write_request_dicts(file: Path, spec: Spec) -> None:
    """A module with a TypedDict for each schema of a request, named as its model with Dict behind it."""
    from mp_orders_spec import load_contract

    contract, described = load_contract(ROOT / "openapi.yaml"), spec["components"]["schemas"]
    wanted = [form.schema for operation in contract.operations.values() for form in operation.forms]
    schemas: dict[str, object] = {}
    while wanted:
        name = wanted.pop()
        if name not in schemas:
            schemas[name] = described[name]
            wanted += re.findall(r'"#/components/schemas/(\w+)"', json.dumps(schemas[name]))
    document = {"openapi": "3.1.0", "info": {"title": "requests", "version": "1"}, "paths": {}}
    document["components"] = {"schemas": {name: schemas[name] for name in sorted(schemas)}}
    source = file.with_suffix(".json")
    source.write_text(json.dumps(document), encoding="utf-8")
    command = ["datamodel-codegen", "--input", str(source), "--input-file-type", "openapi", "--output", str(file)]
    command += ["--output-model-type", "typing.TypedDict", "--enum-field-as-literal", "all", "--disable-timestamp"]
    command += ["--use-field-description", "--use-schema-description", "--target-python-version", "3.11"]
    command += ["--formatters", "builtin", "--disable-future-imports"]
    tools = Path(sys.executable).parent
    subprocess.run([tools / command[0], *command[1:]], check=True)
    source.unlink()
    text = re.sub(r",\s*closed=True,?", "", file.read_text(encoding="utf-8"))
    text = text.replace("from typing_extensions", "from typing")
    text = re.sub(r"\bfloat\b", "float | Decimal", text)  # a Decimal is sent as the number that is exactly it
    text = re.sub(r"\b(\w+Request)\b(?! of)", r"\1Dict", text).partition("\n\n")[2]
    head = '"""Requests as plain dictionaries, as type checkers see them."""\n\nfrom decimal import Decimal\n'
    names = sorted(re.findall(r"^(?:class )?(\w+)(?=\(| = TypedDict)", text, re.MULTILINE))
    file.write_text(f"{head}{text}\n\n__all__ = {json.dumps(names)}\n", encoding="utf-8")
    ruff = [tools / "ruff"]
    options = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311"]
    subprocess.run([*ruff, "check", str(file), *options, "--fix-only", "--select", "F,I,UP"], check=True)
    subprocess.run([*ruff, "format", str(file), *options, "--line-length", "120"], check=True)


if __name__ == "__main__":
    regenerate(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "generated" / "mp_orders_generated")
