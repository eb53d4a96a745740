"""`python -m tests.lint`: run the house rules over the repository and print the file sizes."""

import sys
from collections import defaultdict

from . import python_rules, text_rules
from .findings import Finding
from .sources import ROOT, all_files, is_migration, is_word_list

TEXT_SUFFIXES = {
    ".py", ".html", ".txt", ".md", ".toml", ".yaml", ".yml", ".json", ".css", ".js", ".sh", ".svg",
    ".xml", ".service", ".timer", ".conf", ".cfg", ".lock", "",
}  # fmt: skip


def main() -> int:
    findings: list[Finding] = []
    sizes: dict[str, list[int]] = defaultdict(list)
    for path in all_files():
        if path.suffix not in TEXT_SUFFIXES:
            continue
        text = (ROOT / path).read_text(
            encoding="utf-8", errors="replace"
        )  # feeds come in every encoding
        findings += text_rules.check_machine_path(path, text)
        findings += text_rules.check_quotes(path, text)
        if path.suffix == ".py":
            findings += python_rules.check(path, text)
            findings += text_rules.check_size(path, text)
            if text.strip() and not is_migration(path) and not is_word_list(path):
                for room in ("Alles", path.parts[0]):
                    sizes[room].append(len(text.splitlines()))
        elif path.suffix == ".html" and path.parts[0] == "templates":
            findings += text_rules.check_template(path, text)
    for finding in sorted(findings):
        print(finding)
    print(text_rules.size_table(sizes))
    print(f"{len(findings)} Verstöße gegen die Regeln des Hauses")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
