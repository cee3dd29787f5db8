"""YAML from outside: bounded in depth, without aliases, and with times as text."""

from typing import Any

import yaml

from mp_orders_mock.json_text import MAX_DEPTH

SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class YamlSyntaxError(Exception):
    """The text is not YAML, or not of the kind that is read here; the text says why in one line."""


class _Loader(SafeLoader):  # type: ignore[misc]
    """Times stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}


def loads(text: bytes) -> Any:
    """Read one document.

    Raises:
        YamlSyntaxError: it is none, has an alias, or more than 64 levels; both can make a small text enormous or slow,
            and the parser does not survive great depth.
    """
    try:
        depth = 0
        for event in yaml.parse(text, Loader=SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise YamlSyntaxError("it has aliases")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                raise YamlSyntaxError(f"it has more than {MAX_DEPTH} levels")
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - safe, but for the times
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, TypeError) as error:
        raise YamlSyntaxError(f"it is not YAML: {' '.join(str(error).split())}") from None


def dumps(value: Any) -> bytes:
    """Write one document."""
    text: str = yaml.dump(value, Dumper=SafeDumper, allow_unicode=True, sort_keys=False, width=200)
    return text.encode()
