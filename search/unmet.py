"""Searches that found nothing, counted per day for editors: texts only, and never who or when.

Answering a search only counts in memory. A thread of its own writes the counts down every few
seconds, over its own connection: a database that is locked or gone neither delays nor breaks a
search. What a process has not written when it ends is lost; it is a hint, not a book of accounts.
"""

import datetime as dt
import logging
import re
import threading
import time
from collections import Counter

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpRequest

from portal import clock

from .contract import Result
from .models import UnmetSearch
from .tokens import words
from .user_text import read_user_text

logger = logging.getLogger(__name__)

EVERY = 10.0  # seconds between two writings
KEPT_DAYS = 30
MOST_A_DAY = 1_000  # different texts
MOST_LETTERS = 60
MOST_WORDS = 5
MOST_DIGITS = 3

_ADDRESS = re.compile(r"@|://|\bwww\.|\bhttps?\b", re.IGNORECASE)
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|preview|headless|python|curl|wget", re.IGNORECASE)
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")

Key = tuple[dt.date, str, str]  # day, index, text


def worth_keeping(text: str) -> str:
    """Return the words of a search as they are counted, "" for a text that might say who asked:
    with a mail or web address, with four digits or more in all (telephone, postcode, year of birth,
    number of a file), long, or of many words."""
    if len(text) > MOST_LETTERS or _ADDRESS.search(text):
        return ""
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        return ""
    found = words(read_user_text(text).plain)
    if len(found) > MOST_WORDS or all(word.is_stop for word in found):
        return ""
    return " ".join(word.surface.lower() for word in found)[:MOST_LETTERS]


def is_unmet(result: Result, *, filtered: bool) -> bool:
    """Tell whether the words are to blame: nothing has them, or only something written alike. With
    filters only where nothing would be found without any one of them either."""
    if result.no_words or result.stage == "database":
        return False
    if result.total == 0:
        return not any(result.without.values())
    return result.stage == "near" and not filtered


def asked_by_person(request: HttpRequest) -> bool:
    """Tell whether somebody looks at the answer, as far as the request says: no HEAD, nothing
    fetched ahead, no robot that names itself."""
    if request.method != "GET" or _ROBOT.search(request.headers.get("User-Agent", "")):
        return False
    return not any("pre" in request.headers.get(name, "").lower() for name in _AHEAD)


def note(
    request: HttpRequest, index_name: str, text: str, result: Result, *, filtered: bool = False
) -> None:
    """Count the search if it found nothing. Touches no database and never raises for one."""
    if not is_unmet(result, filtered=filtered) or not asked_by_person(request):
        return
    if kept := worth_keeping(text):
        notebook.add(index_name, kept)


class Notebook:
    """What this process has counted and not written down yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Key] = Counter()
        self._thread: threading.Thread | None = None

    def add(self, index_name: str, text: str) -> None:
        """Count one search; where the notebook is full, one of a new text is left out."""
        key = (clock.today(), index_name, text)
        with self._lock:
            if key in self._counts or len(self._counts) < MOST_A_DAY:
                self._counts[key] += 1
            if self._thread is None or not self._thread.is_alive():  # a fork has no threads
                self._thread = self.start()

    def start(self) -> threading.Thread | None:
        """Begin to write in the background."""
        thread = threading.Thread(target=self._write_for_ever, name="unmet-searches", daemon=True)
        thread.start()
        return thread

    def _write_for_ever(self) -> None:
        while True:
            time.sleep(EVERY)
            self.write()
            connection.close()

    def write(self) -> None:
        """Write down what was counted; after a failure it is tried again with the next."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        try:
            with transaction.atomic():
                _store(counts)
        except DatabaseError as error:
            logger.warning("searches without hits not noted yet: %s", error)
            with self._lock:
                self._counts.update(counts)


def _store(counts: Counter[Key]) -> None:
    for (day, index_name, text), count in sorted(counts.items()):
        rows = UnmetSearch.objects.filter(day=day)
        mine = rows.filter(index_name=index_name, text=text)
        if mine.exists() or rows.count() < MOST_A_DAY:
            mine.get_or_create(day=day, index_name=index_name, text=text)
            mine.update(count=F("count") + count)


notebook = Notebook()
