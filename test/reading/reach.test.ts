// How far a voice reaches: quotations, tags behind them, new subjects, and sources that cannot speak.
import { describe, expect, it } from "vitest";
import { englishReader } from "./english.ts";
import { exactDoc } from "./exact-doc.ts";

/** The voices of the shortest statement that holds `words`, joined by ` > `; `none` where no statement does. */
function voicesAt(text: string, words: string): string {
  const { statements } = englishReader().readDoc(exactDoc(text), null);
  const at = text.indexOf(words);
  const holding = statements.filter((s) => s.span.start <= at && s.span.end >= at + words.length);
  holding.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return holding[0]?.voices.map((v) => v.name).join(" > ") ?? "none";
}

/** What a case shows, the text, words of a statement, its voices. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    "a quotation without a cue",
    "The general visited the front near Goma on Monday. “We will never leave this town.” Nobody there had expected it.",
    "We will never leave",
    "author > unnamed source",
  ],
  [
    "a quotation that is a heading",
    "“The dam will be built”\nEthiopia began to fill the reservoir in July.",
    "The dam will be built",
    "author > unnamed source",
  ],
  [
    "a quotation after a speaker",
    "The mayor of Aden said the port was closed. Trade had stopped for weeks. “We have not had a ship since May.”",
    "We have not had a ship",
    "author > mayor",
  ],
  [
    "a participle of going on",
    "The attacker shouted slogans at the guards, continuing in Hindi: “We will take back the valley.”",
    "We will take back the valley",
    "author > attacker",
  ],
  [
    "a participle of adding before a colon",
    "The rebel leader left the hall, shouting: “We will come back with guns.”",
    "We will come back",
    "author > rebel leader",
  ],
  [
    "a verb of saying before its speaker",
    "“The border stays shut until the killers are handed over,” declared the Burundi leader.",
    "The border stays shut",
    "author > Burundi leader",
  ],
  [
    "a verb of saying before its speaker, in the middle",
    "“The border stays shut,” thundered the general, “and nobody will open it for us.”",
    "The border stays shut",
    "author > general",
  ],
  [
    "a verb of saying before its speaker, second part",
    "“The border stays shut,” insisted the general, “and nobody will open it for us.”",
    "nobody will open it",
    "author > general",
  ],
  [
    "content ends at a new clause",
    "But Chile has already said it will not recognise the verdict, Bolivia is building the road regardless, and Peru, which promised troops, has fallen silent.",
    "Bolivia is building the road",
    "author",
  ],
  [
    "content ends at a new clause, last",
    "But Chile has already said it will not recognise the verdict, Bolivia is building the road regardless, and Peru, which promised troops, has fallen silent.",
    "Peru, which promised",
    "author",
  ],
  [
    "a new speaker ends the account",
    "Rwanda, which denies arming the rebels, welcomed the accord. Aid groups were less pleased: they accused both armies of burning villages.",
    "burning villages",
    "author > Aid groups",
  ],
  [
    "they say in the middle",
    "Eritrea welcomed the accord. Aid groups counted the displaced, of whom, they say, more than 400,000 have no food.",
    "more than 400,000",
    "author > Aid groups",
  ],
  [
    "as the document envisaged",
    "If Kenya insists on a mission in Sool, as the 2019 memorandum envisaged, the talks could collapse, since neither side wants it now.",
    "the talks could collapse",
    "author",
  ],
  [
    "as the document envisaged, reason",
    "If Kenya insists on a mission in Sool, as the 2019 memorandum envisaged, the talks could collapse, since neither side wants it now.",
    "neither side wants it",
    "author",
  ],
  [
    "a noun that cannot speak",
    "The minister poured scorn on Chinese claims that Indian soldiers crossed the river, calling them silly.",
    "Indian soldiers crossed the river",
    "author > minister > China",
  ],
  [
    "a holder in front of the noun",
    "The minister dismissed Pakistan army claims that Indian soldiers crossed the river.",
    "Indian soldiers crossed the river",
    "author > minister > Pakistan army",
  ],
  [
    "a joined verb of saying",
    "The Libyan army denied an agreement had been reached and said on Sunday that the talks were hard.",
    "the talks were hard",
    "author > Libyan forces",
  ],
  [
    "a joined verb of saying, denied",
    "The Libyan army denied an agreement had been reached and said on Sunday that the talks were hard.",
    "an agreement had been reached",
    "author > Libyan forces",
  ],
  [
    "told, according to an agency",
    "The governor, Ali Hassan, told a radio station that two bridges had been blown up, according to Reuters.",
    "two bridges had been blown up",
    "author > Ali Hassan",
  ],
  [
    "told, according to a ministry",
    "The governor told a radio station that two bridges had been blown up, according to the ministry.",
    "two bridges had been blown up",
    "author > ministry > governor",
  ],
  [
    "has been told that",
    "Shell has been told its pipelines in the delta are illegal.",
    "its pipelines in the delta are illegal",
    "author > unnamed source",
  ],
  [
    "in his view",
    "Minister Ilir Gashi spoke in Pristina on Monday. In his view the licence only covers the north bank.",
    "the licence only covers",
    "author > Ilir Gashi",
  ],
  [
    "we are told",
    "Every few months we are told that the fate of the valley hangs on the vote.",
    "the fate of the valley hangs",
    "author > unnamed source",
  ],
  [
    "the writer agrees",
    "President Sallai says that closing the canal is a matter of safety, and he is right.",
    "he is right",
    "author",
  ],
  [
    "an agreement cannot speak",
    "The agreement says that both armies will withdraw.",
    "both armies will withdraw",
    "author > agreement",
  ],
  [
    "a decision cannot speak",
    "A decision to warn that the river would flood was taken in Hanoi.",
    "the river would flood",
    "author",
  ],
  [
    "his delegation",
    "The representative of Chad said that the camps were full. His delegation could not support a draft without aid.",
    "could not support a draft",
    "author > representative of Chad > Chad",
  ],
  [
    "her government",
    "The representative of Chad said that the camps were full. Her Government stood ready to open a corridor.",
    "stood ready to open",
    "author > representative of Chad > Government",
  ],
  [
    "a pronoun inside its own account",
    "The envoy said that the front had been quiet but that he did not regard this as peace.",
    "did not regard this",
    "author > envoy",
  ],
  [
    "a relative who says",
    "My cousin serves near Adigrat and he says they were shot at in May.",
    "they were shot at",
    "author > cousin",
  ],
  [
    "told behind an insertion",
    "Every few months we are told, with that solemnity diplomats reserve for Africa, that the fate of the valley hangs on the vote.",
    "the fate of the valley hangs",
    "author > unnamed source",
  ],
];

describe("the reach of voices", () => {
  it.each(CASES)("%s", (_, text, words, voices) => {
    expect(voicesAt(text, words)).toBe(voices);
  });
});
