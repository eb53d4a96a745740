"""Sample texts of the stories, in a language that runs to the right and one that runs to the left."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the stories say; `code` is the language they say it in."""

    code: str
    name: str
    course: str
    provider: str
    sentence: str
    long: str
    when: str
    where: str
    places: str
    price: str
    reduced: str
    topic: str
    other_topic: str
    question: str
    hint: str
    error: str


GERMAN = Words(
    code="de",
    name="Deutsch",
    course="Deutsch am Abend B1",
    provider="Volkshochschule (Beispiel)",
    sentence="Sie üben Sprechen und Hören in einer kleinen Gruppe.",
    long="Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungsvorbereitung für Fortgeschrittene",
    when="Mo und Mi, 18:00–20:15 Uhr · ab 11. Januar",
    where="Bildungszentrum am Domfreihof, Trier · stufenfrei",
    places="6 Plätze frei",
    price="98,00 €",
    reduced="ermäßigt 49,00 €",
    topic="Deutsch als Fremdsprache",
    other_topic="Gesundheit",
    question="Was möchten Sie lernen?",
    hint="Ein Wort genügt.",
    error="Bitte schreiben Sie mindestens ein Wort.",
)
ARABIC = Words(
    code="ar",
    name="العربية",
    course="دورة اللغة الألمانية المسائية B1",
    provider="مركز تعليم الكبار (مثال)",
    sentence="تتدربون على التحدث والاستماع في مجموعة صغيرة.",
    long="التحضير لامتحان اللغة الألمانية للمتقدمين في المساء وفي عطلة نهاية الأسبوع في مدينة ترير",
    when="الاثنين والأربعاء، 18:00–20:15 · من 11 يناير",
    where="مركز التعليم، ترير · بدون درج",
    places="6 أماكن شاغرة",
    price="98,00 €",
    reduced="مخفّض 49,00 €",
    topic="الألمانية كلغة أجنبية",
    other_topic="الصحة",
    question="ماذا تريدون أن تتعلموا؟",
    hint="كلمة واحدة تكفي.",
    error="من فضلكم اكتبوا كلمة واحدة على الأقل.",
)
LANGUAGES = {words.code: words for words in (GERMAN, ARABIC)}
