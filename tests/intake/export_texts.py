"""Invented exports, laid out as the news databases lay theirs out."""

NEXIS_UNI = """User Name: Ilse Tarn
Date and Time: Monday, March 4, 2024 9:12:00 AM CET
Job Number: 217000001

Documents (2)

1. Harbour vote put off again, mayor says
Client/Matter: -None-
Search Terms: ferry
2. Ferry firm denies pressing council

Harbour vote put off again, mayor says
The Veldmark Courier
March 2, 2024 Saturday
Late Edition - Final

Copyright 2024 The Veldmark Courier All Rights Reserved
Section: NEWS; Pg. 1
Length: 41 words
Byline: By JORIS PEEL and Ada Wenning, Political Editor
Dateline: VELDMARK
Body

The council of Veldmark has put off its vote on the new ferry, the mayor said on Friday.

“We will vote in May,” she said. “There is no other way.”

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 2, 2024

End of Document

Ferry firm denies pressing council
Norland Press Agency
3 March 2024

Copyright 2024 Norland Press Agency
Section: BUSINESS
Length: 512 words
Body

A spokesman for the ferry company denied on Sunday that it had pressed for a delay.

Graphic

The ferry at its quay. Photo by a reader.

Load-Date: March 3, 2024

End of Document
"""

LEXIS = """



                               1 of 2 DOCUMENTS



                              The Veldmark Courier

                            March 2, 2024 Saturday
                                   Edition 1;
                                    National

Harbour vote put off
again, mayor says

BYLINE: Joris Peel

SECTION: NEWS; Pg. 3

LENGTH: 52 words

The council of Veldmark has put off its vote on the new ferry, the mayor, Ilse
Tarn, said on Friday, after residents of the eastern quays had complained that
nobody had asked them. It was the third delay this year.

A spokesman for the ferry company denied that it had pressed for the delay and
said that it would wait.

LOAD-DATE: March 2, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                    Copyright 2024 The Veldmark Courier
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                              Norland Press Agency

                            March 3, 2024 Sunday

Ferry firm denies pressing council

LENGTH: 14 words

A spokesman for the ferry company denied on Sunday that it had pressed anybody.

LOAD-DATE: March 3, 2024
"""

FACTIVA = """News
Harbour vote put off again, mayor says
Joris Peel
1,041 words
2 March 2024
14:05
The Veldmark Courier
VELDCO
A1
English
Copyright 2024. The Veldmark Courier. All Rights Reserved.

The council of Veldmark has put off its vote on the new ferry, the mayor said on Friday.

“We will vote in May,” she said. “There is no other way.”

Document VELDCO0020240302ek3200001


Ferry firm denies pressing council
By Ada Wenning
16 words
3 March 2024
Norland Press Agency
NORPA
English
(c) 2024 Norland Press Agency

A spokesman for the ferry company denied on Sunday that it had pressed for a delay.

Document NORPA00020240303ek33000b7

Search Summary
Text
ferry
Date
In the last week
Results Found
2
"""

FACTIVA_CODED = """SE
News
HD
Harbour vote put off again, mayor says
BY
By Joris Peel
WC
41 words
PD
2 March 2024
SN
The Veldmark Courier
SC
VELDCO
LA
English
CY
Copyright 2024. The Veldmark Courier.
LP
The council of Veldmark has put off its vote on the new ferry, the mayor said on Friday.
TD
IN May, she said, the council will vote. “There is no other way.”
CO
velf : Veldmark Ferries
IN
i75 : Transport
AN
Document VELDCO0020240302ek3200001
"""
