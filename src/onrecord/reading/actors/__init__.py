"""What every actor of an article is, and the cast of all that are named in it.

The layer works on one article at a time:

    spotting   finds names of what the packs know in the text
    scene      holds the article's date, names, persons, and which countries it speaks of
    choosing   picks the one of several entries that a name means here
    clues      finds what the text says persons are: titles, appositions, party marks
    telling    reads such a phrase: country, sectors, role, whom it is of
    persons, bodies, unnamed   decide what one actor is, each with its reasons
    cast       puts those named in the text beside those who speak, and joins what is one
    layer      runs all this and numbers the actors anew
"""
