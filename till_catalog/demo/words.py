"""Target groups and ways of funding. They are true, so they are made once and never overwritten."""

from dataclasses import dataclass

# Beside those that the migrations make.
TARGET_GROUPS: dict[str, str] = {"paedagogische-fachkraefte": "Pädagogische Fachkräfte"}


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A funding programme in plain words; conditions change, so the responsible office is named."""

    label: str
    explanation: str
    conditions: str
    url: str = ""


PROGRAMMES: dict[str, Programme] = {
    "bildungsgutschein": Programme(
        label="Bildungsgutschein",
        explanation="Die Agentur für Arbeit oder das Jobcenter bezahlt den ganzen Kurs. "
        "Auch Fahrkosten und Kinderbetreuung sind möglich.",
        conditions="Sie brauchen vor der Anmeldung ein Gespräch mit Ihrer Beraterin oder Ihrem "
        "Berater. Der Gutschein gilt nur eine bestimmte Zeit und nur für zugelassene Kurse.",
        url="https://www.arbeitsagentur.de/karriere-und-weiterbildung/bildungsgutschein",
    ),
    "avgs": Programme(
        label="Aktivierungs- und Vermittlungsgutschein (AVGS)",
        explanation="Die Agentur für Arbeit oder das Jobcenter bezahlt Beratung und Coaching auf "
        "dem Weg in eine Arbeit.",
        conditions="Fragen Sie vor Beginn bei der Agentur für Arbeit oder im Jobcenter nach dem "
        "Gutschein.",
        url="https://www.arbeitsagentur.de",
    ),
    "bildungsfreistellung_rlp": Programme(
        label="Bildungsfreistellung (Rheinland-Pfalz)",
        explanation="Sie bekommen für den Kurs bezahlt frei. Viele nennen das Bildungsurlaub.",
        conditions="Sie beantragen die freien Tage mindestens sechs Wochen vorher bei Ihrem "
        "Betrieb. Der Kurs muss anerkannt sein.",
        url="https://bildungsfreistellung.rlp.de",
    ),
    "qualischeck_rlp": Programme(
        label="QualiScheck Rheinland-Pfalz",
        explanation="Das Land gibt Berufstätigen einen Zuschuss zu einer Weiterbildung.",
        conditions="Das Programm ist nicht immer offen. Bitte fragen Sie vor der Anmeldung, ob "
        "zurzeit Anträge angenommen werden.",
    ),
    "aufstiegs_bafoeg": Programme(
        label="Aufstiegs-BAföG",
        explanation="Wer sich auf einen Meister, Fachwirt oder ähnlichen Abschluss vorbereitet, "
        "bekommt einen Teil der Kosten geschenkt und den Rest als günstigen Kredit.",
        conditions="Den Antrag stellen Sie am besten vor Beginn.",
        url="https://www.aufstiegs-bafoeg.de",
    ),
    "integrationskurs_bamf": Programme(
        label="Integrationskurs (BAMF)",
        explanation="Das Bundesamt für Migration und Flüchtlinge bezahlt den Kurs ganz oder zum "
        "größten Teil.",
        conditions="Sie brauchen eine Berechtigung oder Verpflichtung. Wer Bürgergeld bekommt, "
        "kann sich vom Eigenanteil befreien lassen.",
        url="https://www.bamf.de",
    ),
    "berufssprachkurs": Programme(
        label="Berufssprachkurs",
        explanation="Deutsch für den Beruf, bezahlt vom Bundesamt für Migration und Flüchtlinge.",
        conditions="Die Berechtigung gibt die Agentur für Arbeit, das Jobcenter oder das "
        "Bundesamt.",
        url="https://www.bamf.de",
    ),
    "ermaessigung": Programme(
        label="Ermäßigung",
        explanation="Manche zahlen weniger: zum Beispiel Schülerinnen, Studierende, Menschen mit "
        "Schwerbehinderung oder mit Bürgergeld.",
        conditions="Bitte bringen Sie einen Nachweis mit.",
    ),
}
