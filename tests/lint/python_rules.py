"""Rules over the syntax tree of a Python file. Each takes path and tree and yields findings.

What ruff can say is said in pyproject.toml (clock, HTTP clients, mark_safe, f-strings in gettext).
A line that must break a rule ends in `# lint: <rule> - <reason>`.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from .findings import Finding

Rule = Callable[[Path, ast.Module], Iterator[Finding]]
ALLOWANCE = re.compile(r"# lint: (?P<rule>[a-z-]+) - \S+")
REQUEST_DATA = {"GET", "POST", "FILES", "COOKIES", "cleaned_data", "request"}
LOOKUPS = {"filter", "exclude", "get", "update", "create", "get_or_create", "update_or_create", "Q"}
# Where visible_to() itself is written.
VISIBILITY = {"portal/access.py", "portal/pages/access.py"}
DOMAIN_MAY_NOT = (
    "wagtail.admin",
    "django.forms",
    "django.template",
    "django.shortcuts",
    "django.views",
)


def check(path: Path, source: str) -> list[Finding]:
    """Run every rule over one file."""
    tree = ast.parse(source, str(path))
    lines = source.splitlines()
    return [
        finding
        for rule in RULES
        for finding in rule(path, tree)
        if not _is_allowed(finding, lines[finding.line - 1])
    ]


def _is_allowed(finding: Finding, line: str) -> bool:
    allowance = ALLOWANCE.search(line)
    return allowance is not None and allowance["rule"] == finding.rule


def bare_live(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """`.live()` shows pages that are restricted to a group: Wagtail's own search leaks them so."""
    if path.as_posix() in VISIBILITY:
        return
    for call in _calls(tree):
        bare = _method(call) == "live" and not call.args and not call.keywords
        if bare or (_method(call) in LOOKUPS and _sets_live(call)):
            yield _at(path, call, "bare-live", "portal.access.visible_to(user) statt live")


def _sets_live(call: ast.Call) -> bool:
    return any(
        word.arg == "live" and isinstance(word.value, ast.Constant) and word.value.value is True
        for word in call.keywords
    )


def expanded_request(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """`filter(**request.GET)`: a visitor would choose the fields, and more (CVE-2025-64459)."""
    for call in _calls(tree):
        if _method(call) not in LOOKUPS:
            continue
        for word in call.keywords:
            if word.arg is None and REQUEST_DATA & _names(word.value):
                yield _at(path, call, "expanded-request", "Felder einzeln nennen, nie **request")


def domain_without_interface(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """The rules of a feature know no forms, templates, views and not the Wagtail admin."""
    if "domain" not in path.parts or path.parts[0] == "tests":
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if any(f"{name}.".startswith(f"{banned}.") for banned in DOMAIN_MAY_NOT):
                yield Finding(path, node.lineno, "domain", f"domain darf {name} nicht einbinden")


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _method(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _names(node: ast.expr) -> set[str]:
    found = {child.attr for child in ast.walk(node) if isinstance(child, ast.Attribute)}
    return found | {child.id for child in ast.walk(node) if isinstance(child, ast.Name)}


def _at(path: Path, call: ast.Call, rule: str, message: str) -> Finding:
    # The end of the callee is where a chain over several lines shows the method.
    return Finding(path, call.func.end_lineno or call.lineno, rule, message)


RULES: tuple[Rule, ...] = (bare_live, expanded_request, domain_without_interface)
