"""Programmes in which people help people."""

from portal.pages.demo.parts import (
    DemoPage,
    button,
    courses,
    facts,
    heading,
    notice,
    points,
    text,
)

from .parts import EXAMPLE, DemoProgramme, Partner, news

PAGES = (
    DemoProgramme(
        slug="lesen-und-schreiben",
        parent="programme",
        title="Bündnis für Alphabetisierung und Grundbildung",
        teaser="Viele Erwachsene lesen und schreiben nicht gut. Das lässt sich ändern, in jedem Alter.",
        easy="leichte-sprache",
        goal="Niemand soll sich schämen müssen, weil Lesen und Schreiben schwerfällt. Hilfe soll da "
        "sein, wo Menschen sie suchen.",
        audience=(
            "Erwachsene, die besser lesen und schreiben möchten",
            "Angehörige und Kollegen, die helfen wollen",
            "Stellen, die einfacher schreiben möchten",
        ),
        offers=(
            "kleine Gruppen mit viel Zeit, meist kostenlos",
            "Beratung am Telefon; Sie müssen Ihren Namen nicht nennen",
            "Schulungen für Ämter, Praxen und Betriebe",
        ),
        takes_callbacks=True,
        body=(
            notice(EXAMPLE),
            text(
                "In Deutschland kann etwa jede achte erwachsene Person zwischen 18 und 64 Jahren "
                "nicht gut lesen und schreiben. Das sagt die LEO-Studie der Universität Hamburg.",
            ),
            button("Kurse ansehen", "/kurse/?thema=lesen-schreiben"),
            courses("Kurse, die bald beginnen", topic="lesen-schreiben", number=2),
            *news("Neues aus dem Bündnis", "lesen-schreiben"),
            heading("Sie kennen jemanden?"),
            text(
                "Sprechen Sie die Person freundlich und unter vier Augen an. Bieten Sie an, "
                "mitzukommen. Der erste Schritt ist oft der schwerste.",
            ),
        ),
        side=(facts(Kosten="kostenlos", Vertraulich="Sie müssen Ihren Namen nicht nennen."),),
        partners=(
            Partner(
                name="Beratungsstelle Mosel (Beispiel)",
                slug="beratungsstelle-beispiel",
                role="Beratung",
            ),
            Partner(
                name="Lernwerkstatt Trier (Beispiel)",
                slug="lernwerkstatt-beispiel",
                role="Kurse in kleinen Gruppen",
            ),
        ),
        timeline=(
            (
                "September 2026",
                "Weltalphabetisierungstag",
                "Ein Stand auf dem Markt, viele Gespräche (Beispiel).",
            ),
        ),
    ),
    DemoProgramme(
        slug="neu-in-trier",
        parent="programme",
        title="Bildungskoordination für Neuzugewanderte",
        teaser="Neu in Trier? Wir zeigen Wege zu Sprache, Schule, Ausbildung und Arbeit.",
        easy="leichte-sprache",
        illustration="bridge",
        goal="Wer neu nach Trier kommt, soll schnell die richtige Stelle finden. Wir kennen die "
        "Stellen und bringen sie zusammen.",
        audience=(
            "Menschen, die neu in Trier sind",
            "Ehrenamtliche, die sie begleiten",
            "Schulen, Beratungsstellen und Anbieter von Sprachkursen",
        ),
        offers=(
            "Wege zu Sprachkursen und Sprechcafés",
            "Auskunft über Schule und Kita",
            "Hilfe bei der Anerkennung von Zeugnissen",
            "Austausch und Fortbildung für alle, die helfen",
        ),
        body=(
            notice(EXAMPLE),
            button("Deutschkurse ansehen", "/kurse/?thema=deutsch"),
            courses("Deutschkurse, die bald beginnen", topic="deutsch", number=2),
            *news("Neues für Neuzugewanderte", "deutsch"),
        ),
        side=(facts(Sprachen="Bitte sagen Sie uns am Telefon, welche Sprache Sie brauchen."),),
    ),
    DemoPage(
        slug="mitmachen",
        title="Mitmachen",
        teaser="Sie haben Zeit und Geduld? Schenken Sie etwas davon weiter.",
        in_menu=True,
    ),
    DemoProgramme(
        slug="lesepaten",
        parent="mitmachen",
        title="Lese- und Lernpaten",
        teaser="Eine Stunde in der Woche, ein Buch, ein Kind: Mehr braucht es nicht.",
        illustration="talk",
        goal="Kinder sollen erleben, dass jemand Zeit für sie hat. So macht Lesen Freude, und Lernen "
        "fällt leichter.",
        audience=(
            "Erwachsene mit Freude an Kindern und Büchern",
            "Kitas und Grundschulen, die Paten suchen",
        ),
        offers=(
            "eine Einführung und Fortbildungen",
            "eine feste Person, die Sie anrufen können",
            "Versicherung während des Ehrenamts",
        ),
        body=(
            notice(EXAMPLE),
            heading("Das bringen Sie mit"),
            points(
                "etwa eine Stunde Zeit in der Woche",
                "Geduld und ein offenes Ohr",
                "ein erweitertes Führungszeugnis; wir helfen beim Antrag, für das Ehrenamt ist es "
                "kostenlos",
            ),
            heading("So fangen Sie an"),
            text("Rufen Sie an. Wir lernen uns kennen und finden die passende Einrichtung."),
            *news("Neues von den Paten", "literatur-schreiben"),
        ),
        side=(
            facts(
                Zeit="etwa 1 Stunde in der Woche",
                Wo="Kitas und Grundschulen in Trier",
                Alter="ab 18 Jahren",
            ),
        ),
    ),
)
