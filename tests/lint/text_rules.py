"""Rules over the text of a file: templates, machine paths, size."""

import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from .findings import Finding
from .sources import is_migration, is_word_list

MAX_LINES = 400
AIM_MEDIAN, AIM_P90 = 70, 200
# Folders of somebody's own machine. Paths that every system has (/etc, /usr, /srv) are fine.
MACHINE_PATH = re.compile(
    r"""(?<![\w.}\])/-])/(?:home|Users|root|work|mnt|media/[a-z]+/)/[\w.-]+"""
)
FOREIGN_QUOTES = re.compile("«[^«»]+»")
TEMPLATE_RULES = (
    ("inline-style", re.compile(r"<[^>]*\sstyle\s*=", re.I), "CSP: keine style-Attribute"),
    ("inline-style", re.compile(r"<style\b", re.I), "CSP: kein <style>, sondern eine Datei in static/"),
    ("inline-script", re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.I),
     "CSP: kein Skript im Template"),
    ("inline-script", re.compile(r"<[^>]*\son[a-z]+\s*=", re.I), "CSP: keine on…-Attribute"),
    ("autoescape", re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off|\|\s*safeseq\b"),
     "nichts ungeprüft ausgeben: richtext, format_html oder ein eigenes Filter"),
    ("third-party", re.compile(r"""(?:src|srcset|action|<link[^>]*\shref)\s*=\s*["']?(?:https?:)?//""", re.I),
     "nichts von fremden Adressen laden"),
)  # fmt: skip


def check_template(path: Path, text: str) -> Iterator[Finding]:
    """Public pages run under a strict Content-Security-Policy; django comments are no output."""
    text = re.sub(
        r"{%\s*comment.*?endcomment\s*%}|{#.*?#}",
        lambda match: "\n" * match[0].count("\n"),
        text,
        flags=re.S,
    )
    for rule, pattern, message in TEMPLATE_RULES:
        for match in pattern.finditer(text):
            yield Finding(path, text.count("\n", 0, match.start()) + 1, rule, message)


def check_machine_path(path: Path, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), 1):
        if match := MACHINE_PATH.search(line):
            yield Finding(
                path, number, "machine-path", f"{match[0]} gibt es nur auf einer Maschine"
            )


def check_quotes(path: Path, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), 1):
        if path.parts[0] != "tests" and (match := FOREIGN_QUOTES.search(line)):
            yield Finding(path, number, "quotes", f"{match[0]}: deutsche Zeichen sind „so“")


def check_size(path: Path, text: str) -> Iterator[Finding]:
    count = len(text.splitlines())
    if count > MAX_LINES and not is_migration(path) and not is_word_list(path):
        yield Finding(path, MAX_LINES, "file-size", f"{count} Zeilen, höchstens {MAX_LINES}")


def size_table(sizes: dict[str, list[int]]) -> str:
    """Files, median, 90th percentile and largest per room; empty `__init__` files are left out."""
    rows = [f"{'Zeilen je Datei':<16}{'Dateien':>8}{'Median':>8}{'p90':>6}{'größte':>8}"]
    for room, counts in sizes.items():
        if len(counts) > 2:
            p90 = statistics.quantiles(counts, n=10, method="inclusive")[-1]
            rows.append(
                f"{room:<16}{len(counts):>8}{statistics.median(counts):>8.0f}{p90:>6.0f}{max(counts):>8}"
            )
    rows.append(f"(Ziel: Median {AIM_MEDIAN}, p90 {AIM_P90}; über {MAX_LINES} ist ein Fehler)")
    return "\n".join(rows)
