"""What every actor of an article is, and the cast of all that are named in it.

The layer works on one article at a time:

    spotting        finds names of what the packs know in the text
    scene           holds the article's date, names, persons, and which countries it speaks of
    choosing        picks the one of several entries that a name means here
    presence        tells a government from its capital, the Russians from Russian tea
    clues           finds what the text says persons are: titles, appositions, party marks
    telling         reads such a phrase: whose somebody is (whose), which sectors (sectors), as a Told (told)
    persons         decides what a person is: by the packs (known), by whom they serve (owners); with a side (sides) and
                    a role (shown)
    bodies, unnamed decide what others are; fallback gives the article's own country
    draft, roster   hold actors while they are collected
    named_persons, named_bodies, cast   put in all whom the text names beside those who speak, and join what is one
    layer           runs all this and numbers the actors anew

Each decision leaves its reason, and each abstention too.
"""
