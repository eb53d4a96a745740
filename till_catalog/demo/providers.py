"""Invented providers. Each name ends in "(Beispiel)"; phone numbers are from the range 0651 555."""

from .shapes import DemoProvider

AZAV = "Zulassung nach AZAV (Beispiel)"
LQW = "Qualitätstestat LQW (Beispiel)"

PROVIDERS: dict[str, DemoProvider] = {
    "vhs": DemoProvider(
        name="Volkshochschule Römertor (Beispiel)",
        description="Sprachen, Gesundheit, Kultur, Beruf und Politik für alle ab 16 Jahren. "
        "Wir beraten Sie gern, welcher Kurs zu Ihnen passt.",
        street="Musterplatz 3", postcode="54290", city="Trier", phone="0100",
        seals=(LQW, AZAV), hours="Mo bis Fr 9 bis 12 Uhr, Do auch 14 bis 18 Uhr",
    ),
    "kvhs": DemoProvider(
        name="Volkshochschule Saar-Obermosel (Beispiel)",
        description="Kurse in Konz, Saarburg, Schweich und Hermeskeil, nah bei den Menschen.",
        street="Musterufer 18", postcode="54329", city="Konz", phone="0110", seals=(LQW,),
    ),
    "moselbogen": DemoProvider(
        name="Sprachschule Moselbogen (Beispiel)",
        description="Kleine Gruppen, erfahrene Lehrkräfte, Prüfungen in sieben Sprachen.",
        street="Beispielgasse 12", postcode="54290", city="Trier", phone="0120", open_data=False,
    ),
    "lesewerk": DemoProvider(
        name="Lesewerk – Lernwerkstatt Grundbildung (Beispiel)",
        description="Lesen, Schreiben, Rechnen und der sichere Umgang mit dem Handy. Alle Kurse "
        "sind kostenlos. Niemand muss sich schämen, niemand wird bewertet.",
        street="Musterallee 48", postcode="54292", city="Trier", phone="0130",
        hours="Offene Sprechstunde: Di 10 bis 12 Uhr",
    ),
    "ankommen": DemoProvider(
        name="Bildungszentrum Ankommen (Beispiel)",
        description="Integrationskurse und Berufssprachkurse, mit Kinderbetreuung und Beratung "
        "in acht Sprachen.",
        street="Beispielweg 9", postcode="54294", city="Trier", phone="0140", seals=(AZAV,),
    ),
    "moseltal": DemoProvider(
        name="Akademie für Beruf und Technik Moseltal (Beispiel)",
        description="Weiterbildung für Büro, Technik und Führung, in Vollzeit und neben der "
        "Arbeit.",
        street="Beispielring 5", postcode="54296", city="Trier", phone="0150", seals=(AZAV,),
    ),
    "handwerk": DemoProvider(
        name="Handwerkszentrum Zewen (Beispiel)",
        description="Meistervorbereitung, Schweißen, Elektro und Holz in gut ausgestatteten "
        "Werkstätten.",
        street="Am Beispielhafen 14", postcode="54294", city="Trier", phone="0160", seals=(AZAV,),
    ),
    "pflege": DemoProvider(
        name="Pflegeschule Petrisberg (Beispiel)",
        description="Grundkurse, Fortbildungen und Anpassungslehrgänge für die Pflege.",
        street="Beispielring 7", postcode="54296", city="Trier", phone="0170", seals=(AZAV,),
    ),
    "neustart": DemoProvider(
        name="Neustart – Frauen und Beruf (Beispiel)",
        description="Wir begleiten Frauen zurück in den Beruf, mit Beratung, Kursen und einem "
        "langen Atem.",
        street="Beispielgasse 30", postcode="54290", city="Trier", phone="0180",
    ),
    "bruecke": DemoProvider(
        name="Mehrgenerationenhaus Brücke (Beispiel)",
        description="Hier treffen sich Jung und Alt: Kurse, offener Treff und Hilfe im Alltag.",
        street="Beispielweg 7", postcode="54294", city="Trier", phone="0190",
    ),
    "kleeblatt": DemoProvider(
        name="Familienzentrum Kleeblatt (Beispiel)",
        description="Kurse für Eltern und Kinder, vom ersten Lebensjahr bis zum Schulanfang.",
        street="Musterstraße 21", postcode="54293", city="Trier", phone="0200",
    ),
    "nordlicht": DemoProvider(
        name="Stadtteilbibliothek Nordlicht (Beispiel)",
        description="Bücher, Lesekreise, Vorlesestunden und ruhige Plätze zum Lernen.",
        street="Musterallee 48", postcode="54292", city="Trier", phone="0210",
    ),
    "tueftelwerk": DemoProvider(
        name="Tüftelwerk – MINT zum Anfassen (Beispiel)",
        description="Kinder und Jugendliche bauen, löten, programmieren und forschen.",
        street="Werkhof 2", postcode="54295", city="Trier", phone="0220",
    ),
    "kylltal": DemoProvider(
        name="Umweltwerkstatt Kylltal (Beispiel)",
        description="Natur erleben, reparieren statt wegwerfen, gärtnern ohne Gift.",
        street="Mühlenweg 4 (Beispiel)", postcode="54306", city="Kordel", phone="0230",
    ),
    "kunsthof": DemoProvider(
        name="Kunsthof Olewig (Beispiel)",
        description="Malen, Töpfern, Nähen und Fotografieren in einem alten Winzerhof.",
        street="Am Musterberg 9", postcode="54295", city="Trier", phone="0240",
    ),
    "klangbogen": DemoProvider(
        name="Musikschule Klangbogen (Beispiel)",
        description="Unterricht für alle Altersstufen, Chöre und Musizieren in Gruppen.",
        street="Musterweg 2", postcode="54338", city="Schweich", phone="0250",
    ),
    "digitaltreff": DemoProvider(
        name="Digitaltreff 60 plus (Beispiel)",
        description="Ältere lernen von Älteren: Smartphone, Tablet und Internet, Schritt für "
        "Schritt und mit viel Geduld.",
        street="Beispielweg 7", postcode="54294", city="Trier", phone="0260",
    ),
    "westwind": DemoProvider(
        name="Fernlernstudio Westwind (Beispiel)",
        description="Fernunterricht und Selbstlernkurse: Sie lernen, wann und wo Sie wollen.",
        street="Musterplatz 40", postcode="54290", city="Trier", phone="0270", open_data=False,
    ),
    "gebaerde": DemoProvider(
        name="Treffpunkt Gebärdensprache (Beispiel)",
        description="Gehörlose Lehrkräfte unterrichten Deutsche Gebärdensprache.",
        street="Beispielgasse 5", postcode="54290", city="Trier", phone="0280",
    ),
    "eifelblick": DemoProvider(
        name="Bildungswerk Eifelblick (Beispiel)",
        description="Erwachsenenbildung in Bitburg, Wittlich und der Eifel.",
        street="Beispielhöhe 1", postcode="54634", city="Bitburg", phone="0290",
    ),
    "grenzland": DemoProvider(
        name="Grenzland-Bildungshaus (Beispiel)",
        description="Kurse für Menschen, die in Luxemburg arbeiten und in Deutschland wohnen.",
        street="Rue de l’Exemple 8", postcode="L-6600", city="Wasserbillig", phone="0300",
    ),
    "abendschule": DemoProvider(
        name="Zweite Chance – Abendschule (Beispiel)",
        description="Schulabschlüsse nachholen, abends oder am Vormittag, kostenlos und mit "
        "Begleitung.",
        street="Mustergleis 1", postcode="54290", city="Trier", phone="0310",
    ),
}  # fmt: skip


def phone(key: str) -> str:
    """Return the office's number, from a range that belongs to nobody."""
    return f"0651 555{PROVIDERS[key].phone}"


def email(key: str) -> str:
    """Return the office's address; example.org receives no mail (RFC 2606)."""
    return f"{key}@example.org"
