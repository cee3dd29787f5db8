"""YAML from outside: bounded in depth, without aliases, no member named twice, and with times as text."""

from typing import Any

import yaml

MAX_DEPTH = 64
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class YamlSyntaxError(Exception):
    """The text is not YAML, or not of the kind that is read here; the text says why in one line."""


class _Loader(SafeLoader):  # type: ignore[misc]
    """Times stay text, and a member that is named twice is an error."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT002 - as PyYAML has it
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            names = [key.value for key, _ in node.value]
            twice = next((name for name in names if names.count(name) > 1), "one of its members")
            raise YamlSyntaxError(f"{str(twice)[:64]} is named twice (line {node.start_mark.line + 1})")
        return mapping


_Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}


def loads(text: bytes) -> Any:
    """Read one document.

    Raises:
        YamlSyntaxError: it is none, names a member twice, has an alias, or more than 64 levels; the last two can make a
            small text enormous or slow, and the parser does not survive great depth.
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
    except YamlSyntaxError:
        raise
    except Exception as error:  # PyYAML raises whatever a wrong text comes to, such as KeyError for !!bool maybe
        raise YamlSyntaxError(f"it is not YAML: {' '.join(str(error).split()) or type(error).__name__}") from None


def dumps(value: Any) -> bytes:
    """Write one document."""
    text: str = yaml.dump(value, Dumper=SafeDumper, allow_unicode=True, sort_keys=False, width=200)
    return text.encode()
