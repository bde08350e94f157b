"""The readability formulas, each as published. All take plain counts; none knows how they were made.

`sentences` and `words` are at least 1.
"""

from __future__ import annotations

from math import sqrt


def flesch_reading_ease(sentences: int, words: int, syllables: int) -> float:
    """Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948). 100 is easy, 0 is hard."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(sentences: int, words: int, syllables: int) -> float:
    """Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, Naval Technical Training (1975).

    The US school grade.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def gunning_fog(sentences: int, words: int, complex_words: int) -> float:
    """Gunning, "The Technique of Clear Writing" (1952). A US school grade.

    Complex are words of three syllables or more that are no names, no compounds of easy words, and do not reach
    three syllables by -es or -ed alone.
    """
    return 0.4 * (words / sentences + 100 * complex_words / words)


def smog(sentences: int, polysyllables: int) -> float:
    """McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969). A US school grade.

    The regression of the paper, of which "3 + square root" is the rounding for work by hand. Fitted on 30 sentences;
    fewer make it less exact.
    """
    return 3.1291 + 1.0430 * sqrt(30 * polysyllables / sentences)


def coleman_liau(sentences: int, words: int, letters: int) -> float:
    """Coleman and Liau, "A computer readability formula designed for machine scoring", Journal of Applied Psychology 60
    (1975). A US school grade. 0.0588, not the 0.058 that some programs have.
    """
    return 0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8


def automated_readability(sentences: int, words: int, characters: int) -> float:
    """Senter and Smith, AMRL-TR-66-220, Aerospace Medical Research Laboratories (1967). A US school grade.

    `characters` are letters and digits, without punctuation.
    """
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def dale_chall(sentences: int, words: int, unfamiliar: float) -> float:
    """Dale and Chall, "A formula for predicting readability", Educational Research Bulletin 27 (1948).

    4.9 and below is grade 4, 9.0 to 9.9 college. The constant is always added, as in the paper and its three worked
    examples, and not above five per cent only, as some programs have it.
    """
    return 0.1579 * 100 * unfamiliar / words + 0.0496 * words / sentences + 3.6365


def lix(sentences: int, words: int, long_words: int) -> float:
    """Björnsson, "Läsbarhet" (1968). Long words have more than six letters. Of use in every language with words."""
    return words / sentences + 100 * long_words / words


def rix(sentences: int, long_words: int) -> float:
    """Anderson, "Lix and Rix", Journal of Reading 26 (1983)."""
    return long_words / sentences


def amstad(sentences: int, words: int, syllables: int) -> float:
    """Flesch's reading ease for German: Amstad, "Wie verständlich sind unsere Zeitungen?" (1978)."""
    return 180 - words / sentences - 58.5 * syllables / words


def wiener_sachtextformel(sentences: int, words: int, polysyllables: int, long_words: int, monosyllables: int) -> float:
    """The first of four: Bamberger and Vanecek, "Lesen, Verstehen, Lernen, Schreiben" (1984). A school grade."""
    return (
        0.1935 * 100 * polysyllables / words
        + 0.1672 * words / sentences
        + 0.1297 * 100 * long_words / words
        - 0.0327 * 100 * monosyllables / words
        - 0.875
    )


def fernandez_huerta(sentences: int, words: int, syllables: int) -> float:
    """Fernández Huerta, "Medidas sencillas de lecturabilidad", Consigna 214 (1959), for Spanish.

    The words a sentence are meant, as in Flesch, whom he adapts; his own text can be read as the sentences of a
    hundred words, a slip that others have corrected (Law, "Error in the Fernández Huerta readability formula", 2011).
    """
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def szigriszt_pazos(sentences: int, words: int, syllables: int) -> float:
    """Szigriszt Pazos, "Sistemas predictivos de legilibilidad del mensaje escrito" (1993), for Spanish."""
    return 206.835 - 62.3 * syllables / words - words / sentences


def kandel_moles(sentences: int, words: int, syllables: int) -> float:
    """Kandel and Moles, "Application de l'indice de Flesch à la langue française", Cahiers d'études de
    radio-télévision 19 (1958).
    """
    return 207 - 1.015 * words / sentences - 73.6 * syllables / words


def douma(sentences: int, words: int, syllables: int) -> float:
    """Flesch's reading ease for Dutch: Douma, "De leesbaarheid van landbouwbladen" (1960)."""
    return 206.835 - 0.93 * words / sentences - 77 * syllables / words


def oborneva(sentences: int, words: int, syllables: int) -> float:
    """Flesch's reading ease for Russian: Oborneva (2006)."""
    return 206.835 - 1.3 * words / sentences - 60.1 * syllables / words


def gulpease(sentences: int, words: int, letters: int) -> float:
    """Lucisano and Piemontese, "GULPEASE: una formula per la predizione della difficoltà dei testi in lingua
    italiana", Scuola e città 39 (1988). 100 is easy; letters (and digits), no punctuation.
    """
    return 89 + (300 * sentences - 10 * letters) / words
