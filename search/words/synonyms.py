"""Synonyms of adult education to begin with, our own: words, what they also find, a note for editors.

Without "finds" all words find each other. One-way where the other direction would drown what people
mean: who asks for Heimwerken is glad of Schreinern, who asks for Schreinern has not asked for all of it.
"""

Entry = tuple[tuple[str, ...], tuple[str, ...], str]

SYNONYMS: tuple[Entry, ...] = (
    (("Computer", "PC", "Laptop", "Rechner"), (), ""),
    (("EDV", "IT"), ("Computer", "PC"), "Nur in diese Richtung: EDV steht bei vielem aus Arbeit und Beruf."),
    (("Handy", "Smartphone", "Mobiltelefon"), (), ""),
    (("Alphabetisierung", "lesen und schreiben lernen", "Lesen lernen", "Grundbildung"), (), ""),
    (("DaF", "DaZ", "Deutsch als Fremdsprache", "Deutsch als Zweitsprache"), (), ""),
    (("Sprachcafé", "Sprechcafé", "Sprachtreff", "Konversation"), (), ""),
    (("Ausländer", "Flüchtlinge", "Geflüchtete", "Zugewanderte", "Migranten"), (), ""),
    (("Integrationskurs", "Deutschkurs vom Amt", "BAMF Kurs"), (), ""),
    (("Nähen", "Schneidern"), (), ""),
    (("Erste Hilfe", "Ersthelfer"), (), ""),
    (("Bildungsurlaub", "Bildungsfreistellung"), (), "In Rheinland-Pfalz heißt es amtlich Bildungsfreistellung."),
    (("Bewerbung", "Lebenslauf", "Vorstellungsgespräch"), (), ""),
    (("Jobsuche", "Arbeitssuche", "Stellensuche", "Arbeit finden"), (), ""),
    (("Hauptschulabschluss", "Berufsreife"), (), "In Rheinland-Pfalz heißt der Abschluss Berufsreife."),
    (("Realschulabschluss", "mittlere Reife", "Sekundarabschluss"), (), ""),
    (("Abitur", "Hochschulreife"), (), ""),
    (("Buchhaltung", "Buchführung", "Rechnungswesen"), (), ""),
    (("Tabellenkalkulation",), ("Excel",), "Wer Excel sucht, meint genau dieses Programm."),
    (("Textverarbeitung",), ("Word",), ""),
    (("Präsentation",), ("PowerPoint",), ""),
    (("KI", "künstliche Intelligenz", "ChatGPT"), (), ""),
    (("Gymnastik", "Fitness"), (), ""),
    (("Rückenschmerzen", "Rückenschule", "Wirbelsäulengymnastik"), (), ""),
    (("Stress", "Stressbewältigung"), ("Entspannung", "Achtsamkeit", "Autogenes Training"), ""),
    (("Singen", "Chor", "Gesang"), (), ""),
    (("Töpfern", "Keramik"), (), ""),
    (("Heimwerken",), ("Holzwerken", "Schreinern", "Renovieren"), ""),
    (("Senioren", "Rentner"), ("Ältere",), "Ältere ist eine Zielgruppe; wer so sucht, meint vielleicht anderes."),
    (("Kinderbetreuung", "Babysitter", "Tagesmutter", "Kindertagespflege"), (), ""),
    (("Führerschein", "Fahrschule"), (), ""),
)  # fmt: skip
