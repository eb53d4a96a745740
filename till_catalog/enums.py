"""Choices of the catalogue, with speaking values: they stand in addresses, feeds and the index."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferStatus(models.TextChoices):
    """Life of an offer: draft, in_review, published, expired, archived; or withdrawn, cancelled."""

    DRAFT = "draft", _("Entwurf")
    IN_REVIEW = "in_review", _("in Prüfung")
    PUBLISHED = "published", _("veröffentlicht")
    EXPIRED = "expired", _("abgelaufen")
    ARCHIVED = "archived", _("archiviert")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    CANCELLED = "cancelled", _("abgesagt")


class ArchiveReason(models.TextChoices):
    """Why the portal itself archived an offer; empty where a person did."""

    NONE = "", _("von Hand archiviert")
    OVER = "over", _("seit mehr als 90 Tagen vorbei")
    UNCONFIRMED = "unconfirmed", _("seit einem Jahr nicht bestätigt")


class OfferKind(models.TextChoices):
    """What sort of offer it is."""

    COURSE = "kurs", _("Kurs")
    TALK = "vortrag", _("Vortrag")
    WORKSHOP = "workshop", _("Workshop")
    COUNSELLING = "beratung", _("Beratung")
    EXAM = "pruefung", _("Prüfung")
    OTHER = "anderes", _("Anderes")


class DeliveryMode(models.TextChoices):
    """How the teaching happens (Unterrichtsform), in groups of the KURSNET form codes."""

    ONSITE = "vor_ort", _("vor Ort")
    ONLINE_LIVE = "online", _("online mit festen Zeiten")
    SELF_PACED = "selbstlernen", _("online, Zeit frei wählbar")
    BLENDED = "gemischt", _("abwechselnd vor Ort und online")
    HYBRID = "hybrid", _("vor Ort oder online, Sie wählen")
    DISTANCE = "fern", _("Fernunterricht")
    UNKNOWN = "unbekannt", _("keine Angabe")


class Daypart(models.TextChoices):
    """Time of day of a run; the weekend is a further flag, not a replacement."""

    MORNING = "vormittag", _("Vormittag")
    AFTERNOON = "nachmittag", _("Nachmittag")
    EVENING = "abend", _("Abend")
    ALL_DAY = "ganztags", _("ganztags")


class Weekday(models.TextChoices):
    """Days of the week in the order of `date.weekday()`."""

    MONDAY = "mo", _("Montag")
    TUESDAY = "di", _("Dienstag")
    WEDNESDAY = "mi", _("Mittwoch")
    THURSDAY = "do", _("Donnerstag")
    FRIDAY = "fr", _("Freitag")
    SATURDAY = "sa", _("Samstag")
    SUNDAY = "so", _("Sonntag")


class Level(models.TextChoices):
    """One scale of levels: GER (sublevels as a1.2), general steps, and Alpha-Levels."""

    ALPHA1 = "alpha1", _("Alpha-Level 1")
    ALPHA2 = "alpha2", _("Alpha-Level 2")
    ALPHA3 = "alpha3", _("Alpha-Level 3")
    ALPHA4 = "alpha4", _("Alpha-Level 4")
    BEGINNER = "einstieg", _("Einstieg")
    INTERMEDIATE = "mittel", _("mit Vorkenntnissen")
    ADVANCED = "fortgeschritten", _("fortgeschritten")
    A1 = "a1", _("A1")
    A2 = "a2", _("A2")
    B1 = "b1", _("B1")
    B2 = "b2", _("B2")
    C1 = "c1", _("C1")
    C2 = "c2", _("C2")


class RegistrationState(models.TextChoices):
    """Whether one can register with the provider."""

    OPEN = "open", _("Anmeldung möglich")
    NOT_NEEDED = "not_needed", _("ohne Anmeldung")
    NOT_ONLINE = "not_online", _("Anmeldung nicht online")
    FULL = "full", _("ausgebucht")
    CLOSED = "closed", _("Anmeldung geschlossen")
    UNKNOWN = "unknown", _("keine Angabe")


class CertificateType(models.TextChoices):
    """Kind of certificate at the end (KURSNET DEGREE types)."""

    NONE = "", _("keine Angabe")
    PUBLIC = "public", _("öffentlich-rechtlicher Abschluss")
    PROOF = "proof", _("Teilnahmebescheinigung")
    INDUSTRY = "industry", _("Branchenzertifikat")
    PROVIDER = "provider", _("Zertifikat des Anbieters")


class Need(models.TextChoices):
    """What a person may need to take part; of venue or offer, each yes, no or unknown."""

    STEP_FREE = "stufenfrei", _("ohne Stufen erreichbar")
    WC = "wc", _("barrierefreies WC")
    HEARING_LOOP = "hoeranlage", _("Höranlage")
    SIGN_LANGUAGE = "gebaerdensprache", _("Gebärdensprache")
    DIGITAL = "digital", _("digital barrierefrei")
    SLOW_PACE = "langsam", _("langsames Lerntempo")
    EASY_LANGUAGE = "leichte-sprache", _("Leichte Sprache")
    CHILDCARE = "kinderbetreuung", _("Kinderbetreuung")


class Duration(models.TextChoices):
    """How long a run lasts from its first to its last day; the classes do not overlap."""

    DAY = "tag", _("ein Tag")
    WEEK = "woche", _("bis eine Woche")
    MONTH = "monat", _("bis einen Monat")
    QUARTER = "quartal", _("bis drei Monate")
    HALF_YEAR = "halbjahr", _("bis sechs Monate")
    LONGER = "laenger", _("über sechs Monate")


class Completeness(models.TextChoices):
    """How well an offer is described, in grades that the ranking knows."""

    FULL = "voll", _("vollständig")
    GOOD = "gut", _("gut")
    FAIR = "mittel", _("mittel")
    POOR = "wenig", _("wenig")


class ImportFormat(models.TextChoices):
    """Formats that `till_catalog.importers` reads."""

    OPENVHS = "openvhs", _("Open-vhs 1.2 (XML)")
    BERLIN = "berlin", _("Kurse Berlin (JSON)")
    CSV = "csv", _("Tabelle (CSV)")


class ImportState(models.TextChoices):
    """Life of one import run."""

    QUEUED = "queued", _("wartet")
    RUNNING = "running", _("läuft")
    NEEDS_CONFIRMATION = "needs_confirmation", _("wartet auf Bestätigung")
    DONE = "done", _("fertig")
    FAILED = "failed", _("fehlgeschlagen")
    INTERRUPTED = "interrupted", _("unterbrochen")


class RecordState(models.TextChoices):
    """What became of one record of a source."""

    IMPORTED = "imported", _("übernommen")
    REJECTED = "rejected", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class Severity(models.TextChoices):
    """How bad an import issue is: an error costs the record, a warning one field."""

    ERROR = "error", _("Fehler")
    WARNING = "warning", _("Warnung")


class WishIcon(models.TextChoices):
    """Icons of `static/icons/icons.svg` that go with a wish."""

    BOOK = "easy", _("Buch")
    SPEECH = "speech", _("Sprechblase")
    LANGUAGE = "language", _("Weltkugel")
    WORK = "work", _("Aktentasche")
    SCHOOL = "school", _("Doktorhut")
    COMPUTER = "online", _("Bildschirm")
    PEOPLE = "people", _("Menschen")
    HEALTH = "health", _("Herz")
    FAMILY = "family", _("Kind an der Hand")
    EURO = "euro", _("Euro-Zeichen")
    QUESTION = "question", _("Fragezeichen")


class ReportKind(models.TextChoices):
    """What a visitor says is wrong with an offer."""

    DATE = "termin", _("Termin oder Uhrzeit")
    PRICE = "preis", _("Preis")
    PLACE = "ort", _("Ort oder Zugang")
    BOOKING = "anmeldung", _("Anmeldung oder Link")
    CANCELLED = "abgesagt", _("Das Angebot findet nicht statt")
    OTHER = "anderes", _("etwas anderes")


class ReportState(models.TextChoices):
    """Life of a report."""

    OPEN = "open", _("offen")
    DONE = "done", _("erledigt")


class DuplicateState(models.TextChoices):
    """What is known of a pair of offers that look alike."""

    OPEN = "open", _("offen")
    NO_DUPLICATE = "no_duplicate", _("kein Duplikat")


class KeywordAction(models.TextChoices):
    """What a rule does with a keyword of a feed."""

    TOPIC = "topic", _("gehört zu einem Thema")
    WEAK_TOPIC = "weak_topic", _("gehört zu einem Thema, wenn kein anderes Wort eines nennt")
    STOP = "stop", _("wird nicht gezeigt")
    RENAME = "rename", _("wird so geschrieben")


class Outcome(models.TextChoices):
    """What publishing would make of one row of an uploaded table."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    UNCHANGED = "unchanged", _("unverändert")
    REJECTED = "rejected", _("abgelehnt")
