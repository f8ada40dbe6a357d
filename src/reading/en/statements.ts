// From units and links to statements: which units assert something, whose voices they carry, and what their words are.

import type { Doc, Span } from "../../text/index.ts";
import type { Voice } from "../statement.ts";
import { addressEnd } from "./addresses.ts";
import type { DocLink } from "./attribution.ts";
import { saysNothing } from "./bare-frames.ts";
import { SignList } from "./classify/sign.ts";
import { findUnits, type Unit } from "./clauses.ts";
import { captionEnd, datelineEnd } from "./datelines.ts";
import type { NameLookup } from "./entities/name-lookup.ts";
import { isNo } from "./frame.ts";
import type { Speaker } from "./interviews.ts";
import { isThreatOf } from "./kind.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import type { NameOracle } from "./links.ts";
import type { EnglishDraft, EnglishPage } from "./page.ts";
import { firstWithKey, firstWithName, near } from "./page-index.ts";
import { AGENT_NOUN, BODY_NOUN, SINGLE } from "./person-nouns.ts";
import { labelColon } from "./sentences.ts";
import { smallTalk } from "./small-talk.ts";
import { subjectOf } from "./subjects.ts";
import {
  child,
  isFiniteClause,
  isMark,
  isPredicate,
  isQuoteMark,
  isUnder,
  isVerb,
  relation,
  runs,
  spanOf,
  type Tree,
} from "./tree.ts";
import { isUnasserted } from "./unasserted.ts";

/** Classes whose cue with an infinitive or a noun is a statement of its subject's stance. */
const STANCE_CLASSES: ReadonlySet<string> = new Set([
  "deny",
  "demand",
  "accept",
  "refuse",
  "pledge",
  "threaten",
  "predict",
  "evaluate",
  "fear",
  "hope",
  "plan",
  "warn",
]);

/** Verbs of saying whose noun phrase is what the subject says, not a thing it deals with. */
const VOICING = new Set(
  "put frame cast present paint describe characterize characterise call label term dub brand acknowledge admit confirm report reveal disclose allege claim announce declare portray depict liken compare hint predict reiterate repeat note speak".split(
    " ",
  ),
);

/** Verbs by which a text refers to texts: `which was analysed here`. */
const META = new Set(
  "analyze analyse discuss elaborate explain describe mention cover see read argue detail note write publish link".split(
    " ",
  ),
);

/** Fewest words of a statement. */
const SHORTEST = 3;

/** The drafts of one document: spans, voices and basis; everything else is filled in later. */
export function draftStatements(
  page: EnglishPage,
  lexicon: Lexicon,
  oracle: (tree: Tree) => NameOracle,
): EnglishDraft[] {
  const out: EnglishDraft[] = [];
  const runningOn = linksRunningOn(page);
  for (const tree of page.trees) {
    const sentence = page.doc.sentences[tree.sentence]!;
    const part = page.doc.parts[sentence.part]!;
    if (part.kind === "furniture") continue;
    const links = [
      ...page.links.bySentence[tree.sentence]!,
      ...(page.links.labelled[tree.sentence] ?? []).filter((link) => speaksClearly(link, lexicon)),
    ];
    const carried = carriedLinks(runningOn, tree);
    const units = findUnits(tree, links, lexicon, oracle(tree));
    const frames = new Set<Unit>();
    const claimed = new Set<Unit>();
    for (const unit of units) if (isFrameOnly(tree, unit, units, links)) frames.add(unit);
    for (const unit of units) {
      if (frames.has(unit)) {
        page.trace?.push({
          step: "clauses",
          sentence: tree.sentence,
          rule: "attitude-frame",
          span: spanOf(tree, unit.tokens[0]!, unit.tokens.at(-1)!),
          note: "only attributes; its content speaks",
        });
        continue;
      }
      const chain = chainOf(tree, unit, links, carried);
      const why = reasonToSkip(page.doc, tree, unit, chain);
      if (why) {
        page.trace?.push({
          step: "clauses",
          sentence: tree.sentence,
          rule: why,
          span: spanOf(tree, unit.tokens[0]!, unit.tokens.at(-1)!),
          note: "no statement",
        });
        continue;
      }
      out.push(draftOf(page, tree, unit, chain, units, frames, claimed, part, lexicon));
    }
  }
  return out;
}

/** Whether a link that only the labeller found gives somebody a voice: by a known verb of saying with a source. */
function speaksClearly({ tree, form, shape, source, sourceHead, head, cls }: DocLink, lexicon: Lexicon): boolean {
  if (form !== "verb" || source === null || !SPOKEN.has(cls)) return false;
  // `two investigations`, `the explosion`: what happens says nothing.
  if (tree.upos[sourceHead] === "NOUN" && lexicon.eventNouns.has(tree.lemmas[sourceHead]!)) return false;
  // Who quotes another is a channel.
  if ((tree.lemmas[head] === "quote" || tree.lemmas[head] === "cite") && child(tree, head, "aux:pass") < 0)
    return false;
  if (!isFiniteClause(tree, head)) return false;
  const object = child(tree, head, "obj");
  if (tree.lemmas[head] === "dismiss" && object >= 0 && AGENT_NOUN.test(tree.lemmas[object]!)) return false;
  // A thing that is no document says nothing.
  if (shape === "noun" && tree.upos[sourceHead] === "NOUN" && !canSpeak(tree.lemmas[sourceHead]!, lexicon))
    return false;
  // `released the crew`, `published the map`: things are let out, too.
  if (shape === "noun" && cls !== "say" && cls !== "deny") return false;
  return matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, head) !== null;
}

function canSpeak(noun: string, lexicon: Lexicon): boolean {
  return lexicon.agents.has(noun) || lexicon.documents.has(noun) || AGENT_NOUN.test(noun) || BODY_NOUN.test(noun);
}

const SPOKEN: ReadonlySet<string> = new Set("say claim announce warn predict deny believe".split(" "));

/** A link whose quotation runs on into other sentences than its own. */
interface RunningOn {
  readonly sentence: number;
  readonly link: DocLink;
}

/** The few such links of a document, in order. */
function linksRunningOn(page: EnglishPage): RunningOn[] {
  const found: RunningOn[] = [];
  for (const [sentence, links] of page.links.bySentence.entries())
    for (const link of links) if (link.further.length > 0) found.push({ sentence, link });
  return found;
}

/** Sentences that a quotation may run on. */
const QUOTATION_REACH = 40;

/** Links of other sentences whose quotation runs on into this one. */
function carriedLinks(runningOn: readonly RunningOn[], tree: Tree): DocLink[] {
  const from = tree.firstToken;
  const to = from + tree.tokens.length;
  const out: DocLink[] = [];
  for (const { sentence, link } of runningOn) {
    if (sentence === tree.sentence || Math.abs(sentence - tree.sentence) > QUOTATION_REACH) continue;
    if (link.further.some(([a, b]) => a < to && b > from)) out.push(link);
  }
  return out;
}

/** Whether the unit does nothing but attribute or comment on a content that is a unit itself. */
function isFrameOnly(tree: Tree, unit: Unit, units: readonly Unit[], links: readonly DocLink[]): boolean {
  const own = unit.own;
  if (unit.tokens.some((k) => isUnasserted(tree, k))) return false;
  const other = (tokens: readonly number[]): boolean => units.some((u) => u !== unit && tokens.includes(u.head));
  if (own && (own.shape === "clause" || own.shape === "rest" || own.shape === "quote")) {
    if (own.head !== unit.head && own.form === "noun" && own.shape === "clause" && !isShellClause(tree, unit, own.head))
      return false;
    return other(own.content) || own.shape === "quote" || own.shape === "rest";
  }
  if (
    own &&
    own.shape === "noun" &&
    own.cls === "say" &&
    units.some((u) => u !== unit && u.own && u.type === "relative" && own.content.includes(u.head))
  )
    return true;
  // `was quoted as saying that`
  if (["quote", "cite"].includes(tree.lemmas[unit.head]!)) {
    const saying = child(tree, unit.head, "advcl");
    if (saying > unit.head && tree.lower[saying] === "saying" && units.some((u) => tree.heads[u.head] === saying))
      return true;
  }
  // `it does not look like`
  if (["look", "seem", "feel", "sound", "appear"].includes(tree.lemmas[unit.head]!)) {
    for (const c of tree.children[unit.head]!)
      if (
        units.some(
          (u) =>
            u.type === "complement" &&
            (u.head === c ||
              (tree.heads[u.head] === c && !isVerb(tree, c) && /^(?:advmod|xcomp|obl)/.test(tree.relations[c]!))),
        )
      )
        return true;
  }
  // `they have proof that X`
  if (tree.lemmas[unit.head] === "have" && !own) {
    const object = child(tree, unit.head, "obj");
    const rest = unit.tokens.filter((k) => ["NOUN", "PROPN", "VERB", "ADJ"].includes(tree.upos[k]!));
    const filled = units.some((u) => u.type === "complement" && object >= 0 && tree.heads[u.head] === object);
    if (filled && rest.length <= 3) return true;
  }
  // `it comes after reports that`: little else than a noun whose content is a clause of its own.
  for (const link of links) {
    if (link.form !== "noun" || link.shape !== "clause" || !unit.tokens.includes(link.head) || !other(link.content))
      continue;
    if (isShellClause(tree, unit, link.head)) return true;
  }
  // `it is ironic that`, `it is unclear whether`: an expletive frame.
  const predicate = child(tree, unit.head, "xcomp");
  if (
    predicate >= 0 &&
    tree.upos[predicate] === "ADJ" &&
    tree.lower[child(tree, unit.head, "expl", "nsubj")] === "it"
  ) {
    for (const c of tree.children[predicate]!)
      if (units.some((u) => u.head === c && u.type === "complement")) return true;
  }
  if (
    child(tree, unit.head, "expl") >= 0 ||
    (child(tree, unit.head, "nsubj") >= 0 && tree.lower[child(tree, unit.head, "nsubj")] === "it")
  ) {
    for (const c of tree.children[unit.head]!) {
      const r = relation(tree, c);
      if (
        (r === "ccomp" || r === "csubj" || r === "advcl") &&
        units.some((u) => u.head === c) &&
        (r !== "advcl" ||
          (child(tree, c, "mark") >= 0 && ["that", "whether"].includes(tree.lower[child(tree, c, "mark")]!)))
      )
        return true;
    }
  }
  // `it is worth noting that X`, `it is fair to say that X`
  const noted = child(tree, unit.head, "csubj", "xcomp");
  if (
    noted > unit.head &&
    ["worth", "fair", "safe"].includes(tree.lower[unit.head]!) &&
    tree.lower[child(tree, unit.head, "expl", "nsubj")] === "it" &&
    unit.tokens.includes(noted) &&
    unit.tokens.length <= 8 &&
    units.some((u) => tree.heads[u.head] === noted && u.type === "complement")
  )
    return true;
  // `there is a real chance that X`, `it is an open secret that X`.
  const bearer =
    child(tree, unit.head, "expl") >= 0
      ? child(tree, unit.head, "nsubj")
      : tree.lower[child(tree, unit.head, "nsubj")] === "it" && child(tree, unit.head, "cop") >= 0
        ? unit.head
        : -1;
  if (bearer >= 0 && tree.upos[bearer] === "NOUN") {
    for (const c of tree.children[bearer]!)
      if (c > bearer && relation(tree, c) === "acl" && units.some((u) => u.head === c && u.type === "complement"))
        return true;
  }
  // `makes it clear: X`, `one thing is certain: X`.
  for (const c of tree.children[unit.head]!) {
    if (relation(tree, c) !== "parataxis" || c < unit.head) continue;
    const u = units.find((x) => x.head === c);
    if (!u || (tree.lower[u.tokens[0]! - 1] !== ":" && tree.lower[u.tokens[0]!] !== ":")) continue;
    if (
      ((child(tree, unit.head, "cop") >= 0 && !goesOnWithItself(tree, unit.head, c)) ||
        tree.lemmas[unit.head] === "make" ||
        tree.lemmas[unit.head] === "be") &&
      unit.tokens.length < 14
    )
      return true;
  }
  // `this means that X`, `all of it takes for granted that X`: little besides a finite clause.
  const granted = tree.lemmas[unit.head] === "take" ? unit.tokens.find((k) => tree.lower[k] === "granted") : undefined;
  for (const c of [...tree.children[unit.head]!, ...(granted === undefined ? [] : tree.children[granted]!)]) {
    if (relation(tree, c) !== "ccomp" || !units.some((u) => u.head === c && u !== unit) || own) continue;
    const words = unit.tokens.filter((k) => ["NOUN", "PROPN", "VERB", "ADJ", "NUM"].includes(tree.upos[k]!));
    if (words.length <= (granted === undefined ? 3 : 5)) return true;
  }
  // `the question is whether`, `the problem is that`.
  if (child(tree, unit.head, "cop") >= 0 || tree.lemmas[unit.head] === "be") {
    const subject = child(tree, unit.head, "nsubj");
    if (subject >= 0 && SHELLS.has(tree.lemmas[subject]!))
      for (const u of units) if (u !== unit && u.type === "complement" && isUnder(tree, u.head, unit.head)) return true;
  }
  // First-person stance: `I judge that`, `I am sorry to say`; a stance clause with a colon: `makes it clear: X`.
  return false;
}

/** `The unions were less impressed: they accused both`: the clause before the colon stands by itself. */
function goesOnWithItself(tree: Tree, before: number, after: number): boolean {
  const subject = child(tree, before, "nsubj");
  const next = child(tree, after, "nsubj");
  return (
    subject >= 0 && next >= 0 && tree.upos[subject] !== "PRON" && ["they", "he", "she"].includes(tree.lower[next]!)
  );
}

const SHELLS = new Set(
  "question problem fact truth point issue reality issue upshot result irony danger risk thing".split(" "),
);

/** Whether the clause around a speech noun is only there to introduce it: `there are reports that`. */
function isShellClause(tree: Tree, unit: Unit, noun: number): boolean {
  // Whose clause it is belongs to another unit: this one does more than introduce.
  const mine = child(tree, unit.head, "nsubj");
  if (mine >= 0 && mine !== noun && tree.upos[mine] === "NOUN" && !unit.tokens.includes(mine)) return false;
  const content = unit.tokens.filter(
    (k) => ["NOUN", "PROPN", "VERB", "ADJ"].includes(tree.upos[k]!) && k !== noun && k !== unit.head,
  );
  return content.length <= 1;
}

/** The links that hold for the unit, outermost first. */
function chainOf(tree: Tree, unit: Unit, links: readonly DocLink[], carried: readonly DocLink[]): DocLink[] {
  const holding = links.filter((link) => {
    if (unit.own && link.head === unit.own.head) return false;
    if (!link.content.includes(unit.head)) return false;
    if (unit.rule === "proposed-noun" && link.shape !== "clause") return false;
    const act =
      link.shape === "infinitive" ||
      link.shape === "noun" ||
      (unit.rule === "stance-gerund" && link.form === "verb") ||
      (STANCE_CLASSES.has(link.cls) && unit.type === "relative");
    if (act && isAside(tree, unit, link)) return false;
    return !(
      unit.tokens.includes(link.head) &&
      link.form !== "frame" &&
      link.form !== "adverb" &&
      link.form !== "colon" &&
      link.rule !== "quote-bare"
    );
  });
  // A frame that holds a cue is outside of it, wherever the parser hung the frame: `said X, according to Y`.
  const frames = (l: DocLink, other: DocLink): boolean => l.form === "frame" && l.content.includes(other.head);
  holding.sort(
    (a, b) =>
      Number(frames(b, a)) - Number(frames(a, b)) ||
      Number(b.content.includes(a.head)) - Number(a.content.includes(b.head)) ||
      b.content.length - a.content.length,
  );
  // `X announced an upgrade, extending its range`: the participle goes on with what was announced.
  if (unit.type === "participle" && !unit.own) {
    const announced = links.find(
      (l) => l.head === tree.heads[unit.head] && l.cls === "announce" && l.shape === "noun" && l.form === "verb",
    );
    if (announced && !holding.includes(announced)) holding.push(announced);
  }
  const at = tree.firstToken + unit.head;
  const outside = carried.filter((link) => link.further.some(([a, b]) => at >= a && at < b));
  // `because he wants the mines`: a motive.
  const motive =
    unit.own !== null &&
    /^adverbial-(?:because|since|as)$/.test(unit.rule) &&
    ["want", "hope", "like"].includes(tree.lemmas[unit.own.head]!);
  const own = unit.own && !motive ? links.filter((l) => l.head === unit.own!.head && isHeldBy(tree, l)) : [];
  return [...outside, ...holding, ...own];
}

/** Relative and adverbial clauses inside an infinitive or a noun phrase are told by the writer, not by the holder of the stance. */
function isAside(tree: Tree, unit: Unit, link: DocLink): boolean {
  // A speech noun with a holder of its own is told by the writer: `accede to X's demand`.
  if (unit.type === "nominal" && unit.own) return true;
  if (unit.rule === "stance-gerund") return !link.rule.endsWith("-stance");
  // `cited a source who described it as`
  if (
    link.cls === "say" &&
    unit.type === "relative" &&
    unit.own &&
    child(tree, link.head, "obj") === tree.heads[unit.head]
  )
    return false;
  if (tree.heads[unit.head] === link.head && unit.type !== "adverbial" && unit.type !== "relative") return false;
  // `reaffirmed its claim to the islands, which X says are Y`: what is said in a relative is an aside with it.
  if (unit.type === "complement") {
    const up = tree.heads[unit.head]!;
    if (up >= 0 && up !== link.head && tree.relations[up] === "acl:relcl" && link.content.includes(up)) return true;
  }
  // A conjunct is where its first conjunct is.
  let first = unit.head;
  for (let steps = 0; relation(tree, first) === "conj" && tree.heads[first]! >= 0 && steps < 8; steps++)
    first = tree.heads[first]!;
  if (
    first !== unit.head &&
    (relation(tree, first) === "advcl" || tree.relations[first] === "acl:relcl") &&
    isFiniteClause(tree, first) &&
    first !== link.head
  )
    return true;
  return unit.type === "relative" || unit.type === "adverbial" || unit.type === "participle" || unit.type === "nominal";
}

/** Whether an own frame makes its subject a voice: acts do, `plans` and `decides` as deeds of the writer's report do not. */
function isHeldBy(tree: Tree, link: DocLink): boolean {
  // What is not said gives nobody a voice, but who doubts, asks or is not convinced has one.
  if (link.shape === "clause" && link.content.some((k) => tree.heads[k] === link.head && isUnasserted(tree, k)))
    return !link.unreal && (link.form === "adjective" || OPEN_MINDED.has(tree.lemmas[link.head]!));
  if (link.shape === "clause" || link.shape === "quote" || link.shape === "rest") return true;
  if (link.unreal) return false;
  if (
    link.cls === "plan" &&
    link.form === "noun" &&
    ["decision", "determination", "resolve"].includes(tree.lemmas[link.head]!)
  )
    return false;
  if (link.cls === "threaten" && link.shape === "noun" && link.form === "verb") return isThreatOf({ tree }, link);
  if (link.cls === "plan" && link.form === "noun" && link.negated && !link.cue.some((k) => tree.lemmas[k] === "have"))
    return false;
  if (link.cls === "plan" && link.form === "verb") return ["plan", "intend", "mean"].includes(tree.lemmas[link.head]!);
  if (tree.lemmas[link.head] === "want" && link.negated) return false;
  // `did not ask to walk past them`: nothing was asked. `never disclosed its contracts`: nothing was said.
  if (link.negated && (UNASKED.has(tree.lemmas[link.head]!) || link.cls === "say" || link.cls === "announce"))
    return false;
  if (link.cls === "say" && link.form === "verb" && link.shape === "noun") {
    if (VOICING.has(tree.lemmas[link.head]!) || link.rule === "gives-a-figure") return true;
    const object = child(tree, link.head, "obj");
    return object >= 0 && ["need", "necessity", "urgency", "importance"].includes(tree.lemmas[object]!);
  }
  if (link.cls === "learn" || link.cls === "show") return false;
  return (
    STANCE_CLASSES.has(link.cls) ||
    link.cls === "announce" ||
    link.cls === "believe" ||
    link.cls === "claim" ||
    link.cls === "say"
  );
}

/** Acts of asking that leave no stance behind where they did not happen. */
const UNASKED = new Set("ask request beg invite".split(" "));

/** Verbs whose subject has a stance on a clause that stays open. */
const OPEN_MINDED = new Set("doubt ask wonder inquire enquire rule".split(" "));

/** Imperatives that only speak to the reader. */
const ADDRESSING = new Set(
  "read share follow subscribe click see watch sign join contact thank note consider imagine look listen remember let mind compare think take wait find get check visit learn send download support give call write ask tell make keep enter use try enjoy stay register log add save print view skip donate buy order leave put go come forget suppose forward unsubscribe".split(
    " ",
  ),
);

/** Telegraphic report without a verb: `Explosions in Belgorod`, `four dead`, `airport closed`. */
function isTelegram(tree: Tree, unit: Unit, words: readonly number[]): boolean {
  if (words.length < 2 || words.length > 12) return false;
  const head = unit.head;
  if (tree.upos[head] === "PROPN" || tree.lower[head] === "photo") return false;
  const casualty =
    words.some((k) => ["dead", "wounded", "injured", "killed", "missing", "hurt"].includes(tree.lower[k]!)) &&
    words.some((k) => tree.upos[k] === "NUM");
  const participle = words.some((k) => tree.xpos[k] === "VBN" && tree.heads[k] === head && relation(tree, k) === "acl");
  const place = words.some(
    (k) =>
      tree.heads[k] === head &&
      relation(tree, k) === "nmod" &&
      ["in", "over", "near", "at", "around", "across"].includes(tree.lower[child(tree, k, "case")] ?? ""),
  );
  return casualty || participle || (place && TELEGRAPHIC.has(tree.lemmas[head]!));
}

/** `Absolutely not`, `Two things`: an answer or an opening that is nothing without what stands around it. */
function isBareAnswer(tree: Tree, words: readonly number[]): boolean {
  const colon = tree.lower.indexOf(":");
  const said = words.filter((k) => k > colon);
  if (said.length > 3) return false;
  return said.every(
    (k) =>
      ["ADV", "PART", "INTJ", "NUM"].includes(tree.upos[k]!) || tree.xpos[k] === "RB" || COUNTED.has(tree.lemmas[k]!),
  );
}

/** Nouns that only announce what is counted. */
const COUNTED = new Set("thing point reason condition word question answer".split(" "));

/** Events that a digest names without a verb. */
const TELEGRAPHIC = new Set(
  "explosion blast clash strike shelling gunfire fire drone siren attack raid fighting bombardment barrage missile rocket arrest protest demonstration ambush skirmish alarm interception airstrike assault shooting battle casualty".split(
    " ",
  ),
);

/** Why the unit makes no statement, or null. */
function reasonToSkip(doc: Doc, tree: Tree, unit: Unit, chain: readonly DocLink[]): string | null {
  const part = doc.parts[doc.sentences[tree.sentence]!.part]!.kind;
  const words = unit.tokens.filter((k) => !isMark(tree, k));
  if (META.has(tree.lemmas[unit.head]!) && words.some((k) => ["here", "above", "below"].includes(tree.lower[k]!)))
    return "about-the-text-itself";
  if (
    unit.type === "relative" &&
    words.length < 12 &&
    ["ask", "speak", "request", "wish", "want", "insist", "decline", "refuse"].includes(tree.lemmas[unit.head]!) &&
    words.some((k) => ["anonymity", "named", "identified"].includes(tree.lower[k]!))
  )
    return "about-the-source";
  if (
    chain.some(
      (l) =>
        l.tree === tree &&
        l.negated &&
        l.form === "verb" &&
        l.shape === "clause" &&
        ["say", "claim", "announce"].includes(l.cls) &&
        l.content.includes(unit.head),
    )
  )
    return "not-said";
  const modal = unit.tokens.some((k) => tree.xpos[k] === "MD");
  // `None has`, `they did not`: short, but whole.
  const elliptic =
    unit.type === "main" &&
    ["do", "have", "be"].includes(tree.lemmas[unit.head]!) &&
    ["VBZ", "VBP", "VBD"].includes(tree.xpos[unit.head]!) &&
    child(tree, unit.head, "nsubj") >= 0 &&
    child(tree, unit.head, "nsubj") < unit.head &&
    tree.lower.at(-1) !== "?";
  if (!modal && !elliptic && words.length < SHORTEST && !(unit.type === "complement" && words.length >= 2))
    return "too-short";
  if (isAsked(chain)) return "question";
  const spoken = chain.length > 0;
  const talk = smallTalk(tree, unit, words, spoken);
  if (talk) return talk;
  const nothing = saysNothing(tree, unit, part);
  if (nothing) return nothing;
  const quoted = chain.some((l) => l.shape === "quote" || l.shape === "rest" || l.shape === "clause");
  if (tree.lower[tree.tokens.length - 1] === "?" && !quoted) return "question";
  if (unit.type === "main" || unit.type === "conjunct" || unit.type === "parenthesis") {
    const question =
      unit.tokens.some((k) => tree.lower[k] === "?") ||
      (tree.lower[tree.tokens.length - 1] === "?" && unit.type !== "parenthesis");
    if (question && !spoken) return "question";
    const predicate = isPredicate(tree, unit.head) || unit.tokens.some((k) => isFiniteClause(tree, k));
    const bare = tree.xpos[unit.head] === "VBG" && child(tree, unit.head, "nsubj", "aux", "cop") < 0;
    if (unit.type === "main" && bare && !spoken) return "no-finite-verb";
    if (unit.type === "main" && !predicate) {
      // `Assessment: transit talks, week ending 14 June`: a label over a line without an end is a heading.
      const label = chain.every((l) => l.rule === "speaker-label") && !isMark(tree, tree.tokens.length - 1);
      if (spoken && words.length >= 2 && !label) return isBareAnswer(tree, words) ? "no-predicate" : null;
      return isTelegram(tree, unit, words) ? null : "no-predicate";
    }
    if (
      !spoken &&
      unit.rule !== "or-else" &&
      isVerb(tree, unit.head) &&
      (tree.xpos[unit.head] === "VB" || (tree.xpos[unit.head] === "VBP" && unit.head <= 1)) &&
      child(tree, unit.head, "nsubj", "aux", "mark") < 0 &&
      !(
        unit.head <= 1 &&
        child(tree, unit.head, "obj") > unit.head &&
        (part === "article" || part === "comment") &&
        !ADDRESSING.has(tree.lemmas[unit.head]!)
      )
    )
      return "imperative";
    const subject = child(tree, unit.head, "nsubj");
    if (!spoken && subject >= 0 && (tree.lower[subject] === "you" || tree.lower[subject] === "i"))
      return "addressed-to-the-reader";
  }
  // `if you missed it, you can read it here`
  if (!spoken && unit.type === "adverbial") {
    const mine = child(tree, unit.head, "nsubj");
    const main = child(tree, tree.heads[unit.head]!, "nsubj");
    if (mine >= 0 && main >= 0 && tree.lower[mine] === "you" && tree.lower[main] === "you")
      return "addressed-to-the-reader";
  }
  if (!spoken && doc.text.startsWith("http", tree.tokens[words[0]!]!.start)) return "address";
  return null;
}

/** Whether the unit stands in an interviewer's question, where only what others are said to have said is a statement. */
function isAsked(chain: readonly DocLink[]): boolean {
  if (!chain.some(({ rule }) => rule === "interview-question")) return false;
  return chain.every(({ tree, sourceHead }) => sourceHead < 0 || /^(?:i|we|you)$/.test(tree.lower[sourceHead]!));
}

function draftOf(
  page: EnglishPage,
  tree: Tree,
  unit: Unit,
  chain: readonly DocLink[],
  units: readonly Unit[],
  frames: ReadonlySet<Unit>,
  claimed: Set<Unit>,
  part: Doc["parts"][number],
  lexicon: Lexicon,
): EnglishDraft {
  const own = unit.own ? (chain.find((l) => l.tree === tree && l.head === unit.own!.head) ?? null) : null;
  const frame = unit.own && !own ? null : own;
  const act =
    frame &&
    (frame.shape !== "clause" || frame.content.some((k) => isUnasserted(tree, k))) &&
    canHold(page, frame, lexicon)
      ? frame
      : own && own.shape !== "clause"
        ? null
        : (chain.filter((l) => l.tree === tree && isDirect(tree, unit, l)).at(-1) ?? null);
  // `denied that they had been ordered to`: what is denied is no order.
  const denied = chain.find(
    (l) =>
      l.tree === tree && l.cls === "deny" && l.shape === "clause" && !l.negated && tree.heads[unit.head] === l.head,
  );
  const speaker = ownSideSpeaker(page, tree, unit);
  const voices = voicesOf(page, tree, chain, part.kind === "comment" ? "commenter" : "author", lexicon);
  const basis = ["clauses", unit.rule, ...chain.map((l) => l.rule)];
  if (speaker && page.lastVoice && !voices.some((v) => v.name === speaker.name)) {
    voices.splice(1, 0, { name: speaker.name, entity: speaker.entity, source: speaker.source, cue: null });
    page.lastVoice = { ...page.lastVoice, name: speaker.name, entity: speaker.entity, single: true };
    basis.push("own-side");
  }
  return {
    id: "",
    doc: page.doc.id,
    part: part.id,
    sentence: tree.sentence,
    span: spanOfUnit(page.doc, tree, unit, chain, units, frames, claimed),
    kind: "report",
    voices,
    hedge: "none",
    hedgeCue: null,
    condition: null,
    negated: false,
    actor: [],
    action: null,
    recipient: [],
    issue: null,
    places: [],
    time: null,
    quantities: [],
    score: 0.5,
    basis,
    review: "suggested",
    tree,
    unit,
    chain,
    act: denied ?? act,
    contentHead: contentHeadOf(tree, unit, own),
    frame: null,
    signs: new SignList(),
    decided: { kind: null, hedge: null },
    above: governing(tree, unit, units),
  };
}

/** What somebody who speaks for it calls `his delegation`, `her government`. */
const OWN_SIDE = new Set("delegation government country side".split(" "));

/** `His delegation could not support the draft`: the speaker of the sentence before in the paragraph goes on; or null. */
function ownSideSpeaker(page: EnglishPage, tree: Tree, unit: Unit): (Voice & { source: Span }) | null {
  const { lastVoice } = page;
  if (unit.type !== "main" || lastVoice?.paragraph !== page.doc.sentences[tree.sentence]!.paragraph) return null;
  const { token } = subjectOf(tree, unit.head);
  if (token < 0 || token > unit.head || !OWN_SIDE.has(tree.lemmas[token]!)) return null;
  const possessor = child(tree, token, "nmod:poss");
  if (possessor < 0 || !["his", "her"].includes(tree.lower[possessor]!)) return null;
  return { name: lastVoice.name, entity: lastVoice.entity, source: spanOf(tree, possessor, possessor), cue: null };
}

/** Whether the frame's subject can hold a stance; a passive act without an agent has an unnamed one. */
function canHold(page: EnglishPage, link: DocLink, lexicon: Lexicon): boolean {
  if (link.hearsay && link.cls === "believe") return false;
  return (
    link.sourceHead < 0 || bestName(page.lookup, link, lexicon) !== null || carriedVoice(page, link, lexicon) !== null
  );
}

/** Whether the unit is what the link is about, not an aside inside its content. */
function isDirect(tree: Tree, unit: Unit, link: DocLink): boolean {
  if (!link.content.includes(unit.head)) return false;
  if (link.form === "frame" || link.form === "adverb" || link.form === "colon") return true;
  if (unit.type === "relative" || unit.type === "nominal") return tree.heads[unit.head] === link.head;
  if (unit.type === "adverbial" || unit.type === "participle")
    return tree.heads[unit.head] === link.head && link.shape !== "clause";
  return true;
}

/** The word that says what is done: inside an own infinitive or noun frame, the head of what it is about. */
function contentHeadOf(tree: Tree, unit: Unit, own: DocLink | null): number {
  if (
    !own &&
    ["something", "anything", "nothing", "thing", "one"].includes(tree.lemmas[unit.head]!) &&
    child(tree, unit.head, "cop") >= 0
  ) {
    const clause = child(tree, unit.head, "acl:relcl");
    if (clause > unit.head && unit.tokens.includes(clause)) return clause;
  }
  if (!own || own.shape === "clause") return unit.head;
  const inner = new Set(own.content.filter((k) => unit.tokens.includes(k)));
  let best = -1;
  if (
    ["accuse", "blame", "criticize", "criticise", "condemn", "charge", "denounce", "thank", "praise"].includes(
      tree.lemmas[own.head]!,
    )
  ) {
    for (const k of inner) if (tree.xpos[k] === "VBG" && ["of", "for"].includes(tree.lower[k - 1] ?? "")) return k;
  }
  for (const k of inner) {
    if (inner.has(tree.heads[k]!)) continue;
    const verb = isVerb(tree, k) && tree.upos[k] !== "AUX";
    if (verb) return k;
    if (best < 0 && (tree.upos[k] === "NOUN" || tree.upos[k] === "PROPN" || tree.upos[k] === "ADJ")) best = k;
  }
  return best >= 0 ? best : unit.head;
}

/** Frames above the unit, and the first conjunct where it shares that one's modality. */
function governing(tree: Tree, unit: Unit, units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  let k = tree.heads[unit.head]!;
  for (let steps = 0; k >= 0 && steps < 4; steps++) {
    const up = units.find((u) => u !== unit && u.tokens.includes(k));
    if (!up) break;
    out.push(up);
    k = tree.heads[up.head]!;
  }
  return out;
}

const datelines = new WeakMap<Tree, number>();

/** Last token of the dateline or address that a sentence begins with, or -1. */
function lastOfDateline(tree: Tree): number {
  let last = datelines.get(tree);
  if (last === undefined) {
    const words = tree.tokens.map((t) => t.text);
    last = Math.max(datelineEnd(words), captionEnd(words), addressEnd(words), addressEnd(words, labelColon(words) + 1));
    datelines.set(tree, last);
  }
  return last;
}

/** The span of a unit: its words in one piece; where another statement stands inside, the piece with its head. */
function spanOfUnit(
  doc: Doc,
  tree: Tree,
  unit: Unit,
  chain: readonly DocLink[],
  units: readonly Unit[],
  frames: ReadonlySet<Unit>,
  claimed: Set<Unit>,
): Span {
  const attributed = new Set<number>();
  const labels = new Set<number>();
  for (let k = lastOfDateline(tree); k >= 0; k--) attributed.add(k);
  for (const u of units) if (frames.has(u)) for (const k of u.tokens) attributed.add(k);
  for (const link of chain) {
    if (link.tree !== tree || (link.form !== "frame" && link.form !== "colon")) continue;
    for (const k of link.cue) attributed.add(k);
    if (link.source) for (let k = link.source[0]; k <= link.source[1]; k++) attributed.add(k);
    if (link.form === "colon" && link.source?.[0] !== link.head + 1) for (let k = 0; k <= link.head; k++) labels.add(k);
  }
  // A condition in front has a field of its own; the statement begins behind it.
  const lead = new Set<number>();
  if (unit.condition.length > 0 && unit.condition.at(-1)! < unit.head) {
    const rest = unit.tokens.filter((k) => k > unit.condition.at(-1)! && !isMark(tree, k));
    if (rest.length >= 4 && unit.tokens.filter((k) => k < unit.condition[0]! && !isMark(tree, k)).length <= 2) {
      for (const k of unit.tokens) if (k <= unit.condition.at(-1)!) lead.add(k);
    }
  }
  // A short event noun phrase at the end of the clause is told by itself and stays in the clause's words.
  const own = new Set(unit.tokens.filter((k) => !lead.has(k)));
  for (const u of units) {
    if (
      u === unit ||
      u.type !== "nominal" ||
      (u.tokens.length > 6 && u.rule !== "proposed-noun") ||
      !own.has(tree.heads[u.head]!)
    )
      continue;
    if (!relation(tree, u.head).startsWith("nsubj")) for (const k of u.tokens) own.add(k);
  }
  const words = [...own]
    .sort((a, b) => a - b)
    .filter((k) => (!isMark(tree, k) || isQuoteLike(doc, tree, k)) && (!attributed.has(k) || k === unit.head));
  let pieces = runs(words);
  // Pieces that only marks or a cue clause part belong together.
  const joined: [number, number][] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    let bridge = last !== undefined;
    if (last) {
      for (let k = last[1] + 1; k < piece[0]; k++)
        if (!isMark(tree, k) && !attributed.has(k) && !own.has(k)) bridge = false;
    }
    if (last && bridge) last[1] = piece[1];
    else joined.push([...piece]);
  }
  pieces = joined;
  let best = pieces.find(([a, b]) => unit.head >= a && unit.head <= b) ?? pieces[0]!;
  if (best[1] - best[0] < 3 && pieces.length > 1) {
    // Too little to stand alone: take in what comes before (the subject) or after.
    const neighbour = pieces.reduce((x, y) => (y === best || (x !== best && x[1] - x[0] >= y[1] - y[0]) ? x : y), best);
    best = [Math.min(best[0], neighbour[0]), Math.max(best[1], neighbour[1])];
  }
  best = withSubject(tree, unit, best, pieces);
  let [from, to] = best;
  while (
    from < to &&
    (tree.upos[from] === "CCONJ" ||
      (isMark(tree, from) && !isQuoteLike(doc, tree, from)) ||
      (tree.lower[from] === "that" && (tree.upos[from] === "SCONJ" || relation(tree, from) === "mark")) ||
      // `of his call with X`, `over the refusal to`: the preposition belongs to the clause around the noun.
      (unit.type === "nominal" && from < unit.head && /^(?:of|about|to|by|for|over|on)$/.test(tree.lower[from]!)))
  )
    from++;
  while (
    to > from &&
    ((isMark(tree, to) && !isQuoteLike(doc, tree, to)) ||
      (to > unit.head && ["and", "but", "or"].includes(tree.lower[to]!)) ||
      (to > unit.head && (!own.has(to + 1) || to < best[1]) && leadsOn(tree, to)))
  )
    to--;
  to = withTail(tree, to, (k) => units.some((u) => u !== unit && !frames.has(u) && u.tokens.includes(k)));
  // The writer's own stance clause, and the frame of a content too short to be understood alone, go with it.
  const short = to - from < 5;
  for (const f of governing(tree, unit, units)) {
    if (!frames.has(f) || (unit.type !== "complement" && unit.type !== "parenthesis")) break;
    // `quoted him as saying`, `asking to be told`: what has no subject explains nothing.
    if (tree.xpos[f.head] === "VBG" && child(tree, f.head, "aux", "nsubj") < 0) break;
    const voiced =
      f.own !== null && f.own.sourceHead >= 0 && !["i", "we", "it"].includes(tree.lower[f.own.sourceHead]!);
    const last = f.tokens.filter((k) => k < from).at(-1);
    if ((voiced && !short) || last === undefined || from - last > 4 || claimed.has(f)) break;
    if (f.tokens.every((k) => k >= from || isMark(tree, k) || tree.upos[k] === "CCONJ")) break;
    let start = f.tokens[0]!;
    while (start < last && (tree.upos[start] === "CCONJ" || isMark(tree, start) || labels.has(start))) start++;
    for (let k = start; k < from; k++)
      if (!f.tokens.includes(k) && !isMark(tree, k) && tree.upos[k] !== "SCONJ" && !own.has(k))
        return spanOf(tree, from, to);
    claimed.add(f);
    from = start;
    break;
  }
  return spanOf(tree, from, to);
}

/** Longest rest of a predicate behind the part of it that is quoted. */
const TAIL = 6;

const CLAUSES = new Set(["VERB", "AUX", "SCONJ", "CCONJ", "PRON"]);

/** The end of a span with the rest of the predicate behind a quotation mark: `the isles “are and will be” | our land`. */
function withTail(tree: Tree, to: number, isTaken: (k: number) => boolean): number {
  if (!isQuoteMark(tree, to) || !["ADJ", "NOUN", "DET"].includes(tree.upos[to + 1] ?? "")) return to;
  let end = to;
  while (end + 1 < tree.tokens.length && !isMark(tree, end + 1)) {
    end++;
    if (end - to > TAIL || isTaken(end) || CLAUSES.has(tree.upos[end]!)) return to;
  }
  return end;
}

/** Longest aside between a subject and its predicate that the span of their statement takes in. */
const ASIDE = 9;

/** The piece with its own subject, where no more than an aside parts them: `the fire, which broke out at night, destroyed the floor`. */
function withSubject(
  tree: Tree,
  unit: Unit,
  best: [number, number],
  pieces: readonly [number, number][],
): [number, number] {
  const subject = child(tree, unit.head, "nsubj", "nsubj:pass");
  if (subject < 0 || subject >= best[0] || tree.upos[subject] === "PRON") return best;
  const piece = pieces.find(([a, b]) => a <= subject && subject <= b);
  if (!piece || best[0] - piece[1] - 1 > ASIDE) return best;
  return [piece[0], best[1]];
}

/** Whether the word only leads to a clause that is a statement of its own: `over what | it called`, `days | after X`. */
function leadsOn(tree: Tree, k: number): boolean {
  const next = tree.lower[k + 1] ?? "";
  if (isMark(tree, k + 1) || next === "") return false;
  if (tree.upos[k] === "ADP" && next === "what") return true;
  if (["what", "who", "whom", "which"].includes(tree.lower[k]!)) return true;
  if (tree.xpos[k] === "IN" && tree.heads[k]! > k) return true;
  return (
    /^(?:minute|hour|day|week|month|year)s?$/.test(tree.lower[k]!) &&
    ["after", "before"].includes(next) &&
    tree.lower[k - 1] === ","
  );
}

function isQuoteLike(_doc: Doc, tree: Tree, k: number): boolean {
  const { text } = tree.tokens[k]!;
  return text === '"' || text === "“" || text === "”";
}

/** The voices of a chain, outermost first, from the writer on. */
export function voicesOf(
  page: EnglishPage,
  tree: Tree,
  chain: readonly DocLink[],
  writer: "author" | "commenter",
  lexicon: Lexicon,
): Voice[] {
  const voices: { name: string; entity: string | null; source: Span | null; cue: Span | null }[] = [
    { name: writer, entity: null, source: null, cue: null },
  ];
  for (const link of chain) {
    if (link.speaker) {
      const voice = voiceElsewhere(page, link, link.speaker, writer, lexicon);
      if (voices.length === 1) voices.push(voice);
      continue;
    }
    if (
      tree.lemmas[link.head] === "want" &&
      link.form === "verb" &&
      link.tree.children[link.head]!.some((c) =>
        ["maybe", "perhaps", "clearly", "probably", "apparently", "evidently", "obviously"].includes(
          link.tree.lower[c]!,
        ),
      )
    )
      continue;
    if (isKnownByTeller(link) || (voices.length > 1 && isHostileWant(link))) continue;
    const inner = link.sourceHead >= 0 && ["we", "i", "our", "us", "my"].includes(link.tree.lower[link.sourceHead]!);
    if (inner && voices.length > 1) continue;
    // `you see people who`, `you know that it is so`: what anybody would think is the speaker's word.
    const anybody = link.sourceHead >= 0 && link.tree.lower[link.sourceHead] === "you";
    const isTold = (link.cls === "say" || link.cls === "claim") && child(link.tree, link.head, "aux") < 0;
    if (anybody && !isTold) continue;
    // `X said that he did not regard`, with nobody else in sight for the pronoun: still X.
    if (voices.length > 1 && goesOnInPronoun(page, link, voices.at(-1)!)) continue;
    const voice =
      peopleVoice(page, link) ?? carriedVoice(page, link, lexicon) ?? voiceOf(page.lookup, link, writer, lexicon);
    if (!voice) continue;
    const last = voices.at(-1)!;
    if (voice.name === writer) {
      if (voices.length === 1) {
        last.cue = voice.cue;
        last.source = voice.source;
      }
      continue;
    }
    if (voice.name === last.name || (voice.entity === null && voice.name.toLowerCase() === last.name.toLowerCase())) {
      continue;
    }
    // `said that A but that he did not believe B`: a pronoun that names nobody is the voice around it.
    if (
      voices.length > 1 &&
      last.name !== "unnamed source" &&
      voice.entity === null &&
      /^s?he$/i.test(voice.name) &&
      !chain.some((l) => l.shape === "quote")
    )
      continue;
    if (voice.name === "unnamed source" && link.form === "adverb" && voices.length > 1) continue;
    voices.push(voice);
  }
  // A paper or an agency that passes on somebody's words is a channel, not a voice.
  for (let k = voices.length - 2; k > 0; k--) {
    if (page.media.has(voices[k]!.name) && voices[k + 1]!.entity !== null) voices.splice(k, 1);
  }
  const last = voices.at(-1)!;
  if (voices.length > 1 && last.name !== "unnamed source" && !/^(?:it|they|he|she|we|i)$/i.test(last.name)) {
    const { paragraph } = page.doc.sentences[tree.sentence]!;
    page.lastVoice = { paragraph, name: last.name, entity: last.entity, single: isOne(chain.at(-1)) };
  }
  return voices;
}

/** Whether the source of a link is a noun for one person (`the judge`). */
function isOne(link: DocLink | undefined): boolean {
  if (!link || link.sourceHead < 0) return false;
  const { tree, sourceHead } = link;
  return (
    tree.xpos[sourceHead] === "NN" && !BODY_NOUN.test(tree.lemmas[sourceHead]!) && !CROWD.test(tree.lemmas[sourceHead]!)
  );
}

/** Singular nouns for many. */
const CROWD =
  /^(?:police|side|staff|people|leadership|team|opposition|majority|minority|source|media|press|mission|faction|state|country)$/;

/** Verbs of learning that are acts of their subject, who may be asked about them. */
const GATHERED = new Set("hear gather overhear witness".split(" "));

/**
 * `has not understood how little time remains`, `knew whom they were looking for`, `to understand that it is so`: what somebody does not know,
 * is to learn, or knows of a question is said by the one who tells it, not by the one who knows.
 */
function isKnownByTeller({ tree, head, cls, form, shape, unreal, negated, rule }: DocLink): boolean {
  if (cls !== "learn" || form !== "verb" || shape !== "clause" || rule !== "learn-clause") return false;
  if (negated || unreal) return true;
  const clause = tree.children[head]!.find((c) => c > head && relation(tree, c) === "ccomp");
  if (GATHERED.has(tree.lemmas[head]!) || clause === undefined) return false;
  const first = tree.left[clause]!;
  return /^W/.test(tree.xpos[first]!) || ["how", "if", "whether"].includes(tree.lower[first]!);
}

/** `“They want us to give up,” said X`: what others want of the speaker is the speaker's word for it. */
function isHostileWant({ tree, head, form, sourceHead }: DocLink): boolean {
  if (tree.lemmas[head] !== "want" || form !== "verb" || sourceHead < 0 || tree.upos[sourceHead] !== "PRON")
    return false;
  const object = child(tree, head, "obj");
  return object > head && ["us", "me"].includes(tree.lower[object]!);
}

const elsewhere = new WeakMap<DocLink, DocLink>();

/** The voice of a link whose speaker another sentence names. */
function voiceElsewhere(
  page: EnglishPage,
  link: DocLink,
  { tree, head }: Speaker,
  writer: "author" | "commenter",
  lexicon: Lexicon,
): Voice {
  const cue = spanOf(link.tree, link.cue[0]!, link.cue.at(-1)!);
  let there = elsewhere.get(link);
  if (!there) {
    there = {
      ...link,
      tree,
      form: "verb",
      rule: "speaker-label",
      hearsay: false,
      head: Math.max(0, tree.heads[head]!),
      sourceHead: head,
      source: [Math.min(tree.left[head]!, head), Math.max(tree.right[head]!, head)],
      content: [],
    };
    elsewhere.set(link, there);
  }
  const voice = carriedVoice(page, there, lexicon) ?? voiceOf(page.lookup, there, writer, lexicon);
  const pronoun = tree.lower[head]!.replace("him", "he").replace("her", "she");
  if (!/^s?he$/.test(pronoun) || voice?.entity)
    return voice ? { ...voice, cue } : { name: "unnamed source", entity: null, source: null, cue };
  if (voice && !/^(?:s?he|him|her)$/i.test(voice.name)) return { ...voice, cue };
  // Nobody in the paragraph: the person who spoke right before, else nobody by name.
  const source = spanOf(tree, head, head);
  const { lastVoice } = page;
  const isNear = lastVoice && page.doc.sentences[link.tree.sentence]!.paragraph - lastVoice.paragraph <= 1;
  if (isNear && lastVoice.entity !== null && firstWithKey(page.mentions, lastVoice.entity)?.kind === "person")
    return { name: lastVoice.name, entity: lastVoice.entity, source, cue };
  return { name: pronoun, entity: null, source, cue };
}

/** Whether the source of a link is a pronoun that stands for nobody known but the voice above it, outside of its own words. */
function goesOnInPronoun(page: EnglishPage, { tree, sourceHead }: DocLink, above: Voice): boolean {
  if (sourceHead < 0 || !above.source) return false;
  const number = PRONOUN_NUMBER.get(tree.lower[sourceHead]!);
  const { start } = tree.tokens[sourceHead]!;
  if (number === undefined || page.lookup.nameOfHead(tree.sentence, sourceHead).key !== null) return false;
  if (start < above.source.end || /["“«„]/.test(page.doc.text.slice(above.source.end, start))) return false;
  // The noun in front of any preposition: `a spokesman of the rebels` is one.
  let isPlural = false;
  for (const [k, token] of tree.tokens.entries()) {
    if (token.start < above.source.start) continue;
    if (token.end > above.source.end || tree.upos[k] === "ADP") break;
    if (tree.upos[k] === "NOUN") isPlural = tree.xpos[k] === "NNS";
  }
  return isPlural === (number === "plural");
}

const PRONOUN_NUMBER: ReadonlyMap<string, "singular" | "plural"> = new Map([
  ["he", "singular"],
  ["she", "singular"],
  ["they", "plural"],
]);

/** Whom a pronoun was taken for stays the same for all that its link holds. */
const carried = new WeakMap<DocLink, NonNullable<ReturnType<typeof findCarriedVoice>>>();

function carriedVoice(page: EnglishPage, link: DocLink, lexicon: Lexicon): ReturnType<typeof findCarriedVoice> {
  const known = carried.get(link);
  if (known) return known;
  const voice = findCarriedVoice(page, link, lexicon);
  if (voice) carried.set(link, voice);
  return voice;
}

/** `It warned that`, with nobody in sight for the pronoun: the voice before, in the same paragraph. */
function findCarriedVoice(
  page: EnglishPage,
  link: DocLink,
  lexicon: Lexicon,
): { name: string; entity: string | null; source: Span | null; cue: Span | null } | null {
  if (link.rule === "in-ones-view" || link.rule === "according-to") return viewHolder(page, link);
  if ((link.form !== "verb" && link.form !== "noun") || link.sourceHead < 0) return null;
  const { tree } = link;
  const counted = agentBefore(page, link, lexicon);
  if (counted >= 0) {
    const named = page.lookup.nameOfHead(tree.sentence, counted);
    const source = spanOf(tree, link.sourceHead, link.sourceHead);
    return { name: named.name, entity: named.key, source, cue: spanOf(tree, link.cue[0]!, link.cue.at(-1)!) };
  }
  if (!["it", "they", "he", "she"].includes(tree.lower[link.sourceHead]!)) return null;
  const described = describedBefore(page, link, lexicon);
  if (described) return described;
  if (page.lookup.nameOfHead(tree.sentence, link.sourceHead).key !== null) return null;
  const { paragraph } = page.doc.sentences[tree.sentence]!;
  if (link.shape === "noun" && !isStanceOfVoice(page, link, paragraph)) return null;
  const source0 = spanOf(tree, link.sourceHead, link.sourceHead);
  const cue0 = spanOf(tree, link.cue[0]!, link.cue.at(-1)!);
  const pronoun = tree.lower[link.sourceHead]!;
  const { lastVoice } = page;
  if (lastVoice && opensParagraph(page, tree) && lastVoice.paragraph === paragraph - 1 && /^s?he$/.test(pronoun))
    if (agreesWith(page, pronoun, lastVoice))
      return { name: lastVoice.name, entity: lastVoice.entity, source: source0, cue: cue0 };
  if (page.lastVoice?.paragraph !== paragraph || !agreesWith(page, pronoun, page.lastVoice)) {
    // Nobody has spoken yet: the subject of the sentence before, where that is somebody.
    if (pronoun === "it") return null;
    let before = page.trees[tree.sentence - 1];
    let subject = before ? subjectOf(before, before.root) : null;
    // `He had met X. He hoped`: past sentences that open with the same pronoun.
    while (before && subject && subject.token >= 0 && before.lower[subject.token] === pronoun) {
      before = page.trees[before.sentence - 1];
      subject = before ? subjectOf(before, before.root) : null;
    }
    if (!before || !subject) return null;
    if (page.doc.sentences[before.sentence]!.paragraph !== paragraph && !(isNumbered(before) && isNumbered(tree)))
      return null;
    if (subject.token < 0 || subject.how !== "own") return null;
    const named = page.lookup.nameOfHead(before.sentence, subject.token);
    const noun = before.lemmas[subject.token]!;
    if (named.key === null && !lexicon.agents.has(noun) && !AGENT_NOUN.test(noun)) return null;
    if (!agreesWith(page, pronoun, { name: named.name, entity: named.key })) return null;
    return { name: named.name, entity: named.key, source: source0, cue: cue0 };
  }
  if (tree.lower[link.sourceHead] === "it" && child(tree, link.head, "expl") >= 0) return null;
  const source = spanOf(tree, link.sourceHead, link.sourceHead);
  return {
    name: page.lastVoice.name,
    entity: page.lastVoice.entity,
    source,
    cue: spanOf(tree, link.cue[0]!, link.cue.at(-1)!),
  };
}

/** `In her view`, `according to her`: whom the pronoun stands for, else the voice before in the paragraph; null for a noun. */
function viewHolder(page: EnglishPage, { tree, sourceHead, cue }: DocLink): Voice | null {
  const pronoun = { his: "he", him: "he", her: "she", their: "they", them: "they", its: "it" }[tree.lower[sourceHead]!];
  if (pronoun === undefined) return null;
  const named = page.lookup.nameOfHead(tree.sentence, sourceHead);
  const { lastVoice } = page;
  const goesOn =
    lastVoice?.paragraph === page.doc.sentences[tree.sentence]!.paragraph && agreesWith(page, pronoun, lastVoice);
  const unknown = pronoun === "it" ? null : { name: pronoun, entity: null };
  const holder = named.key !== null ? { name: named.name, entity: named.key } : goesOn ? lastVoice : unknown;
  if (!holder) return null;
  return {
    name: holder.name,
    entity: holder.entity,
    source: spanOf(tree, sourceHead, sourceHead),
    cue: spanOf(tree, cue[0]!, cue.at(-1)!),
  };
}

/**
 * `Her colleague was less patient. He said`, `The ministry has asked for a mission. It contends`: the subject of the sentence before, a
 * person or body without a name, is nearer than anybody named earlier.
 */
function describedBefore(page: EnglishPage, link: DocLink, lexicon: Lexicon): Voice | null {
  const { tree } = link;
  const pronoun = tree.lower[link.sourceHead]!;
  if (!/^(?:s?he|it)$/.test(pronoun)) return null;
  const before = page.trees[tree.sentence - 1];
  if (!before || !goesOnFrom(page, before, link)) return null;
  const subject = subjectOf(before, behindHeading(before));
  if (subject.how !== "own") return null;
  // `The Duke took it badly. He`, `Belmar took note of it. It`: a name that stands in no table.
  const isUnknownName =
    before.xpos[subject.token] === "NNP" &&
    child(before, subject.token, "flat", "compound") < 0 &&
    (before.lower[child(before, subject.token, "det")] === "the") !== (pronoun === "it");
  if (before.xpos[subject.token] !== "NN" && !isUnknownName) return null;
  const noun = before.lemmas[subject.token]!;
  const named = page.lookup.nameOfHead(before.sentence, subject.token);
  const isBody = BODY_NOUN.test(noun) || (lexicon.documents.has(noun) && link.cls === "say");
  if (named.key !== null || (!isUnknownName && isBody !== (pronoun === "it"))) return null;
  if (pronoun === "it") {
    // The body must have done something itself; `it` may be anything else.
    if (link.form !== "verb" || child(tree, link.head, "expl") >= 0) return null;
  } else {
    if (!AGENT_NOUN.test(noun) && !isUnknownName) return null;
    const others = near(page.doc, page.mentions, page.doc.sentences[before.sentence]!);
    if (others.some(({ kind, how }) => kind === "person" && how !== "pronoun")) return null;
  }
  const source = spanOf(tree, link.sourceHead, link.sourceHead);
  return { name: named.name, entity: null, source, cue: spanOf(tree, link.cue[0]!, link.cue.at(-1)!) };
}

/** The main predicate; behind a heading with a colon (`What they want: The government has asked`) the one that follows it. */
function behindHeading(tree: Tree): number {
  const { root } = tree;
  if (child(tree, root, "obj") > root) return root;
  const clause = tree.children[root]!.find(
    (c) =>
      c > root &&
      relation(tree, c) === "parataxis" &&
      [tree.left[c]!, tree.left[c]! - 1].some((k) => tree.lower[k] === ":"),
  );
  return clause ?? root;
}

/**
 * Whether a pronoun can take up the subject of the sentence before: in the paragraph, or behind a quotation that opens the next one where
 * that subject was somebody new (`One resident asked how they would cope. ¶ “We are hanging on,” he said`).
 */
function goesOnFrom(page: EnglishPage, before: Tree, { tree, sourceHead }: DocLink): boolean {
  const { sentences } = page.doc;
  const paragraph = sentences[tree.sentence]!.paragraph;
  if (sentences[before.sentence]!.paragraph === paragraph) return true;
  if (sentences[before.sentence]!.paragraph !== paragraph - 1 || !isQuoteMark(tree, 0)) return false;
  // Nobody named earlier is meant.
  if (page.lookup.nameOfHead(tree.sentence, sourceHead).key === null) return true;
  const { token } = subjectOf(before, before.root);
  // `“You are right,” he said`: an answer to the one before.
  return (
    sourceHead > 0 &&
    tree.lower[1] !== "you" &&
    token >= 0 &&
    before.children[token]!.some((c) => c < token && ["a", "an", "one", "another"].includes(before.lower[c]!))
  );
}

/** `It welcomes the release` behind what an assembly said: a stance on a thing, by a pronoun that a speaker opened the sentence before for. */
function isStanceOfVoice(page: EnglishPage, { tree, cls, sourceHead }: DocLink, paragraph: number): boolean {
  if (!STANCE_CLASSES.has(cls) || !page.lastVoice) return false;
  if (page.lastVoice.paragraph !== paragraph)
    return page.lastVoice.paragraph === paragraph - 1 && /^s?he$/.test(tree.lower[sourceHead]!);
  if (tree.lower[sourceHead] !== "it") return true;
  const { name, entity } = page.lastVoice;
  const kind = entity === null ? null : firstWithKey(page.mentions, entity)?.kind;
  return kind === "state" || kind === "organisation" || (entity === null && BODY_NOUN.test(name));
}

/** Whether the sentence is the first of its paragraph. */
function opensParagraph(page: EnglishPage, { sentence }: Tree): boolean {
  return page.doc.sentences[sentence - 1]?.paragraph !== page.doc.sentences[sentence]!.paragraph;
}

/** Whether a pronoun can stand for a voice by number and nature: `they` for no single person, `he` and `she` for no state or group. */
function agreesWith(
  page: EnglishPage,
  pronoun: string,
  { name, entity, single }: Pick<Voice, "name" | "entity"> & { readonly single?: boolean },
): boolean {
  // `Samuel Oke of the university` is no university.
  const own = name.replace(/ (?:of|for|at|from|in) .*$/, "");
  const kind = entity === null ? null : firstWithKey(page.mentions, entity)?.kind;
  if (pronoun === "they") return kind !== "person" && !(entity === null && (single || SINGLE.test(own)));
  if (pronoun === "it") return kind !== "person";
  return (
    kind !== "state" &&
    kind !== "organisation" &&
    !(entity === null && (BODY_NOUN.test(own) || /(?:[^s]s|men|people|police)$/.test(own)))
  );
}

/** `aid groups were unhappy: they accused`: the unnamed agent that is the nearest subject before in the sentence, or -1. */
function agentBefore(page: EnglishPage, link: DocLink, lexicon: Lexicon): number {
  const { tree } = link;
  const word = tree.lower[link.sourceHead]!;
  if (word === "it" && link.shape === "noun") return bodyBefore(page, link);
  if (!["they", "he", "she"].includes(word)) return -1;
  if (word !== "they" && page.lookup.nameOfHead(tree.sentence, link.sourceHead).key !== null) return -1;
  for (let k = link.sourceHead - 1; k >= 0; k--) {
    // Those who are spoken of are not the speaker: `"… where a mother came to harm," she says`.
    const at = tree.firstToken + k;
    if (link.content.includes(k) && page.links.quotations.some((q) => q.first <= at && at <= q.last)) continue;
    if (!relation(tree, k).startsWith("nsubj") || tree.xpos[k] !== (word === "they" ? "NNS" : "NN")) continue;
    // A body is no `she`.
    if (word !== "they" && BODY_NOUN.test(tree.lemmas[k]!)) continue;
    return lexicon.agents.has(tree.lemmas[k]!) || AGENT_NOUN.test(tree.lemmas[k]!) ? k : -1;
  }
  return -1;
}

/** `the ministry summoned him over what it called “a hostile act”`: the state or body that is the nearest subject before, or -1. */
function bodyBefore(page: EnglishPage, { tree, head, sourceHead }: DocLink): number {
  if (!["call", "describe", "term", "label", "dub"].includes(tree.lemmas[head]!)) return -1;
  for (let k = sourceHead - 1; k >= 0; k--) {
    if (relation(tree, k) !== "nsubj" || tree.upos[k] === "PRON") continue;
    const { kind } = page.lookup.nameOfHead(tree.sentence, k);
    return kind === "state" || kind === "organisation" || BODY_NOUN.test(tree.lemmas[k]!) ? k : -1;
  }
  return -1;
}

/** Whether a sentence opens as a numbered point (`3. They further agreed`): the points of a text go on with one another. */
function isNumbered({ lower }: Tree): boolean {
  return /^\(?\d{1,2}[.)]?$/.test(lower[0] ?? "") || (lower[0] === "(" && /^(?:\d{1,2}|[a-z])$/.test(lower[1] ?? ""));
}

/** `the Russian demand`: an adjective of nationality in front of a noun of speech speaks for its state. */
function peopleVoice(
  page: EnglishPage,
  link: DocLink,
): { name: string; entity: string | null; source: Span | null; cue: Span | null } | null {
  if (link.form !== "noun" || link.sourceHead < 0 || relation(link.tree, link.sourceHead) !== "amod") return null;
  const token = link.tree.tokens[link.sourceHead]!;
  const people = near(page.doc, page.demonyms, token).find((d) => d.start <= token.start && d.end >= token.end);
  if (!people) return null;
  return {
    name: people.name,
    entity: firstWithName(page.mentions, people.name)?.key ?? null,
    source: { start: token.start, end: token.end },
    cue: spanOf(link.tree, link.cue[0]!, link.cue.at(-1)!),
  };
}

/**
 * The name of a link's source: the person behind a title, the party behind its plan or report; null for things that
 * cannot speak (`the bombing might signal that`).
 */
function bestName(names: NameLookup, link: DocLink, lexicon: Lexicon): ReturnType<NameLookup["nameOfHead"]> | null {
  const { tree } = link;
  // `The ministry stated that he, in a speech, “asked …”`, with the first verb hung as a subject: whoever is its own.
  const own = tree.xpos[link.sourceHead] === "VBD" ? child(tree, link.sourceHead, "nsubj") : -1;
  const head = own >= 0 ? own : link.sourceHead;
  const named = names.nameOfHead(tree.sentence, head);
  const isDocument = lexicon.documents.has(tree.lemmas[head]!);
  if (named.key !== null && !(isDocument && named.kind === null)) {
    if (link.cls === "show" && !isDocument && named.kind !== "organisation") return null;
    return named;
  }
  const within = link.source ? names.within(spanOf(tree, link.source[0], link.source[1])) : [];
  // `Secretary of X Ann Lee`: the person at the end of the title.
  for (const m of within) {
    if (m.kind !== "person" || m.how === "pronoun") continue;
    let first = head;
    while (first + 1 < tree.tokens.length && tree.tokens[first]!.start < m.start) first++;
    let last = first;
    while (last + 1 < tree.tokens.length && tree.tokens[last + 1]!.end <= m.end) last++;
    if (/^['’]s?$/.test(tree.tokens[last + 1]?.text ?? "")) continue;
    const before = first - 1;
    if (
      before >= 0 &&
      ["PROPN", "NOUN"].includes(tree.upos[before]!) &&
      first > head &&
      !isTitle(tree.lower[before]!)
    ) {
      return { ...named, name: m.name, key: m.key, kind: m.kind, party: m.party, start: m.start, end: m.end };
    }
    if (before >= 0 && first > head && before === head)
      return { ...named, name: m.name, key: m.key, kind: m.kind, party: m.party, start: m.start, end: m.end };
  }
  // `according to reports`: nobody's in particular.
  if (!within.some((m) => m.how !== "pronoun") && UNNAMED.has(tree.lower[head]!))
    return { ...named, name: "unnamed source", key: null };
  if (isDocument) {
    const possessor = child(tree, head, "nmod:poss");
    if (possessor >= 0) {
      const holder = names.nameOfHead(tree.sentence, possessor);
      if (holder.key !== null) return holder;
    }
    // `the X' reportedly finished plan`, with the possessor hung elsewhere.
    for (let k = head - 1; k > Math.max(0, head - 7); k--) {
      if (tree.xpos[k] !== "POS") continue;
      const holder = names.nameOfHead(tree.sentence, k - 1);
      if (holder.key !== null) return holder;
      break;
    }
    const owner = within.find(
      (m) => m.how !== "pronoun" && (m.kind === "state" || m.kind === "organisation" || m.kind === "person"),
    );
    if (owner)
      return {
        ...named,
        name: owner.name,
        key: owner.key,
        kind: owner.kind,
        party: owner.party,
        start: owner.start,
        end: owner.end,
      };
    return link.cls === "show" &&
      (link.shape === "noun" ||
        ["evidence", "data", "figure", "intelligence", "record", "footage", "image", "map"].includes(
          tree.lemmas[head]!,
        ))
      ? null
      : named;
  }
  if (tree.upos[head] === "PROPN") return named;
  if (tree.upos[head] === "PRON")
    return [
      "who",
      "he",
      "she",
      "they",
      "we",
      "i",
      "you",
      "some",
      "many",
      "others",
      "both",
      "few",
      "all",
      "most",
      "one",
    ].includes(tree.lower[head]!)
      ? named
      : null;
  if (
    (link.form === "noun" && relation(tree, head) === "nmod:poss" && !lexicon.eventNouns.has(tree.lemmas[head]!)) ||
    (link.form === "verb" &&
      (!THING_VERBS.has(tree.lemmas[link.head]!) ||
        link.rule.endsWith("-by") ||
        (link.shape === "infinitive" && tree.lemmas[link.head] === "deny") ||
        (link.shape === "clause" &&
          ["promise", "threaten", "accept", "argue", "deny"].includes(tree.lemmas[link.head]!))) &&
      SPEAKING.has(link.cls) &&
      !lexicon.eventNouns.has(tree.lemmas[head]!)) ||
    lexicon.agents.has(tree.lemmas[head]!) ||
    /(?:er|or|ist|ian|ant|ent|ee|man|men|woman|women)$/.test(tree.lemmas[head]!) ||
    link.rule === "speaker-label" ||
    link.rule === "according-to"
  )
    return named;
  return null;
}

/** Verbs that things are the subjects of as easily as people. */
const THING_VERBS = new Set(
  "suggest indicate signal imply underline underscore highlight show demonstrate reflect prove reveal mean confirm illustrate document establish record find threaten promise require need invite offer welcome allow encourage read hint describe argue explain accept reject resist refuse oppose favour favor support challenge deny press".split(
    " ",
  ),
);
const SPEAKING: ReadonlySet<string> = new Set([
  "say",
  "claim",
  "announce",
  "warn",
  "deny",
  "demand",
  "pledge",
  "refuse",
  "accept",
  "predict",
  "believe",
  "fear",
  "hope",
  "evaluate",
  "threaten",
]);

const UNNAMED = new Set(["reports", "accounts", "rumours", "rumors", "sources", "source", "insiders", "word", "media"]);

function isTitle(word: string): boolean {
  return /^(?:president|minister|premier|chancellor|king|general|colonel|mr\.?|mrs\.?|ms\.?|dr\.?|sir|senator|ambassador|secretary|leader|chief)$/.test(
    word,
  );
}

/** Nouns for those whose office says little without what it stands for. */
const OFFICES = new Set(
  "representative delegate observer envoy ambassador head president chair chairman director".split(" "),
);

/** ` of the United Kingdom` behind `representative`: the words that tell one from another, or nothing. */
function standsFor(tree: Tree, head: number): string {
  if (!OFFICES.has(tree.lemmas[head]!) || tree.upos[head] !== "NOUN") return "";
  const whole = tree.children[head]!.find((c) => c > head && relation(tree, c) === "nmod");
  if (whole === undefined || tree.lower[head + 1] !== "of" || tree.left[whole] !== head + 1) return "";
  let last = head + 1;
  while (
    last + 1 <= tree.right[whole]! &&
    ["PROPN", "NOUN", "DET", "ADJ", "ADP"].includes(tree.upos[last + 1]!) &&
    !isMark(tree, last + 1)
  )
    last++;
  return last < whole
    ? ""
    : ` ${tree.tokens
        .slice(head + 1, last + 1)
        .map((t) => t.text)
        .join(" ")}`;
}

function voiceOf(
  names: NameLookup,
  link: DocLink,
  writer: string,
  lexicon: Lexicon,
): { name: string; entity: string | null; source: Span | null; cue: Span | null } | null {
  const tree = link.tree;
  const cue = spanOf(tree, link.cue[0]!, link.cue.at(-1)!);
  if (link.hearsay) {
    if (link.cls === "say" || link.cls === "claim") return { name: "unnamed source", entity: null, source: null, cue };
    return null;
  }
  if (link.sourceHead < 0) return null;
  const head = link.sourceHead;
  const word = tree.lower[head]!;
  if (["it", "this", "that", "which", "there", "these", "those", "what"].includes(word) && tree.upos[head] === "PRON") {
    const named = names.nameOfHead(tree.sentence, head);
    if (named.key === null) return null;
    return { name: named.name, entity: named.key, source: { start: named.start, end: named.end }, cue };
  }
  const named = bestName(names, link, lexicon);
  // `see who is refusing`: nobody in particular.
  if (!named || (word === "who" && named.key === null && named.name.toLowerCase() === "who")) return null;
  // `no group claimed`, `none of them says`: nobody does.
  if (isNo(tree, head)) return null;
  const source = link.source ? spanOf(tree, link.source[0], link.source[1]) : { start: named.start, end: named.end };
  if (named.name === "") return null;
  if (named.name === "author" || named.name === "commenter") return { name: writer, entity: null, source, cue };
  const plain = named.key === null ? named.name.replace(/^(?:by|from|of|for|to|in) (?=\S)/, "") : named.name;
  const name = named.key === null ? plain + standsFor(tree, head) : plain;
  return { name, entity: named.key, source, cue };
}
