"""Our German is our own: a text that is also an English one of Wagtail or Django would be translated.

"Tag" was: Wagtail's German catalogue makes "Schlagwort" of it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext, override

from tests.lint.sources import ROOT, all_files, is_migration

ROOMS = ("portal", "search", "till_catalog", "templates")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
IN_TEMPLATES = re.compile(r"""{% translate "([^"]+)"|_\("([^"]+)"\)""")
BLOCK = re.compile(r"{% blocktranslate[^%]*%}(.*?){% (?:plural|endblocktranslate)", re.DOTALL)


def own_texts(path: Path) -> Iterator[str]:
    """Yield what a file of ours marks for translation."""
    text = (ROOT / path).read_text()
    if path.suffix != ".py":
        yield from (one or other for one, other in IN_TEMPLATES.findall(text))
        yield from (re.sub(r"{{ (\w+) }}", r"%(\1)s", found) for found in BLOCK.findall(text))
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[:2] if node.func.id in FUNCTIONS else ():
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_no_text_of_ours_is_translated_by_others() -> None:
    texts = {
        text: str(path)
        for path in all_files()
        if path.parts[0] in ROOMS and path.suffix in (".py", ".html", ".txt")
        if not is_migration(path)
        for text in own_texts(path)
    }
    assert len(texts) > 1500
    with override("de"):
        assert gettext("Tag") == "Schlagwort"
        assert {text: where for text, where in texts.items() if gettext(text) != text} == {}
