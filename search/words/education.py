"""Parts of compounds that a catalogue of education meets, whether or not it already uses them.

Written by us, in plain spelling, one form each: the splitter finds inflected forms by their stem.
A word belongs here if it begins or ends several compounds of the trade and seldom does so by accident
(no *ei*, *rat*, *ton*). Changing the list changes the digest of every lexicon made from then on.
"""

_PLAIN = """
Kurs Seminar Lehrgang Workshop Vortrag Unterricht Schulung Training Stunde Tag Woche Abend Wochenende
Morgen Vormittag Nachmittag Mittag Nacht Jahr Monat Semester Ferien Sommer Winter Frühling Herbst
Reise Fahrt Ausflug Führung Exkursion Besuch Tour Treffen Gespräch Kreis Gruppe Klasse Stufe Niveau
Modul Baustein Reihe Werkstatt Labor Projekt Aufgabe Übung Lektion Einheit Material Buch Heft Mappe
Karte Prüfung Test Abschluss Zeugnis Zertifikat Nachweis Diplom Examen Abitur Note Bescheinigung
Anmeldung Gebühr Entgelt Kosten Geld Gutschein Förderung Prämie Ermäßigung Rabatt Preis Platz Ort
Raum Haus Halle Saal Zentrum Büro Stelle Amt Verein Verband Akademie Schule Hochschule Universität
Volkshochschule Institut Kita Kindergarten Krippe Hort Bibliothek Museum Theater Kino Bühne

Anfang Anfänger Einsteiger Fortgeschrittene Grund Grundlage Basis Aufbau Einführung Einstieg
Vertiefung Wiederholung Auffrischung Vorbereitung Orientierung Schnupper Kompakt Intensiv Crash
Präsenz Online Fern Einzel Klein Groß Neu Haupt Zusatz Brücken
Teilnehmer Lehrer Dozent Trainer Leiter Berater Betreuer Helfer Pate Mentor Schüler Student Azubi
Erwachsene Senior Jugend Kind Baby Eltern Mutter Vater Familie Frau Mann Mädchen Junge Enkel Oma Opa
Flüchtling Migrant Migration Zuwanderer Asyl Integration Einbürgerung Gesellschaft Bürger Mensch Leute

Sprache Deutsch Englisch Französisch Spanisch Italienisch Russisch Ukrainisch Arabisch Türkisch
Polnisch Portugiesisch Niederländisch Chinesisch Japanisch Luxemburgisch Latein Griechisch Schwedisch
Norwegisch Persisch Gebärden Fremdsprache Muttersprache Wort Wortschatz Satz Text Grammatik Aussprache
Konversation Lesen Schreiben Hören Sprechen Rede Schrift Brief Literatur Dichtung Geschichte Roman
Gedicht Lyrik Märchen Alphabet Alphabetisierung Grundbildung Rechtschreibung Leseförderung
Übersetzung Dolmetscher Verständnis Verständigung Kommunikation Rhetorik Stimme Presse Zeitung

Bildung Weiterbildung Fortbildung Ausbildung Umschulung Erziehung Pädagogik Didaktik Lehre Lernen
Studium Studie Fach Wissen Wissenschaft Forschung Nachhilfe Hausaufgabe Betreuung Inklusion
Beratung Coaching Beruf Arbeit Job Karriere Bewerbung Praktikum Betrieb Unternehmen Firma Gründung
Wirtschaft Handel Handwerk Industrie Verwaltung Verkauf Einkauf Personal Führung Management Leitung
Buchhaltung Buchführung Rechnung Rechnen Steuer Lohn Gehalt Finanzen Bilanz Kredit Rente Versicherung
Vertrag Recht Gesetz Miete Erbe Vorsorge Vollmacht Verbraucher Schulden Haushalt Urlaub Bildungsurlaub
Organisation Planung Zeit Stress Konflikt Team Moderation Präsentation Mitarbeiter Kollege Kunde
Qualität Sicherheit Schutz Brandschutz Datenschutz Ersthelfer Hilfe Notfall Pflege Altenpflege
Betreuungskraft Kraft Fachkraft Meister Geselle Assistenz Sekretariat Büromanagement Bürokauffrau

Computer Rechner Laptop Tablet Handy Smartphone Internet Netz Netzwerk Web Webseite Seite Programm
Programmierung Software Hardware Daten Datei Datenbank Tabelle Kalkulation Textverarbeitung
Bildbearbeitung Layout Grafik Design Medien Video Film Foto Fotografie Kamera Bild Ton Musik Podcast
Blog Technik Elektronik Elektro Roboter System Maschine Werkzeug Drucker Druck Tastatur
Digital Virtuell Mail Chat Spiel Spiele Sicherung Verschlüsselung Intelligenz Mathematik Mathe Zahl
Statistik Physik Chemie Biologie Natur Umwelt Klima Energie Wetter Wasser Luft Erde Stern Himmel

Gesundheit Körper Geist Seele Rücken Gelenk Wirbelsäule Becken Boden Beckenboden Knie Fuß Hand Kopf
Nacken Schulter Auge Herz Atem Atmung Haut Haar Zahn Schlaf Ernährung Diät Fasten Allergie Krankheit
Demenz Sucht Trauer Tod Angst Krebs Diabetes Schwangerschaft Geburt Massage Heilung Kräuter Heilpflanze
Entspannung Meditation Achtsamkeit Yoga Pilates Qigong Fitness Gymnastik Bewegung Sport Turnen
Tanz Tanzen Ballett Schwimmen Aqua Lauf Laufen Wandern Wanderung Rad Fahrrad Ski Reiten Klettern Ball
Fußball Tennis Kampf Selbstverteidigung Verteidigung Muskel Kondition Haltung Balance Walking

Kochen Küche Backen Brot Kuchen Gemüse Obst Fleisch Fisch Suppe Käse Wein Bier Tee Kaffee
Essen Speise Genuss Rezept Gewürz Garten Pflanze Blume Baum Wald Tier Hund Katze Pferd Vogel
Biene Imker Acker Landwirtschaft Obstbaum Schnitt

Kunst Kultur Malen Malerei Zeichnen Zeichnung Aquarell Acryl Farbe Pinsel Porträt Akt Landschaft
Skulptur Plastik Keramik Ton Töpfern Stein Holz Metall Glas Papier Leder Stoff Wolle Filz Faden
Nähen Nähmaschine Stricken Häkeln Weben Mode Kleid Schmuck Gold Silber Schmiede Möbel Restaurierung
Basteln Gestaltung Dekoration Karten Collage Kalligrafie Comic Buchbinden Floristik Fest
Gesang Singen Chor Lied Instrument Klavier Gitarre Geige Flöte Trommel Schlagzeug Akkordeon Orgel
Trompete Saxofon Ukulele Harfe Noten Rhythmus Jazz Rock Pop Oper Orchester Band Konzert Schauspiel
Improvisation Zirkus Clown Zauber Puppe Maske

Politik Demokratie Wahl Staat Stadt Land Gemeinde Dorf Region Heimat Europa Welt Frieden Krieg Freiheit
Geschichte Religion Kirche Glaube Bibel Philosophie Ethik Psychologie Soziologie Archäologie Antike
Römer Mittelalter Denkmal Architektur Bau Bauen Wohnung Wohnen Energieberatung Heizung Solar Strom
Ehrenamt Nachbarschaft Freiwillig Engagement Teilhabe Vielfalt Behinderung Gleichstellung
Verkehr Führerschein Auto Motor Boot Segel Schiff Flug Funk Navigation
Kompetenz Fähigkeit Kenntnis Erfahrung Methode Strategie Konzept Analyse Theorie Praxis Wesen Kunde
Autor Autoren Lesung Verhandlung Qualifikation Schlüssel Folklore Instrumental Textil Heil Koch Näh
Ziel Markt Messe Ausstellung Galerie Atelier Café Angebot Veranstaltung Termin Plan Portal
"""

EDUCATION_WORDS: tuple[str, ...] = tuple(sorted(set(_PLAIN.split())))
