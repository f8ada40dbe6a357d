// English words for the ledgers.
import { stemmer } from "stemmer";
import type { LedgerWords } from "./words.ts";

const list = (text: string): string[] => text.trim().split(/\s+/u);
const stems = (text: string): Set<string> => new Set(list(text).map((word) => stemmer(word)));

const SYNONYM_GROUPS = [
  "pause cessation halt suspension moratorium stop freeze",
  "strike attack bombing shelling bombardment raid",
  "ceasefire truce armistice",
  "withdraw withdrawal pullout pullback retreat",
  "encircle encirclement surround siege besiege",
  "capture seize take seizure occupy",
  "troops forces soldiers army military formations units",
  "kill death deaths dead casualties toll die died dying bury buried fatality fatalities slain",
  "wound wounded injure injured injury hurt",
  "displace displaced displacement",
  "agreement accord deal pact",
  "peacekeepers peacekeeping",
  "sincere sincerely sincerity serious",
];

const synonyms = new Map<string, string>();
for (const group of SYNONYM_GROUPS) {
  const [first, ...rest] = list(group).map((word) => stemmer(word));
  for (const word of rest) synonyms.set(word, first ?? word);
}

/** English. The probability words are those of ICD 203 (Analytic Standards, 2015), section D.6.e.(2)(a). */
export const ENGLISH_LEDGER_WORDS: LedgerWords = {
  stem: (word) => stemmer(word.toLowerCase().replaceAll("’", "'").replace(/'s?$/u, "")),
  stopWords: new Set(
    list(`a an the this that these those it its he him his she her they them their theirs we us our you your i me my
      who whom whose which what where when why how and or but nor so yet if then than as at by for from in into of on
      onto off out over to up with without within about against between during before after since until while because
      although though is are was were be been being am has have had having do does did done will would shall should can
      could may might must not no n't 't 's also just only even still already again now there here very more most much
      many some any all both each other another such own same too not's ’s s`),
  ),
  reversals:
    stems(`pause cessation moratorium suspension drop dropping scrub scrap remove abandon end stop halt cease curb limit ban lift reverse withdraw
    suspend cancel renounce forgo reduce cut refrain abstain freeze block prevent exclude
    mistreat harm torture abuse punish execute kill`),
  speech: stems(`say said state stated declare declared announce announced tell told demand demanded call called insist
    insisted offer offered promise promised pledge pledged vow vowed reject rejected refuse refused accept accepted agree
    agreed propose proposed request requested suggest suggested warn warned threaten threatened clarify clarified
    acknowledge acknowledged claim claimed argue argued deny denied dispute disputed reiterate reiterated urge urged
    write wrote add added stress stressed emphasize emphasized confirm confirmed admit admitted rule ruled according
    ask asked describe described report reported respond responded reply replied statement post tweet interview speech`),
  redLine:
    /\b(?:never|unacceptable|off the table|out of the question|red lines?|under no circumstances|non-?negotiable|categorically|not up for (?:discussion|negotiation)|no compromise)\b/iu,
  pointsBack:
    /\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|contest(?:s|ed|ing)?|contradict(?:s|ed|ing)?|challeng(?:e|es|ed|ing)) (?:(?:all |both )?(?:this|that|these|those|the|such) (?:record|account|accounts|version|claims?|reports?|allegations?|accusations?|charges?|assertions?|statements?|narrative|figures?|tolls?)\b|(?:it|this|that|them)(?=\s*(?:[.,;:!?"”’)]|$|(?:within|on|in|at|as|and|but|again|later|earlier|repeatedly|outright|flatly|yesterday|today|through|before|when|for|to|by)\b))|(?:any|all) (?:involvement|responsibility|role|wrongdoing)\b(?!\s+(?:in|for)\b))|\bno such (?:promise|pledge|offer|deal|agreement|order|plan|request|demand|meeting|call|talks?|attack|strike|incident|thing)\b/iu,
  wholeStory: /\b(?:record|account|accounts|version|narrative|events)\b/iu,
  namesClaim:
    /\b(?:reports?|claims?|allegations?|accusations?|charges?|assertions?|statements?|figures?|tolls?|numbers?|rumou?rs?|involvement|responsibility|role|wrongdoing)\b/iu,
  partOf:
    /\b(?:including|among (?:them|whom|which)|of (?:them|whom|which)|at least one of)\s+(?:(?:at least|about|some|more than)\s+)?$/iu,
  calledUntrue:
    /\b(?:is|are|was|were|'s|’s|as|it|them|that|this)\s+(?:(?:a|an|all|pure|complete|completely|totally|entirely|simply|just|utterly|another)\s+)*["“']?(?:baseless|groundless|unfounded|untrue|false|fake|fabricat\w+|invented|a?\s?lies?|nonsense|fiction|fantasy|imagination|propaganda|disinformation|slander|absurd)\b/iu,
  pointing:
    stems(`reject rejected refuse refused accept accepted agree agreed decline declined discuss discussed consider dismiss dismissed
    rule ruled oppose opposed turn down proposal proposals propose proposed offer offered plan plans idea ideas demand demands request requests
    suggestion suggestions initiative step steps condition conditions invitation call calls side sides party parties say said answer repeat repeatedly
    earlier later before again flat flatly outright once neither both government`),
  pointer: /\b(?:which|it|this|that|these|those|them|so|such)\b/iu,
  tolls: new Map(list("killed wounded displaced").map((word) => [stemmer(word), word])),
  tollAt:
    /\b(?:toll|tally|count|number of (?:the )?(?<who>[\p{L}-]+)|figure)\b[^.;:]{0,60}?\b(?:at|to|as|of|is|was)\s+(?<least>at least |more than |over |above )?(?:about |around |some |nearly )?(?<value>\d[\d,]*)\b(?!\s*(?:%|per ?cent|percent))/iu,
  people:
    stems(`people persons person others civilians civilian soldiers soldier troops fighters fighter militants militant bodies body men women
    children child residents villagers victims dead killed wounded injured casualties migrants refugees hostages prisoners rebels combatants
    policemen officers attackers attacker guards protesters passengers students workers journalists lives fatalities deaths`),
  anybody: stems(
    "people persons person others bodies body victims dead killed wounded injured casualties lives fatalities deaths",
  ),
  mutualBlame:
    /\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)) (?:each other|one another|the other)\b|\btrad(?:e|es|ed|ing) (?:blame|accusations|charges)\b/iu,
  opensVaguely: /^(?:this|that|these|those|which|who|it|its|he|she|they|his|her|their|as|and|but|so|such)\b/iu,
  agreement: /\b(?:agreement|accord|deal|treaty|memorandum|pact|truce|armistice)\b/iu,
  beforeNoun: /\b(?:the|a|an|its|his|her|their|this|that)\s+$/iu,
  present: /^(?:(?:right |just )?now|currently|at present|at the moment|presently|so far|today)$/iu,
  nounAhead:
    /^[\s-]+(?!(?:and|or|but|by|at|in|on|to|of|from|with|for|after|before|when|while|that|which|who|the|a|an|as|is|was|are|were|has|had|have|will|would|it|he|she|they|ago)\b)\p{Ll}/u,
  undertaking: stems("promise pledge offer agree accept vow commit undertake concede guarantee"),
  synonyms,
  probability: {
    scale: "ICD 203 (2015)",
    words: [
      { word: "almost certainly not", range: [0.01, 0.05] },
      { word: "almost no chance", range: [0.01, 0.05] },
      { word: "remote", range: [0.01, 0.05] },
      { word: "very unlikely", range: [0.05, 0.2] },
      { word: "highly improbable", range: [0.05, 0.2] },
      { word: "unlikely", range: [0.2, 0.45] },
      { word: "improbable", range: [0.2, 0.45] },
      { word: "roughly even", range: [0.45, 0.55] },
      { word: "even chance", range: [0.45, 0.55] },
      { word: "almost certainly", range: [0.95, 0.99] },
      { word: "almost certain", range: [0.95, 0.99] },
      { word: "nearly certain", range: [0.95, 0.99] },
      { word: "very likely", range: [0.8, 0.95] },
      { word: "highly likely", range: [0.8, 0.95] },
      { word: "highly probable", range: [0.8, 0.95] },
      { word: "likely", range: [0.55, 0.8] },
      { word: "probable", range: [0.55, 0.8] },
      { word: "probably", range: [0.55, 0.8] },
    ],
  },
};
