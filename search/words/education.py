"""Parts of compounds that a catalogue of education meets, whether or not it already uses them."""

EDUCATION_WORDS: tuple[str, ...] = ()
