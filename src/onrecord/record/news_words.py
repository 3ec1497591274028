"""Words and turns of English news, against which texts are compressed: that saves a twelfth of their size.

As `phrases`, never to be changed, not by a character.
"""

from __future__ import annotations

from typing import Final

#: Without the line breaks; rarer ones first: what is nearer to the end is written shorter.
_WORDS: Final = """
Sunday, Saturday, Friday, Thursday, Wednesday, Tuesday, Monday. December November October September August July June M
ay April March February January however, although, because of the, instead of the, in an effort to, as well as the, mo
re than a dozen, hundreds of thousands of people, tens of millions of dollars, in a telephone interview with the newsp
aper, in an interview with The Associated Press, told reporters on condition of anonymity because they were not author
ized to discuss the matter publicly. according to a copy of the report obtained by the news agency, a spokeswoman for
 the company declined to comment, a spokesman for the ministry did not immediately respond to a request for comment. I
t was not immediately clear whether, there was no immediate claim of responsibility for the attack, the official news
 agency reported, state television, state media, local media reports, members of the Security Council, the United Nati
ons, the European Union, the Supreme Court, the White House, the State Department, the Justice Department, the Foreign
 Ministry, the Defense Department, the Defence Ministry, the Interior Ministry, the Treasury, the Pentagon, the Kremli
n, Parliament, Congress, the Senate, the House of Representatives, Republicans, Democrats, Republican, Democratic, Pri
me Minister, Foreign Minister, Defense Secretary, Secretary of State, Attorney General, President, Vice President, chi
ef executive, chairman, director, general, lawmakers, officials, authorities, prosecutors, investigators, police offic
ers, soldiers, troops, military forces, security forces, rebels, militants, insurgents, protesters, demonstrators, res
idents, witnesses, analysts, experts, researchers, scientists, activists, lawyers, government, administration, opposit
ion, election campaign, presidential candidate, political party, national security, international community, human rig
hts, foreign policy, nuclear weapons, ballistic missile, economic sanctions, peace talks, agreement, negotiations, inv
estigation, allegations, accusations, statement, announcement, decision, conference, meeting, evidence, information, d
ocuments, emails, intelligence, Washington, New York, London, Moscow, Beijing, Russia, Russian, China, Chinese, Americ
an, Americans, United States, U.S. British, Britain, European, Europe, Germany, German, France, French, Israel, Israel
i, Iran, Iranian, Iraq, Syria, Syrian, Afghanistan, Taliban, Islamic State, Turkey, Saudi Arabia, North Korea, South K
orea, Japan, Ukraine, India, Pakistan, Mexico, California, Florida, Texas, was killed, were killed, were wounded, was
 arrested, were injured, has been charged with, was accused of, was convicted of, was sentenced to, years in prison, s
hooting, explosion, suicide bomber, airstrike, attack, violence, fighting, killing, people were killed and, including
 women and children, earlier this year, earlier this month, last week, last month, last year, next week, this week, on
 the other hand, for the first time since, at the same time, in recent years, in the past, two years ago, three days l
ater, four people, five other, six months, seven, eight, nine, ten, hundred, thousand, million, billion, percent, per
 cent, she added. he added. “We have to ,” he said. “There is no ,” she said. “I think that ,” said . “It’s a very ,”
 he told . “They are ,” she said in a statement. "We will ," he said. "This is a ," she said. But the . And the . In a
 . The . At the . On . For . With . After . While . When . If . As . It is . There are . He has . She was . They were
 . We are . You . I don’t , didn’t , it’s , that’s , through, before, between, against, during, without, within, aroun
d, under, until, where, which, whether, another, something, everything, anything, nothing, important, different, possi
ble, because, people, should, could, would, might, must, think, believe, called, asked, including, following, accordin
g to, expected to, trying to, willing to, wanted to, continue to, decided to, want to be, need to, have been, had been
, has been, will be, would be, could be, should be, may be, being, about, after, other, their, there, these, those, th
em, they, then, than, what, when, were, with, from, have, that, this, into, over, just, only, also, even, such, some,
 many, much, more, most, very, well, make, made, take, took, come, came, work, world, country, state, city, home, hous
e, family, school, children, women, students, company, business, market, money, public, private, health, power, water,
 energy, service, said on Thursday that the , said Friday , told the , is a , was a , to a , by a , as a , with a , fo
r a , from the , with the , by the , that the , at the , for the , on the , to the , and the , in the , of the , who h
as been , which was , and that he had , that it was , that they would not be , said that
"""
NEWS_WORDS: Final = _WORDS.replace("\n", "").encode()
