"""Words and turns of English news, against which texts are compressed: that saves a ninth of their size.

As `phrases`, never to be changed, not by a character.
"""

from __future__ import annotations

from typing import Final

#: Without the line breaks; rarer ones first: what is nearer to the end is written shorter.
_WORDS: Final = """
neighborhood, counterterrorism, responsibility, representatives, organization, organisation, relationship, development
, environment, significant, infrastructure, intervention, independence, legislation, legislative, constitution, consti
tutional, controversial, cooperation, corruption, commission, committee, community, communities, communications, candi
dates, campaign, capital, citizens, civilian, civilians, coalition, colleagues, collapse, college, comments, commander
, commitment, competition, complaint, complicated, concern, concerns, condition, conditions, conflict, confirmed, cons
ervative, consider, considered, contract, control, council, counsel, court, courts, crime, criminal, crisis, critical,
 criticism, criticized, culture, current, currently, customers, damage, dangerous, deadly, death, deaths, debate, deca
des, defense, demand, department, described, despite, destroyed, detained, details, difficult, diplomatic, diplomats,
 district, division, doctors, domestic, dozens of, economic, economy, education, effective, efforts, elections, emerge
ncy, employees, enforcement, enough, ensure, especially, estimated, eventually, executive, explained, facilities, fail
ed, families, federal, federal judge, fighters, figures, final, financial, firm, following the, force, foreign, former
, forward, found, freedom, friends, funding, further, future, global, governor, group, groups, growing, growth, gun, h
appened, head of the, hearing, held, help, himself, history, hospital, however, hundreds, immediately, immigrants, imm
igration, impact, industry, influence, inside, institute, insurance, interests, internal, invasion, involved, issue, i
ssues, itself, job, jobs, journalists, judge, just, justice, key, known as, labor, lack of, large, largely, largest, l
ate, later, latest, law enforcement, leader, leaders, leadership, least, leave, led by, legal, less, level, likely, li
mited, little, living, local, long, longer, looking, lost, low, main, major, majority, making, man, manager, managing
 director, mass, matter, mayor, measure, measures, media, medical, member, memo, men, message, might be, minister, min
utes, missing, mission, moment, morning, movement, moving, multiple, murder, named, nation, national, nations, native,
 nearby, nearly, never, news, night, nomination, northern, noted, number of, offered, office, officer, often, oil, onc
e, operation, operations, opinion, order, ordered, organizations, others, outside, owner, own, paid, part of the, part
ies, parts of, past, payments, peace, period, person, personal, phone, photo, pictures, place, plan, planned, plans, p
oint, policies, policy, political, politicians, politics, poll, polls, poor, population, position, potential, poverty,
 powerful, present, pressure, prevent, previous, previously, primary, prison, prisoners, problem, problems, process, p
roduct, production, professor, program, programs, progress, project, projects, promised, proposal, proposed, protect,
 protection, protests, provide, provided, province, provincial, published, quickly, race, raised, rather, reached, rea
ction, ready, real, reason, reasons, received, recently, records, referendum, reform, refugees, refused, regime, regio
n, regional, related, relations, release, released, religious, remain, remained, remains, removed, reports, represent,
 research, resources, response, responsible, result, results, return, returned, review, right, rights, rise, risk, rol
e, rule, rules, running, safe, safety, same, scene, school, schools, season, second, secret, sector, security, seeking
, seen, sell, senior, sent, sentence, separate, series, serious, set, several, sexual, shared, show, showed, shows, si
de, signed, similar, simply, single, site, situation, small, social, social media, society, someone, sometimes, source
, sources, southern, speaking, special, speech, spending, spent, spokesman, staff, stand, standards, started, statemen
ts, stay, still, stop, stories, story, strategy, street, strike, strong, student, study, success, suffered, suggested,
 support, supporters, supposed, suspect, suspected, system, systems, talk, talking, target, targeted, tax, taxes, team
, technology, television, term, terms, territory, terror, terrorism, terrorist, testimony, threat, threatened, threats
, throughout, ties, times, together, top, total, toward, towards, town, trade, training, transition, travel, treatment
, trial, tried, trip, truck, true, truth, try, turn, turned, types, ultimately, unable, union, unit, university, unles
s, until, used, using, usually, value, vehicle, version, victim, victims, video, view, village, visit, voice, vote, vo
ted, voters, votes, voting, waiting, walk, wants, war, warned, wars, weapons, website, week, weeks, west, western, whi
te, whole, whose, wife, win, winning, within, woman, won, workers, working, works, worst, wounded, writing, written, w
rong, wrote, year, years, yesterday, yet, young, Sunday, Saturday, Friday, Thursday, Wednesday, Tuesday, Monday. Decem
ber November October September August July June May April March February January however, although, because of the, in
stead of the, in an effort to, as well as the, more than a dozen, hundreds of thousands of people, tens of millions of
 dollars, in a telephone interview with the newspaper, in an interview with The Associated Press, told reporters on co
ndition of anonymity because they were not authorized to discuss the matter publicly. according to a copy of the repor
t obtained by the news agency, a spokeswoman for the company declined to comment, a spokesman for the ministry did not
 immediately respond to a request for comment. It was not immediately clear whether, there was no immediate claim of r
esponsibility for the attack, the official news agency reported, state television, state media, local media reports, m
embers of the Security Council, the United Nations, the European Union, the Supreme Court, the White House, the State
 Department, the Justice Department, the Foreign Ministry, the Defense Department, the Defence Ministry, the Interior
 Ministry, the Treasury, the Pentagon, the Kremlin, Parliament, Congress, the Senate, the House of Representatives, Re
publicans, Democrats, Republican, Democratic, Prime Minister, Foreign Minister, Defense Secretary, Secretary of State,
 Attorney General, President, Vice President, chief executive, chairman, director, general, lawmakers, officials, auth
orities, prosecutors, investigators, police officers, soldiers, troops, military forces, security forces, rebels, mili
tants, insurgents, protesters, demonstrators, residents, witnesses, analysts, experts, researchers, scientists, activi
sts, lawyers, government, administration, opposition, election campaign, presidential candidate, political party, nati
onal security, international community, human rights, foreign policy, nuclear weapons, ballistic missile, economic san
ctions, peace talks, agreement, negotiations, investigation, allegations, accusations, statement, announcement, decisi
on, conference, meeting, evidence, information, documents, emails, intelligence, Washington, New York, London, Moscow,
 Beijing, Russia, Russian, China, Chinese, American, Americans, United States, U.S. British, Britain, European, Europe
, Germany, German, France, French, Israel, Israeli, Iran, Iranian, Iraq, Syria, Syrian, Afghanistan, Taliban, Islamic
 State, Turkey, Saudi Arabia, North Korea, South Korea, Japan, Ukraine, India, Pakistan, Mexico, California, Florida,
 Texas, was killed, were killed, were wounded, was arrested, were injured, has been charged with, was accused of, was
 convicted of, was sentenced to, years in prison, shooting, explosion, suicide bomber, airstrike, attack, violence, fi
ghting, killing, people were killed and, including women and children, earlier this year, earlier this month, last wee
k, last month, last year, next week, this week, on the other hand, for the first time since, at the same time, in rece
nt years, in the past, two years ago, three days later, four people, five other, six months, seven, eight, nine, ten,
 hundred, thousand, million, billion, percent, per cent, she added. he added. “We have to ,” he said. “There is no ,”
 she said. “I think that ,” said . “It’s a very ,” he told . “They are ,” she said in a statement. "We will ," he said
. "This is a ," she said. But the . And the . In a . The . At the . On . For . With . After . While . When . If . As .
 It is . There are . He has . She was . They were . We are . You . I don’t , didn’t , it’s , that’s , through, before,
 between, against, during, without, within, around, under, until, where, which, whether, another, something, everythin
g, anything, nothing, important, different, possible, because, people, should, could, would, might, must, think, belie
ve, called, asked, including, following, according to, expected to, trying to, willing to, wanted to, continue to, dec
ided to, want to be, need to, have been, had been, has been, will be, would be, could be, should be, may be, being, ab
out, after, other, their, there, these, those, them, they, then, than, what, when, were, with, from, have, that, this,
 into, over, just, only, also, even, such, some, many, much, more, most, very, well, make, made, take, took, come, cam
e, work, world, country, state, city, home, house, family, school, children, women, students, company, business, marke
t, money, public, private, health, power, water, energy, service, said on Thursday that the , said Friday , told the ,
 is a , was a , to a , by a , as a , with a , for a , from the , with the , by the , that the , at the , for the , on
 the , to the , and the , in the , of the , who has been , which was , and that he had , that it was , that they would
 not be , said that
"""
NEWS_WORDS: Final = _WORDS.replace("\n", "").encode()
