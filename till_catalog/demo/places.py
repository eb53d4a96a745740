"""Invented venues. Streets and names exist in no city; postcodes and towns are real."""

from .shapes import DemoVenue

VENUES: dict[str, DemoVenue] = {
    "roemertor": DemoVenue(
        name="Bildungshaus Römertor (Beispiel)", street="Musterplatz 3", postcode="54290",
        city="Trier", district="Innenstadt", step_free="yes", accessible_wc="yes",
        hearing_loop="yes", access_note="Aufzug in alle Etagen. Die Höranlage gibt es im Saal.",
        note="Bushaltestelle direkt vor dem Haus, Fahrradständer im Hof.",
    ),
    "weberbach": DemoVenue(
        name="Haus der Sprachen (Beispiel)", street="Beispielgasse 12", postcode="54290",
        city="Trier", district="Innenstadt", step_free="no",
        access_note="Zwei Stufen am Eingang, Unterrichtsräume im ersten Stock, kein Aufzug.",
    ),
    "nordbad": DemoVenue(
        name="Stadtteilbibliothek Nordlicht (Beispiel)", street="Musterallee 48",
        postcode="54292", city="Trier", district="Trier-Nord", step_free="yes",
        accessible_wc="yes", note="Eingang über den Hof. Buslinien halten an der Ecke.",
    ),
    "bruecke": DemoVenue(
        name="Mehrgenerationenhaus Brücke (Beispiel)", street="Beispielweg 7", postcode="54294",
        city="Trier", district="Trier-West", step_free="yes", accessible_wc="yes",
        access_note="Rampe am Hintereingang. Bitte klingeln, wir öffnen.",
    ),
    "kleeblatt": DemoVenue(
        name="Familienzentrum Kleeblatt (Beispiel)", street="Musterstraße 21", postcode="54293",
        city="Trier", district="Ehrang", step_free="yes", accessible_wc="no",
        note="Platz für Kinderwagen im Flur, Wickeltisch im Erdgeschoss.",
    ),
    "petrisberg": DemoVenue(
        name="Schulungszentrum Petrisberg (Beispiel)", street="Beispielring 5", postcode="54296",
        city="Trier", district="Petrisberg", step_free="yes", accessible_wc="yes",
        hearing_loop="no", note="Kostenlose Parkplätze am Haus.",
    ),
    "ostwerk": DemoVenue(
        name="Tüftelwerk in der alten Druckerei (Beispiel)", street="Werkhof 2",
        postcode="54295", city="Trier", district="Trier-Ost", step_free="yes",
        access_note="Ebenerdig, aber die Tür zur Werkstatt ist schwer. Wir helfen gern.",
    ),
    "olewig": DemoVenue(
        name="Kunsthof Olewig (Beispiel)", street="Am Musterberg 9", postcode="54295",
        city="Trier", district="Olewig", step_free="no", accessible_wc="no",
        access_note="Das Atelier liegt im Dachgeschoss, eine Treppe mit 18 Stufen führt hinauf.",
    ),
    "zewen": DemoVenue(
        name="Handwerkszentrum Zewen (Beispiel)", street="Am Beispielhafen 14",
        postcode="54294", city="Trier", district="Zewen", step_free="yes",
    ),
    "sued": DemoVenue(
        name="Abendschule im Südbahnhof (Beispiel)", street="Mustergleis 1", postcode="54290",
        city="Trier", district="Trier-Süd", step_free="yes", accessible_wc="yes",
        note="Drei Minuten vom Bahnhof Trier Süd.",
    ),
    "turnhalle": DemoVenue(
        name="Gymnastikraum Heiligkreuz (Beispiel)", street="Beispielsteig 30", postcode="54295",
        city="Trier", district="Heiligkreuz", step_free="yes",
        note="Bitte Hallenschuhe mitbringen.",
    ),
    "kyll": DemoVenue(
        name="Umweltwerkstatt Kylltal (Beispiel)", street="Mühlenweg 4 (Beispiel)",
        postcode="54306", city="Kordel", note="Zehn Minuten zu Fuß vom Bahnhof Kordel.",
    ),
    "konz": DemoVenue(
        name="Bürgerhaus Konz (Beispiel)", street="Musterufer 18", postcode="54329", city="Konz",
        step_free="yes", accessible_wc="yes",
    ),
    "saarburg": DemoVenue(
        name="Lernort Saarburg (Beispiel)", street="Beispielberg 6", postcode="54439",
        city="Saarburg", step_free="no",
        access_note="Steile Gasse und fünf Stufen. Auf Wunsch verlegen wir den Kurs.",
    ),
    "schweich": DemoVenue(
        name="Alte Schule Schweich (Beispiel)", street="Musterweg 2", postcode="54338",
        city="Schweich", step_free="yes",
    ),
    "hermeskeil": DemoVenue(
        name="Hochwald-Lernhaus (Beispiel)", street="Beispielpfad 11", postcode="54411",
        city="Hermeskeil", step_free="yes", accessible_wc="yes",
    ),
    "wittlich": DemoVenue(
        name="Lernzentrum Lieserufer (Beispiel)", street="Musterallee 9", postcode="54516",
        city="Wittlich", step_free="yes",
    ),
    "bitburg": DemoVenue(
        name="Haus Eifelblick (Beispiel)", street="Beispielhöhe 1", postcode="54634",
        city="Bitburg", step_free="yes", accessible_wc="yes",
    ),
    "wasserbillig": DemoVenue(
        name="Grenzland-Bildungshaus (Beispiel)", street="Rue de l’Exemple 8",
        postcode="L-6600", city="Wasserbillig", step_free="yes",
        note="Mit dem Zug 15 Minuten von Trier, in Luxemburg fahren Sie kostenlos.",
    ),
    "offen": DemoVenue(
        name="Ort wird noch bekannt gegeben (Beispiel)",
        note="Wer sich angemeldet hat, erfährt den Ort eine Woche vor Beginn.",
    ),
}  # fmt: skip
