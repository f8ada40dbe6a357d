// Own samples of plain texts with the mess of real ones: each line says which part it belongs to.

/**
 * One text. Every line begins with a mark: `T` title, `A` article, `C` first line of a comment, `c` further line of the same
 * comment, `F` furniture; an empty line stays empty. The develop half may be looked at while rules are written, the check half not.
 */
export interface PartsSample {
  readonly name: string;
  readonly half: "develop" | "check";
  readonly marked: string;
}

/** The bare text of a sample. */
export function bareText(sample: PartsSample): string {
  return sample.marked
    .split("\n")
    .map((line) => line.slice(2))
    .join("\n");
}

const sample = (name: string, half: PartsSample["half"], marked: string): PartsSample => ({
  name,
  half,
  marked: marked.trim(),
});

export const PARTS_SAMPLES: readonly PartsSample[] = [
  sample(
    "dam-op-ed-two-glued-comments",
    "develop",
    `
T A dam is not a declaration of war
A The reservoir is full again, and the three capitals downstream and upstream have gone back to counting litres instead of talking.
A For more than a decade the negotiators have met in hotels, signed minutes and gone home. The last round broke down over a single sentence about what happens in a long drought.
A Ethiopia says that it will not sign anything which ties its hands for ever. Egypt says that it will not accept anything less than a binding number. Sudan, caught in the middle, asks for data every morning.
A None of these positions is unreasonable. Each of them would be easier to hold if the engineers were allowed to speak first and the ministers second.
A The way out is a technical committee with a mandate to release water by formula. It has been proposed twice, and twice it was buried under speeches.
C Great article, but you forgot to mention that the colonial treaties were never signed by the people who live where the rain falls.
c My grandfather carried stones for the first weir. Nobody asked him about quotas!
C I disagree with the author. Egypt has nothing else. Have you ever seen what a dry canal looks like? I have, and it is NOT a matter of formulas!!
`,
  ),
  sample(
    "strait-report-comment-system",
    "develop",
    `
T Fishing boats turned back near disputed shoal, coast guard says
F By Mara Lindqvist
F 14 May 2024
A Four fishing boats were turned back on Monday by two coast guard vessels near the shoal that both governments claim, according to the Philippine coast guard.
A China said that the boats had entered its waters without permission and that the measures were lawful and restrained.
A Manila summoned the ambassador and demanded that access to the fishing ground be restored. It did not say what it would do otherwise.
F 3 Comments
F Tomas R. says:
C They do this every spring. Nobody will start a war about fish.
F Reply
F seaweed_77 says:
C Easy to say from an armchair. My uncle lost his net and his licence.
F Reply
F Ana on May 15, 2024 at 3:12 pm
C The report leaves out that the tribunal has ruled on this already.
F Leave a Reply
F Your email address will not be published.
`,
  ),
  sample(
    "border-first-person-op-ed",
    "develop",
    `
T What I saw at the crossing
A I came to the crossing at dawn, with a thermos and a notebook, because I wanted to see who still uses it.
A I think it is fair to say that nobody in either capital has looked at this road for years. I would not blame them; I had not looked either.
A By noon I had counted forty people. They carried medicine, wedding clothes and one live goose. I asked each of them what would change if the gate were closed for good.
A An old man laughed at me. “You write things down,” he said. “We walk.” I believe that this was the best answer I heard all week.
A My own view has changed. I used to argue that the checkpoint was a symbol and could wait for a settlement. I now suspect that it is the settlement, or the only part of one that anybody has ever built.
A Perhaps I am wrong. But I would rather be wrong with forty people a day than right with none.
`,
  ),
  sample(
    "interview-with-labels",
    "develop",
    `
T “We will talk to anyone who can keep a promise”
A The head of the negotiating team met us in a hotel in Doha. The conversation was shortened.
A Q: You left the last round early. Why?
A A: Because we had nothing left to say. You cannot negotiate with an empty chair!
A Q: Your critics say that you walked out of a deal.
A A: I think they should read it first. There was no deal. Thank you for asking, though.
A Q: Do you trust the mediators?
A A: Yes. I trust them to be tired, as we are. That helps, believe me!
A Q: What would you need to return?
A A: A date for the prisoners. Not a promise of a date.
`,
  ),
  sample(
    "newsletter-preface-and-older-article",
    "develop",
    `
T The valley after the truce
A Readers asked for it, so ahead of today’s meeting in Geneva here is the piece I wrote last month for a weekly that has since gone behind a wall.
A The truce in the valley is eleven weeks old and already has its own folklore. People say that the guns stopped because the snow came. People also say that the snow came because the guns stopped.
A Both armies have used the time to dig. Satellite pictures show new trenches on the eastern ridge, and the defence ministry on the other side has announced a second line that it calls temporary.
A The monitors report fewer violations each week, but they are not allowed to the two villages where most of them happened.
A If the meeting brings nothing, I expect the digging to end and the shooting to begin again around the first thaw.
F Thanks for reading The Valley Letter! Subscribe for free to receive new posts and support my work.
F 12 Likes ∙ 3 Restacks
F 2 Comments
F Jonas · 2 hours ago
C Excellent piece as always. The remark about the snow made me laugh, then not.
F Reply
F Petra K. · 5 hours ago
C What about the two villages? Nobody ever names them.
F Reply
`,
  ),
  sample(
    "wire-no-comments",
    "develop",
    `
T Rival councils agree to unify central bank for three months
A TRIPOLI - Libya’s rival councils agreed on Wednesday to run the central bank under a joint board for three months, officials from both sides said.
A The agreement follows four weeks in which oil exports fell by half. The eastern council had closed the terminals to protest the dismissal of the governor.
A “We have a signature, not a solution,” said a diplomat who was in the room and asked not to be named.
A Under the text, salaries will be paid first and arrears later. Neither council said what would happen when the three months end.
A The United Nations mission welcomed the step and called for elections.
`,
  ),
  sample(
    "hill-station-glued-comment-links",
    "develop",
    `
T Ceasefire line quiet for a second week
A The line of control has been quiet for a second week, the longest spell since the winter, officers on both sides said on Friday.
A India’s army said that no shots had been reported in its sector. Pakistan’s army said the same of its own and added that hotlines had been used four times.
A Villagers have begun to return to the terraces. Schools on the forward slopes will open on Monday if the calm lasts.
A Analysts warn that previous lulls ended without notice. The last one was broken after eleven days by a dispute over a watchtower.
C Well said. I live twenty kilometres from there and you can hear the difference at night. No, really: silence!
F https://www.example.org/video/12345
C Thanks for this report. But why do you always quote officers and never a farmer? Sorry, but that is lazy.
F 7
`,
  ),
  sample(
    "speech-with-exclamations",
    "develop",
    `
T Address of the prime minister to the assembly
A Honourable members, you have heard many speeches about the border this year, and you have every right to be tired of them.
A I will not add another. I will tell you what we have done, what we have not done, and what we cannot do without you.
A We have opened the road. We have paid the pensions on both sides of the river. We have not raised a single new flag!
A You may ask why. You may say that a flag costs nothing. I say to you that it costs exactly as much as the last one did, and we buried that price in the winter.
A Let us vote, then, and let us vote today. Long live the republic!
`,
  ),
  sample(
    "open-letter",
    "develop",
    `
T An open letter to the mediator
A Dear Ambassador,
A You will have been told that the displaced of our district want revenge. You were told wrong. We want our doors.
A When you came last year you promised to visit the collective centres. You did not come, and we do not hold it against you; the road was mined.
A We ask three things of you. Publish the list of destroyed houses. Let our lawyers sit at the table. And do not sign anything on a Friday, when our people cannot read it before the markets close.
A We remain, with respect, the committee of the former residents of the eastern bank.
`,
  ),
  sample(
    "liveblog-with-times",
    "develop",
    `
T Talks in Nairobi: what happened today
A 10:45 GMT
A The two delegations have arrived. Neither spoke to reporters on the way in.
A 11:30 GMT
A A spokesman for the government says that the list of detainees has been handed over and that it expects the same in return.
A 13:05 GMT
A The opposition says the list is incomplete. It names four people who it says were arrested in March and do not appear.
A 15:20 GMT
A The session is adjourned. Both sides say that they will return tomorrow.
`,
  ),
  sample(
    "blog-rough-comments-no-address",
    "develop",
    `
T Why the river commission failed
A The commission was created to share information and died because nobody shared any.
A Its founding document runs to ninety pages, of which three concern water. The rest deals with seats, languages and the order in which delegations speak.
A In its second year the upstream state stopped sending gauge readings. In its third, the downstream states stopped asking for them.
A A successor body has been proposed by the African Union. It would have a laboratory, a small budget and no flag.
A Whether that is enough depends on whether ministers can bear to be told numbers which they do not like.
C lol. commissions never work, everybody knows that. they get their per diems and go home!! give me a break
c And just look at the so-called experts. I guess none of them has ever fixed a pump. It is NEVER about water!
`,
  ),
  sample(
    "statement-of-foreign-ministry",
    "develop",
    `
T Statement on the situation along the demarcation line
A The Ministry of Foreign Affairs expresses its serious concern over the movement of heavy equipment observed on 3 and 4 October to the north of the demarcation line.
A Such actions contradict the commitments undertaken in the joint declaration and cannot but cause regret. We proceed from the assumption that the other side is aware of its obligations.
A The Ministry calls on all parties to refrain from steps which may aggravate the situation and confirms its readiness to continue consultations in the agreed format.
A At the same time it is emphasised that any attempt to alter the status quo by force will receive an adequate response.
`,
  ),
  sample(
    "page-with-share-lines",
    "develop",
    `
F Home
F World
F Share this article
T Island leaders to meet for first time in two years
F By Eleni Markou and Deniz Aksoy
F Published: 2 March 2023
A The leaders of the two communities in Cyprus will meet on Thursday for the first time in two years, the United Nations said.
F Advertisement
A The Greek Cypriot leader said that he would go “without conditions and without illusions”. The Turkish Cypriot leader said that sovereign equality would have to be on the table.
F Read more: What the crossing points mean for trade
A The meeting will take place in the buffer zone and will last an hour. No statement is planned.
F Related articles
F Facebook Twitter WhatsApp Email
F © 2023 The Buffer Post. All rights reserved.
`,
  ),
  sample(
    "wrapped-second-person-guide",
    "develop",
    `
T How a ceasefire is monitored
A A ceasefire is only as good as the people who count its breaches. This guide explains what they do.
A First you draw a line. If you cannot agree on the line, you draw two, and you call the space between them a zone.
A Then you need observers. You should be able to reach any point of the zone within an hour, and you must be able to talk to both commanders at night.
A Finally you write it down. Your report should say what was heard, what was seen and what was not seen, in that order.
A Do you need aircraft? It helps. Do you need trust? It comes last, if at all.
`,
  ),
  sample(
    "quoted-tweets-in-article",
    "develop",
    `
T Anger online after minister’s map
A A map published by the ministry on Sunday evening caused anger on both sides of the border within minutes.
A “Shame on you!!! You have drawn my village into the lake,” one user wrote. “Idiots,” replied another. “Learn to draw!”
A The ministry deleted the post after an hour and said that the map had been a draft of a tourist brochure.
A Officials in Yerevan and Baku declined to comment. A commission on delimitation is due to meet next week.
`,
  ),
  sample(
    "dialogue-by-questions",
    "check",
    `
T The geologist who mapped both sides
A Nobody has walked more of the plateau than Hamid Rostami. We asked him what he found.
A How did you get permission to cross?
A I did not. I asked the shepherds, and they asked nobody. You would be surprised how far that takes you!
A And the soldiers?
A They wanted to know whether there was gold. I told them there was water. They were disappointed, I think.
A What would you tell the negotiators?
A That the aquifer does not stop at the fence. I would give them a shovel each. Honestly, I would.
A Do you think they would dig?
A No. But I would like to see the photograph.
`,
  ),
  sample(
    "peninsula-analysis-three-comments",
    "check",
    `
T Balloons are not the message
A For the third time this month balloons crossed the line that divides the peninsula, and for the third time both governments spoke of provocation.
A The pattern is older than the balloons. Each side looks for an act that is too small to be answered with force and too visible to be ignored.
A Seoul has suspended a military agreement that had kept loudspeakers silent. Pyongyang has said that it will send ten times as much if the loudspeakers return.
A What is missing is not a hotline but somebody to pick it up. The line through the truce village was last answered in the spring of last year.
A Until it is answered again, the wind will decide when the next crisis begins.
C Interesting read. I was stationed there in the nineties and believe me, the loudspeakers were worse than any balloon!
C You say that nobody picks up the phone. How would you know? Seriously, the author should name a source.
C Thank you for a sober piece. More of this, please, and less shouting.
F Share on Facebook
`,
  ),
  sample(
    "oil-region-comments-with-stamps",
    "check",
    `
T Court to hear claim over the oil region in April
A The international court will hear arguments in April on the claim to the region west of the river, its registrar said.
A Guyana asks the court to confirm an award of 1899. Venezuela rejects the jurisdiction of the court and says that the award is void.
A Both presidents agreed in December not to use force. Since then each has accused the other of moving troops closer to the river.
A A ruling is not expected before next year.
F Comments (2)
F Rafael M
F 12 March 2024 at 09:14
C There is nothing to hear. The line is the line.
F Like
F Guest
F 13 March 2024 at 18:40
C Funny how nobody cared before they found oil.
F Reply
F Load more comments
`,
  ),
  sample(
    "column-then-rant-other-typography",
    "check",
    `
T The harbour nobody wants to name
A The harbour’s old name is painted over, its new one isn’t painted yet, and the ferries use a number.
A It’s tempting to laugh. But the quarrel over the name has cost three ministers their posts, and it’s about to cost the town its only dredger.
A The council’s proposal is to use both names in alphabetical order. The governor’s proposal is to use neither.
A A third idea, from the harbour master, is to ask the sailors. It hasn’t been discussed.
A Those who’ve followed such quarrels elsewhere know how they end. Somebody builds a second harbour.
C Using both names of the harbour was never a serious idea, and the council doesn't want it anyway.
c Anyone who thinks that governors decide such things is dreaming! It's the shipping companies, stupid. I guess nobody dares to write that.
c What a joke. They'll sell the dredger and we'll pay for it again!
`,
  ),
  sample(
    "report-with-reader-letter-inside",
    "check",
    `
T Teachers divided over two curricula
A Teachers in the mixed schools of Mitrovica are divided over a plan to teach two curricula in one building, a survey shows.
A Of two hundred who answered, half said that they would try it. A third said that they would resign.
A One respondent wrote: “Thank you for asking. You are the first. I teach children, not maps!”
A The education ministry in Pristina said that the plan was voluntary. The office for Kosovo in Belgrade called it a provocation and announced that it would print its own books.
A The survey was carried out by a local organisation with money from Norway.
`,
  ),
  sample(
    "substack-style-comments-glued",
    "check",
    `
T The corridor question, again
A A corridor is a road with an army’s opinion about it.
A The proposal that was floated last week would let lorries pass without inspection in both directions, under the eyes of a third party that neither side has agreed on.
A Armenia says that its customs officers must stand at both ends. Azerbaijan says that there must be no obstacles, and that an officer is an obstacle.
A The third party might be a private company. It might also be nobody, with cameras. The second idea has the advantage that cameras cannot be recalled to their capital.
A I judge that the question will be left open on purpose, because an open question keeps both governments in the room.
C A very clear explanation, thank you. The sentence about cameras is going on my wall.
C So basically nothing has changed since 2020? I don't see how a company would help. Who pays them? Who do they answer to? Give me a break!
C Thanks Lena. I hope you will write about the railway too.
F 21
F Like
F Share
`,
  ),
  sample(
    "testimony-first-person",
    "check",
    `
T Testimony of a former fighter
A My name does not matter. I joined in 2003, when I was sixteen, because my cousin had joined.
A I don’t think you can understand the forest if you have not slept in it. You learn to hear boots. You learn to hear the absence of birds.
A When the agreement was signed we walked for six days to the zone. I handed over a rifle and a radio. I kept the boots; nobody asked for the boots!
A They promised us land. I believe that some of them meant it. I have a certificate with a stamp, and a field that belongs to somebody else.
A Would I go back? I am asked this every week. No. I am tired, and my daughter has begun to read.
`,
  ),
  sample(
    "two-stories-digest",
    "check",
    `
T Morning digest
A Sudan: the army said it had retaken the bridge between the two cities. The paramilitary force denied it and published a video that could not be verified.
A Yemen: a second vessel was released after mediation by Oman. Its crew of nineteen was reported to be in good health.
A Myanmar: a coalition of armed groups announced a pause of five days for the harvest. The authorities have not commented.
A Colombia: talks with the largest dissident group were postponed to June at the request of the guarantors.
`,
  ),
  sample(
    "angry-comments-no-thanks",
    "check",
    `
T Council extends sanctions for six months
A The council extended its sanctions for six months on Thursday after an hour of debate, diplomats said.
A Two members abstained. One of them said that sanctions without talks were a habit and not a policy.
A The list now has two hundred and eleven names. Eleven were added, four removed, of which three had died.
A The measures will be reviewed in spring. A request to exempt fertiliser was not put to the vote.
A Exporters have asked for guidance on spare parts, which the text does not mention.
C This article is propaganda. The author forgets that sanctions kill more people than shells!
C @fertiliser_fan wrong again. Nobody stops food. Look it up!!
C Yawn. Another six months, another list. Wake up people, they do not care about you.
`,
  ),
  sample(
    "telegram-digest-with-reactions",
    "check",
    `
T Frontline digest, evening
A The army command reports that the crossing at the sugar mill is under its fire control. The militia says that the mill burned down in June and that there is nothing to control.
A Four drones were shot down over the port, according to the governor. Residents counted three.
A An exchange of bodies took place at the usual place. Numbers were not given.
F 👍 214 🔥 53
F 1.2K views
F https://t.example/digest/881
`,
  ),
  sample(
    "forum-style-wrote",
    "check",
    `
T Ministers sign fishing protocol without ceremony
A The fisheries ministers of both countries signed the protocol on Thursday in a side room, without flags or cameras.
A The protocol lets boats of less than twelve metres cross the median line for nine months a year.
A Opposition parties on both shores called it a surrender. Fishermen’s unions on both shores called it late.
A The protocol enters into force when the last of the two parliaments has voted.
F Responses
F herring wrote:
C Late is right. My father asked for this in 1988.
F Gudrun P. wrote:
C And who controls the mesh size? Nobody, as always.
c It will be empty in five years.
`,
  ),
  sample(
    "essay-with-polite-reader",
    "check",
    `
T On the uses of a frozen conflict
A A frozen conflict is a convenience that has outlived those who found it convenient.
A On one bank of the river there is a parliament which nobody recognises, and on the other a parliament which nobody in the first one votes for. Between them run eleven bridges, nine of them open.
A Trade across the bridges doubled last year. So did the number of speeches against it.
A The peacekeepers have aged. Some of them married locally and have children at school on both banks, which is more than any minister can say.
A To thaw the conflict would mean to say who owns the school. It is easier to paint the bridges.
C Excellent essay. I would only add that two of the nine bridges are closed every winter, which you can verify at the customs post.
c The school in question has had four names since 1992.
C I respectfully disagree with your last point, Professor. The school is owned by the parents, legally and in fact.
`,
  ),
  sample(
    "report-with-shouting-reader",
    "check",
    `
T Observers leave northern district over safety
A The observer mission withdrew its last patrol from the northern district on Sunday, citing threats against its staff.
A The regional government said that it regretted the decision and had offered armed escorts. The mission said that observers under escort observe the escort.
A Shelling was heard on Sunday night for the first time in nine weeks. Each side said that the other had begun.
A The mission’s mandate runs out in March. Its extension needs the consent of both sides.
C Typical!!! They run away when it gets hot and then write long reports nobody reads. What a disgrace.
c Who paid for their jeeps? WE did!!
`,
  ),
  sample(
    "column-in-first-person-plural",
    "check",
    `
T We were told that the wall was temporary
A We were told that the wall was temporary, and we told our children so, and now they tell theirs.
A I grew up on the eastern side. My wife grew up on the western side, four hundred metres away, and we met in Toronto. You can guess what our parents said!
A The wall has a museum now. You pay at the entrance, you listen to a recording of the checkpoint, and you leave through a shop.
A I don’t know whether it should come down. Honestly, I am afraid of what people would say to each other if they could.
A But I know that it is not temporary. Nothing is that has a shop.
`,
  ),
  sample(
    "qa-without-labels-but-thanks",
    "check",
    `
T “A map is a sentence”: a cartographer answers
A The cartographer has drawn eleven versions of the same border. She answers our readers’ questions.
A Why do the lines on your maps have different colours?
A Thank you for the question. Because a line that is claimed is not a line that is held, and you should see the difference at once.
A Has a government ever asked you to change a map?
A Three have. Great question, by the way; nobody dares to ask it in public!
A Which map would you not draw again?
A The first one. You learn what a river is by being wrong about it.
`,
  ),
  sample(
    "aggregated-page-with-counters",
    "check",
    `
F Skip to content
F Menu
T Parliament rejects land swap by four votes
F By Arta Hoxhaj
F Updated 9 November 2021
F 5 min read
F Share
A Parliament rejected the proposed land swap by four votes on Tuesday after a debate that lasted through the night.
A The prime minister had called the swap “painful and final”. The opposition called it the sale of graves.
A Villagers on both sides of the line had asked to be heard and were not.
F Advertisement
A The president said that he would ask the constitutional court whether the vote was valid, since two deputies had voted by telephone.
F Tags: parliament, border, land swap
F 128 Shares
F You may also like
F Leave a comment
`,
  ),
  sample(
    "reader-quotes-article",
    "check",
    `
T The gas field that both of them own
A The field lies under two exclusive zones, and each state has drilled on its own side of a line that neither has drawn.
A A consortium has offered to pump first and to divide later. Lebanon has said that it would rather leave the gas in the ground. Israel has said that it would rather not wait.
A An American envoy has carried the same folder between the two capitals for two years.
A The folder is said to contain a line with a bend in it. The bend is said to be the problem.
C “The folder is said to contain a line with a bend in it.” Said by whom? Sorry, but this is gossip.
C @above it was in all the papers. The bend follows the old lease, look it up!
C Very good summary, thanks. Pity about the anonymous sources.
`,
  ),
  sample(
    "comments-under-names-alone",
    "develop",
    `
T The ferry that nobody wants to share
F By Jonna Berg
A The ferry between the two banks has been out of service since the mayors fell out over who pays for the ramp on the northern side.
A Moldova says that the ramp lies on its bank. The authorities in Tiraspol say that the ferry is theirs and that the ramp goes with it.
A A proposal to share the costs by passengers was refused in spring by one side and in autumn by the other.

F Comments

F Doina P., 9 August
C You write that nobody wants the ferry. My mother wants it, she has a field over there.
c Ask her what she thinks of the ramp.

F Yuri
C Doina, the ferry is forty years old and it leaks.

F Tom (Leeds)
C I took it once. Are the ducks still there?
F Leave a comment
`,
  ),
  sample(
    "names-alone-without-any-stamp",
    "develop",
    `
T Two clocks in one town
F 3 March 2022
A The town keeps two times, one for the trains and one for everybody else, and the border runs through the station square between the two clocks.
A Serbia says that the trains have always run by the southern clock. Kosovo says that the square belongs to the municipality and so does the time.
F 3 comments
F Mira K.
C I live on the square and I look at neither.
F night_owl7
C Then how do you know when the bakery opens? It opens by the northern clock.
F Arben
C By its smell, as everybody knows.
`,
  ),
  sample(
    "record-with-letterhead",
    "develop",
    `
F REGIONAL COUNCIL
F Water Committee
F Fortieth year
F 212th meeting
F Tuesday, 14 May 2024, 3 p.m.
F Geneva
F Provisional
T The situation at the lower dam
A The meeting was called to order at 3.05 p.m.
A The Chair: I give the floor to the representative of Ethiopia, who asked to speak before the break and has waited for an hour.
A Mr. Abera (Ethiopia): The water has been let out as agreed, and my delegation has nothing to add to what was said yesterday.
`,
  ),
  sample(
    "digest-of-short-lines-is-no-letterhead",
    "develop",
    `
T Morning notes
F 14 May 2024
A Ceasefire holds for a second night
A Grain price falls
A The committee that watches the ceasefire said on Tuesday that it had counted three shots, all of them by hunters, and no wounded.
A Armenia said that it would open the road for lorries on Friday, and Azerbaijan said that it had heard of it from the newspapers.
`,
  ),
];
