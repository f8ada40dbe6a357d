// The English steps behind content, kind, hedge, condition, issue, linking and score.
import type { Span } from "../../text/index.ts";
import type { Hedge, Participant, StatementKind, Voice } from "../statement.ts";
import {
  type Classifiers,
  calibrated,
  type Decision,
  decide,
  probabilities,
  strongestWord,
} from "./classify/linear.ts";
import { chainScoreSigns, contentScoreSigns } from "./classify/score-signs.ts";
import { joined } from "./classify/sign.ts";
import { signsOf } from "./classify/signs.ts";
import { frameOf, isNo, type Namer } from "./frame.ts";
import { type HedgeFound, type HedgingWords, hedgeOf, hedgingWords } from "./hedge.ts";
import { chooseIssue, type IssueIndex, issuePoints } from "./issue.ts";
import { isFirmRule, type KindFound, type KindInput, kindOf } from "./kind.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { isNegated, type NameOracle } from "./links.ts";
import { splitMutual } from "./mutual.ts";
import type { EnglishDraft, EnglishPage } from "./page.ts";
import { firstCalled, firstWithKey, firstWithName, near } from "./page-index.ts";
import { findQuantities } from "./quantities.ts";
import { subjectOf } from "./subjects.ts";
import { child, isFiniteClause, isMark, relation, spanOf, type Tree } from "./tree.ts";
import { leavesOpen } from "./unasserted.ts";

/** Kinds by which an official speaks for a state's policy. */
const POLICY_KINDS: ReadonlySet<string> = new Set(["demand", "refusal", "acceptance", "pledge", "threat"]);

/** Acts whose content, where it names no actor, is the holder's own deed. */
const OWN_ACTS: ReadonlySet<string> = new Set(["refuse", "accept", "pledge", "threaten", "plan"]);

export function contentStep(
  page: EnglishPage,
  lexicon: Lexicon,
  namer: (page: EnglishPage, tree: Tree) => Namer,
): void {
  for (const draft of page.statements) {
    const { tree } = draft;
    const names = namer(page, tree);
    const frame = frameOf(tree, draft.contentHead, lexicon, names);
    draft.frame = frame;
    const resolve = (tokens: readonly number[]): Participant[] => {
      const out: Participant[] = [];
      for (const k of tokens) {
        for (const found of names.participants(k)) if (!out.some((p) => p.name === found.name)) out.push(found);
      }
      return out;
    };
    draft.actor = resolve(frame.actors);
    draft.recipient = resolve(frame.recipients);
    const holder = draft.act;
    if (
      holder?.form === "verb" &&
      holder.cls === "evaluate" &&
      holder.shape === "noun" &&
      (frame.actors.length === 0 || tree.xpos[frame.head] === "VBG" || tree.xpos[draft.contentHead] === "VBG")
    ) {
      // `accused X of shelling`, `blamed X for`: X did it.
      const object = child(tree, holder.head, "obj");
      if (object >= 0 && object !== frame.head) draft.actor = resolve([object]);
    }
    if (
      draft.actor.length === 0 &&
      holder &&
      holder.head === draft.unit.own?.head &&
      holder.sourceHead >= 0 &&
      OWN_ACTS.has(holder.cls)
    ) {
      draft.actor = resolve([holder.sourceHead]);
    }
    const words = spanOf(tree, frame.words[0], frame.words[1]);
    draft.action = {
      ...words,
      text: page.doc.text.slice(words.start, words.end),
      class: frame.eventClass,
      lemma: frame.lemma,
    };
    const own = draft.unit.own;
    const cleft = draft.contentHead !== draft.unit.head && own === null;
    const between = own?.shape === "infinitive" && own.head < draft.contentHead && draft.contentHead - own.head < 6;
    const nots = between && unitNegator(tree, own!.head, draft.contentHead);
    // `it does not look like`, `X does not believe that`: the negator of the frame is meant for the content.
    const frame0 = draft.above[0];
    const raised =
      draft.unit.type === "complement" &&
      frame0 !== undefined &&
      NEGATING_BELOW.has(tree.lemmas[frame0.head]!) &&
      isNegated(tree, frame0.head);
    const mine = subjectOf(tree, draft.unit.head);
    const nobody = mine.token >= 0 && mine.how === "own" && isNo(tree, mine.token);
    draft.negated =
      raised ||
      nobody ||
      nots ||
      (cleft && isNegated(tree, draft.unit.head)) ||
      frame.negated ||
      (own?.negated === true && draft.unit.head === own.head && own.shape !== "clause");
    // `it is not clear whether`: open, not denied.
    if (leavesOpen(tree, draft.unit.head) === "unknown") draft.negated = false;
    draft.quantities = findQuantities(page.doc, tree, draft.unit.tokens, lexicon);
    draft.basis.push("content");
  }
  page.statements = splitMutual(page.statements, ({ tree }, tokens) => {
    const names = namer(page, tree);
    return tokens.flatMap((k) => names.participants(k));
  });
}

/** Verbs whose negator is meant for what is thought: `do not suspect that`, `does not accept that`. */
const NEGATING_BELOW = new Set(
  "look seem appear think believe expect feel suppose imagine suspect accept agree find conclude anticipate foresee reckon".split(
    " ",
  ),
);

/** Whether a negator stands between a cue and its infinitive: `vowed never to return`. */
function unitNegator(tree: Tree, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (["not", "never"].includes(tree.lower[k]!)) return true;
  return false;
}

export function kindStep(
  page: EnglishPage,
  lexicon: Lexicon,
  names: (page: EnglishPage, tree: Tree) => NameOracle,
  classifiers: Classifiers,
): void {
  for (const draft of page.statements) {
    const facts = kindFacts(page, draft, lexicon);
    const ruled = kindByRule(page, draft, facts);
    draft.signs = signsOf(page, draft, facts, ruled, names(page, draft.tree), lexicon);
    const firm = isFirmRule(ruled.rule);
    const decision = decide(classifiers.kind, draft.signs, ruled.kind, firm);
    draft.decided.kind = decision;
    draft.kind = decision.label as StatementKind;
    draft.basis.push(`kind:${ruled.rule}`);
    trace(page, draft, "kind", ruled.rule, ruled.kind);
    if (decision.overruled) draft.basis.push("kind:classifier");
    if (page.trace) trace(page, draft, "kind", "classifier", inWords(decision));
    if (ruled.rule === "unproven") {
      const own = draft.unit.own;
      if (own && draft.voices.length > 1 && draft.chain.at(-1)?.head === own.head)
        draft.voices = draft.voices.slice(0, -1);
    }
    speakForState(page, draft);
  }
}

/** A decision for the explanation: `denial .91, 2.3 above the next`. */
function inWords({ label, overruled, probability, margin }: Decision): string {
  return `${label} ${probability.toFixed(2)}, ${margin.toFixed(1)} above the next${overruled ? ", in place of the rule's" : ""}`;
}

function kindFacts(page: EnglishPage, draft: EnglishDraft, lexicon: Lexicon): KindInput {
  const last = draft.voices.at(-1)!;
  const hasVoice = draft.voices.length > 1;
  return {
    tree: draft.tree,
    head:
      draft.contentHead === draft.unit.head
        ? draft.unit.head
        : draft.act && draft.act.shape !== "clause"
          ? draft.contentHead
          : draft.unit.head,
    tokens: draft.unit.tokens,
    // `Stop calling them heroes`: the command is about the act.
    act: isCommand(draft) && draft.act?.tree === draft.tree && draft.act.head > draft.unit.head ? null : draft.act,
    hasVoice,
    ownSide: hasVoice && isOwnSide(page, draft, last),
    negated: draft.negated,
    unitRule: draft.unit.rule,
    animate: draft.actor.some((a) => a.entity !== null) || isProperSubject(draft),
    eventClass: draft.frame?.eventClass ?? null,
    harm: isHarm(draft),
    unless: draft.unit.condition.some((k) => draft.tree.lower[k] === "unless"),
    harmWords: hasWordsOfThreat(draft),
    nobody: isNobody(draft),
    imperative: isCommand(draft),
    conditional:
      draft.unit.condition.length > 0 ||
      draft.above.some((u) => u.condition.length > 0 && draft.unit.type !== "relative"),
    weighs: (k) => lexicon.evaluative.get(draft.tree.upos[k]!)?.has(draft.tree.lemmas[k]!) === true,
    denied: draft.frame?.eventClass !== null && draft.frame?.eventClass !== undefined,
  };
}

/** A bare verb form that opens its sentence. */
function isCommand(draft: EnglishDraft): boolean {
  return (
    draft.unit.type === "main" &&
    draft.tree.xpos[draft.unit.head] === "VB" &&
    child(draft.tree, draft.unit.head, "nsubj", "mark") < 0 &&
    !draft.tree.children[draft.unit.head]!.some(
      (c) => draft.tree.xpos[c] === "MD" || draft.tree.lower[c] === "did" || draft.tree.lower[c] === "does",
    )
  );
}

/** The kind that the rules give, before the classifier has its say. */
function kindByRule(page: EnglishPage, draft: EnglishDraft, facts: KindInput): KindFound {
  const found = kindOf(facts);
  // A conjunct without a verb form of its own goes on in the mood of the first: `could cut aid and arming rebels`.
  if (draft.unit.type === "conjunct" && found.rule === "plain-report" && !isFiniteClause(draft.tree, draft.unit.head)) {
    const first = page.statements.find(
      (d) => d !== draft && d.tree === draft.tree && d.unit.tokens.includes(draft.tree.heads[draft.unit.head]!),
    );
    if (first && first.kind === "forecast") return { kind: first.kind, rule: "as-first-conjunct" };
  }
  if (draft.voices.length > 1 && isRuledOut(draft)) return { kind: "refusal", rule: "ruled-out" };
  if (isUnproven(draft) || (found.kind === "report" && hangsOnNoEvidence(draft)))
    return { kind: "denial", rule: "unproven" };
  return found;
}

/** `made clear that it is out of the question that`: a stance of the last voice above the clause. */
function isRuledOut(draft: EnglishDraft): boolean {
  const frame = draft.above[0];
  if (!frame || draft.unit.type !== "complement") return false;
  if (!frame.tokens.some((k) => RULING_OUT.has(draft.tree.lower[k]!))) return false;
  const words = frame.tokens.map((k) => draft.tree.lower[k]!).join(" ");
  return /\b(?:unacceptable|out of the question|off the table|intolerable|inadmissible)\b/.test(words);
}

/** One of these words is in every wording of `isRuledOut`. */
const RULING_OUT: ReadonlySet<string> = new Set(["unacceptable", "out", "off", "intolerable", "inadmissible"]);

/** `neither side accepted`, `nobody wants`. */
function isNobody(draft: EnglishDraft): boolean {
  const subject = subjectOf(draft.tree, draft.unit.head);
  return subject.token >= 0 && subject.how === "own" && isNo(draft.tree, subject.token);
}

const threatening = new WeakMap<Tree, boolean>();

/** Whether a sentence has any word without which nothing in it is worded as a threat or as harm. */
function mayThreaten(tree: Tree): boolean {
  let may = threatening.get(tree);
  if (may === undefined) {
    may = /\b(?:act|pay|consequences|crush\w*|destroyed|severe|fire|force|war|fighting|mercy)\b/.test(
      tree.lower.join(" "),
    );
    threatening.set(tree, may);
  }
  return may;
}

function hasWordsOfThreat(draft: EnglishDraft): boolean {
  if (!mayThreaten(draft.tree)) return false;
  const words = draft.unit.tokens.map((k) => draft.tree.lower[k]!).join(" ");
  return /\b(?:act of war|consequences|pay (?:a|the|dearly|heavy)|crushing|be crushed|be destroyed|severe response|with fire)\b/.test(
    words,
  );
}

function isProperSubject(draft: EnglishDraft): boolean {
  const subject = subjectOf(draft.tree, draft.contentHead);
  return (
    subject.token >= 0 &&
    (draft.tree.upos[subject.token] === "PROPN" ||
      ["he", "she", "they", "we"].includes(draft.tree.lower[subject.token]!))
  );
}

const HARM = new Set(
  "cut storm attack strike punish retaliate destroy bomb invade kill crush burn close block seize shoot hit fire expel answer respond sink flatten annihilate fight resume escalate freeze impose sanction blockade arrest execute raid occupy besiege reach".split(
    " ",
  ),
);

/** Whether the action is one that harms: by its verb, or by words such as `pay a price`. */
function isHarm(draft: EnglishDraft): boolean {
  const { tree, unit } = draft;
  const cls = draft.frame?.eventClass ?? null;
  const lemma = tree.lemmas[draft.contentHead]!;
  if (lemma === "resume" && !["ASSAULT", "COERCE"].includes(cls ?? "")) return false;
  if (cls === "ASSAULT" || cls === "SANCTION") return true;
  if (HARM.has(lemma))
    return lemma !== "reach" && lemma !== "close" && lemma !== "answer" && lemma !== "respond"
      ? true
      : draft.unit.condition.length > 0 || lemma === "respond";
  if (!mayThreaten(tree)) return false;
  const words = unit.tokens.map((k) => tree.lower[k]!).join(" ");
  return /\b(?:pay (?:a|the|dearly|heavy)|consequences|crushing response|with fire|with force|war|to fighting|no mercy)\b/.test(
    words,
  );
}

/** `nothing suggests that`, `has not confirmed that`: the content is denied as unproven. */
function isUnproven(draft: EnglishDraft): boolean {
  const frame = draft.above[0];
  if (!frame || draft.unit.type !== "complement") return false;
  const { tree } = draft;
  if (
    !["suggest", "show", "prove", "indicate", "confirm", "demonstrate", "verify", "establish"].includes(
      tree.lemmas[frame.head]!,
    )
  )
    return false;
  const subject = child(tree, frame.head, "nsubj");
  return (
    isNegated(tree, frame.head) ||
    (subject >= 0 && ["nothing", "none", "nobody", "neither"].includes(tree.lower[subject]!)) ||
    (subject >= 0 && tree.children[subject]!.some((c) => tree.lower[c] === "no"))
  );
}

const EVIDENCE: ReadonlySet<string> = new Set(["evidence", "proof", "sign", "indication", "confirmation"]);
const SHOWING: ReadonlySet<string> = new Set(["indicate", "suggest", "show", "prove", "confirm", "support"]);

/** `no evidence that`, `did not see any sign that`, `no evidence to indicate that`: what hangs on it is not asserted but called unproven. */
function hangsOnNoEvidence({ tree, unit }: EnglishDraft): boolean {
  let noun = tree.heads[unit.head]!;
  if (noun >= 0 && SHOWING.has(tree.lemmas[noun]!)) noun = tree.heads[noun]!;
  if (noun < 0 || !EVIDENCE.has(tree.lemmas[noun]!)) return false;
  if (tree.children[noun]!.some((c) => ["no", "little", "without"].includes(tree.lower[c]!))) return true;
  const verb = tree.heads[noun]!;
  return verb >= 0 && tree.relations[noun] === "obj" && isNegated(tree, verb);
}

/** The state inside the words of a source: `Iran's foreign ministry spokesman`, `the Pakistani defence minister`. */
function sideOf(page: EnglishPage, voice: Voice): { readonly name: string; readonly entity: string | null } | null {
  const span = voice.source;
  if (!span) return null;
  const inside = near(page.doc, page.mentions, span).find(
    (m) => m.start >= span.start && m.end <= span.end && m.kind === "state",
  );
  if (inside) return { name: inside.name, entity: inside.key };
  const people = near(page.doc, page.demonyms, span).find((d) => d.start >= span.start && d.end <= span.end);
  return people ? { name: people.name, entity: firstWithName(page.mentions, people.name)?.key ?? null } : null;
}

const OWN_BODIES = new Set(
  "delegation government country force troop army side party people state authority soldier fighter military navy cabinet administration nation movement group".split(
    " ",
  ),
);

/** Nouns by which an official means the own side when no other is named. */
const OWN_NOUNS = new Set("military army navy government country nation administration ministry cabinet".split(" "));

/** Whether the content's actor is the last voice itself, its state or its `we`. */
function isOwnSide(page: EnglishPage, draft: EnglishDraft, last: Voice): boolean {
  const subject = subjectOf(draft.tree, draft.contentHead);
  if (subject.token >= 0 && ["we", "our", "i"].includes(draft.tree.lower[subject.token]!)) return true;
  // `both sides said they would`: nobody else is in sight for the pronoun.
  if (
    subject.token >= 0 &&
    ["they", "it", "he", "she"].includes(draft.tree.lower[subject.token]!) &&
    draft.actor.every((a) => a.entity === null) &&
    draft.unit.type === "complement"
  )
    return true;
  // `her delegation`, `our forces`
  const possessor = subject.token >= 0 ? child(draft.tree, subject.token, "nmod:poss") : -1;
  if (possessor >= 0 && draft.tree.upos[possessor] === "PRON" && OWN_BODIES.has(draft.tree.lemmas[subject.token]!))
    return true;
  const party = partyOf(page, last.entity ?? last.name) ?? sideOf(page, last)?.name ?? null;
  if (
    subject.token >= 0 &&
    OWN_NOUNS.has(draft.tree.lemmas[subject.token]!) &&
    draft.actor.every((a) => a.entity === null)
  ) {
    return true;
  }
  return draft.actor.some(
    (a) =>
      a.name.toLowerCase() === last.name.toLowerCase() ||
      (party !== null && (a.name === party || partyOf(page, a.entity ?? a.name) === party)),
  );
}

function partyOf(page: EnglishPage, key: string): string | null {
  return firstCalled(page.mentions, key)?.party ?? null;
}

/** Whether the words of a source name an office that speaks for a state. */
function isOfficial(page: EnglishPage, voice: Voice): boolean {
  if (!voice.source) return false;
  if (/\(/.test(page.doc.text.slice(voice.source.start, voice.source.end))) return true;
  return /\b(?:spokes(?:man|woman|person)|minister|ministry|ambassador|representative|envoy|president|secretary|adviser|government|negotiator|committee|official)\b/i.test(
    page.doc.text.slice(voice.source.start, voice.source.end),
  );
}

/** A person who states a policy of the own state is followed by the state in the chain. */
function speakForState(page: EnglishPage, draft: EnglishDraft): void {
  const last = draft.voices.at(-1)!;
  if (draft.voices.length < 2 || !POLICY_KINDS.has(draft.kind) || draft.act?.form === "noun") return;
  const known = last.entity === null ? undefined : firstWithKey(page.mentions, last.entity);
  const side = last.entity === null && isOfficial(page, last) ? (sideOf(page, last) ?? bodyOf(page, last)) : null;
  const mention =
    known?.kind === "person" && known.party !== null ? { party: known.party } : side ? { party: side.name } : null;
  if (!mention || mention.party === last.name) return;
  // `We call upon`, `we are ready to`, in a delegate's turn: `we` is the state.
  const act = draft.act && draft.act.head === draft.unit.own?.head ? draft.act : null;
  const turn = draft.chain.some((l) => l.rule === "speaker-label" || l.rule === "interview-answer");
  if (act && (!turn || act.sourceHead < 0 || act.tree.lower[act.sourceHead] !== "we")) return;
  const subject = act ? { token: act.sourceHead } : subjectOf(draft.tree, draft.contentHead);
  const word = subject.token >= 0 ? draft.tree.lower[subject.token]! : "";
  const actor = draft.actor[0];
  const state =
    page.mentions.find((m) => m.kind === "state" && m.name === mention.party) ??
    page.mentions.find((m) => m.kind === "organisation" && m.name === mention.party);
  if (word === "we" || (actor && actor.name === mention.party) || isOfOwnSide(page, draft, last, mention.party)) {
    draft.voices = [
      ...draft.voices,
      {
        name: mention.party,
        entity: state?.key ?? null,
        source: actor ? { start: actor.start, end: actor.end } : last.source,
        cue: last.cue,
      },
    ];
    draft.basis.push("speaks-for-state");
  }
}

/** The armed group or body inside the words of a spokesman (`a spokesman for X`). */
function bodyOf(page: EnglishPage, voice: Voice): { readonly name: string } | null {
  const span = voice.source;
  if (!span || !/\bspokes/i.test(page.doc.text.slice(span.start, span.end))) return null;
  const inside = near(page.doc, page.mentions, span).find(
    (m) => m.start >= span.start && m.end <= span.end && m.kind === "organisation" && m.party === m.name,
  );
  return inside ? { name: inside.name } : null;
}

/** What an official calls the own side with a possessive (`his government`), or a spokesman's group without one (`the movement`). */
function isOfOwnSide(page: EnglishPage, draft: EnglishDraft, last: Voice, party: string): boolean {
  const { tree } = draft;
  const subject = subjectOf(tree, draft.contentHead);
  if (subject.token < 0 || subject.how !== "own") return false;
  const noun = tree.lemmas[subject.token]!;
  const others = draft.actor.some(
    (a) => a.entity !== null && a.name !== last.name && a.name !== party && partyOf(page, a.entity) !== party,
  );
  if (others) return false;
  const possessor = child(tree, subject.token, "nmod:poss");
  if (possessor >= 0)
    return ["his", "her", "its", "their", "our"].includes(tree.lower[possessor]!) && OWN_BODIES.has(noun);
  const determiner = child(tree, subject.token, "det");
  const isGroup = page.mentions.some((m) => m.kind === "organisation" && m.name === party);
  return (
    isGroup && determiner >= 0 && tree.lower[determiner] === "the" && /^(?:group|movement|organi[sz]ation)$/.test(noun)
  );
}

export function hedgeStep(page: EnglishPage, lexicon: Lexicon, classifiers: Classifiers): void {
  for (const draft of page.statements) {
    const { tree, unit } = draft;
    const { condition } = unit;
    const held = draft.unit.own !== null && draft.act?.head === draft.unit.own.head && draft.act.sourceHead >= 0;
    const frame =
      held && draft.unit.own!.shape !== "clause" ? draft.unit.own!.cue.filter((k) => tree.upos[k] !== "ADV") : [];
    const outside = frame.length === 0 && condition.length === 0 ? null : new Set([...condition, ...frame]);
    const own = outside === null ? unit.tokens : unit.tokens.filter((k) => !outside.has(k));
    const hedging = hedgingWords(tree, draft.contentHead, own, lexicon);
    let found = hedgeOf(hedging);
    // `should` of duty is no hedge.
    if ((found.rule === "modal-should" || found.rule === "modal-ought") && draft.kind !== "forecast")
      found = { hedge: "none", cue: null, rule: null };
    // `could not`, `neither could`: of ability.
    if ((found.rule === "modal-could" || found.rule === "modal-can") && draft.negated)
      found = { hedge: "none", cue: null, rule: null };
    // `far from certain that`, `not sure whether`: open.
    if (found.hedge === "certain" && leavesOpen(tree, unit.head) === "unknown") found = { ...found, hedge: "possible" };
    if (found.hedge === "none") {
      // A frame of the writer above the clause: `it is unclear whether`, `makes it clear that`.
      for (const above of draft.above) {
        if (above.own && isVoiced(draft, above.own.head)) break;
        const cut = above.tokens.filter((k) => !above.condition.includes(k));
        let from = hedgeOf(hedgingWords(tree, above.head, cut, lexicon));
        // `I can confirm that`: able to, not perhaps.
        // `no one should doubt that`: of duty.
        if (from.rule === "modal-can" || from.rule === "modal-should") from = { hedge: "none", cue: null, rule: null };
        const grade = FRAME_ADJECTIVES.get(tree.lower[above.head]!);
        if (
          from.hedge === "none" &&
          grade &&
          (child(tree, above.head, "cop") >= 0 || tree.upos[above.head] === "ADJ")
        ) {
          from = {
            hedge: isNegated(tree, above.head) ? "possible" : grade,
            cue: [above.head, above.head],
            rule: `frame-${tree.lower[above.head]}`,
          };
        }
        const colon = unit.type === "parenthesis" && tree.lower[unit.tokens[0]! - 1] === ":";
        const frame =
          colon ||
          unit.type === "complement" ||
          (unit.type === "conjunct" && draft.above[0]?.type === "complement" && above !== draft.above[0]) ||
          (unit.type === "conjunct" &&
            from.rule?.startsWith("modal") === false &&
            child(tree, unit.head, "nsubj", "nsubj:pass") < 0);
        if (from.hedge !== "none" && frame) {
          found = { ...from, rule: `above-${from.rule}` };
          break;
        }
        const joined = unit.type === "conjunct" && above.type === "complement";
        if (unit.type !== "complement" && !colon && !joined) break;
      }
    }
    if (found.hedge === "none") {
      const hearsay = draft.chain.find(
        (l) =>
          l.hearsay &&
          !["quote-bare", "told-clause"].includes(l.rule) &&
          (l.cls === "say" || l.cls === "claim") &&
          l.tree === tree,
      );
      if (hearsay && (draft.voices.at(-1)!.name === "unnamed source" || hearsay.form === "adverb")) {
        found = { hedge: "reported", cue: [hearsay.cue[0]!, hearsay.cue.at(-1)!], rule: "hearsay" };
      }
    }
    // `it is no coincidence`, `no doubt`: the negator belongs to the hedge.
    if (
      found.cue &&
      draft.negated &&
      /^(?:no|not|without|beyond)$/.test(tree.lower[found.cue[0]]!) &&
      found.hedge !== "possible"
    )
      draft.negated = false;
    if (found.hedge === "none") found = cueHedge(draft, lexicon) ?? colonHedge(draft, lexicon) ?? found;
    addHedgeSigns(draft, found, hedging);
    const decision = decide(classifiers.hedge, draft.signs, found.hedge, found.hedge !== "none");
    draft.decided.hedge = decision;
    draft.hedge = decision.label as Hedge;
    if (found.rule) draft.basis.push(`hedge:${found.rule}`);
    trace(page, draft, "hedge", found.rule ?? "none", found.hedge);
    if (decision.overruled) {
      draft.basis.push("hedge:classifier");
      if (draft.hedge === "none") found = { ...found, cue: null };
      else if (found.cue === null) {
        const word = strongestWord(classifiers.hedge, draft.signs, draft.hedge);
        if (word >= 0) found = { ...found, cue: [word, word] };
      }
    }
    if (page.trace) trace(page, draft, "hedge", "classifier", inWords(decision));
    draft.hedgeCue = found.cue ? spanOf(tree, found.cue[0], found.cue[1]) : null;
  }
}

/** The attribution's own hedge, where the content has none: `may have said that`, `seems to think that`, `suspects that`. */
function cueHedge({ act, tree, unit }: EnglishDraft, lexicon: Lexicon): HedgeFound | null {
  if (!act || act.tree !== tree) return null;
  if (!unit.tokens.includes(act.head)) {
    const modal = tree.children[act.head]!.find((c) => tree.xpos[c] === "MD");
    const grade = modal === undefined ? undefined : lexicon.modals.get(tree.lower[modal]!);
    if (modal !== undefined && grade === "possible" && tree.lower[modal] !== "can")
      return { hedge: grade, cue: [modal, modal], rule: "modal-of-the-cue" };
  }
  const up = tree.heads[act.head]!;
  if (up >= 0 && relation(tree, act.head) === "xcomp" && ["seem", "appear"].includes(tree.lemmas[up]!))
    return { hedge: "probable", cue: [up, up], rule: "seems-of-the-cue" };
  if (act.form === "verb" && act.shape === "clause" && !act.negated && GUESSING.has(tree.lemmas[act.head]!))
    return { hedge: "probable", cue: [act.head, act.head], rule: "verb-of-the-cue" };
  return null;
}

const GUESSING: ReadonlySet<string> = new Set(["suspect", "guess", "imagine", "presume", "surmise", "reckon"]);

/** `One thing is clear: …`, `The chances are: …`: a short frame before a colon. */
function colonHedge({ tree, unit }: EnglishDraft, lexicon: Lexicon): HedgeFound | null {
  const colon = unit.tokens[0]! - 1;
  if (colon < 2 || colon > 8 || tree.lower[colon] !== ":") return null;
  for (let k = 0; k < colon; k++) {
    const phrase = matchPhrase(lexicon.hedgeWords, tree.lemmas, tree.lower, k);
    const grade = FRAME_ADJECTIVES.get(tree.lower[k]!);
    const hedge = phrase?.value ?? (grade === "certain" && tree.lemmas[k - 1] === "be" ? grade : undefined);
    if (hedge !== undefined) return { hedge, cue: [k, k + (phrase?.words.length ?? 1) - 1], rule: "before-a-colon" };
  }
  return null;
}

const HEDGE_RULED = joined("hedge-ruled=");
const HEDGE_RULE = joined("hedge-rule=");
const KIND = joined("kind=");
const HEDGE_ON = joined("hedge-on=");
const HEDGING = joined("hedging=");
const HEDGING_WORD = joined("hedging-word=");

/** Adds what the rules of the hedge found, and the kind. */
function addHedgeSigns(draft: EnglishDraft, found: HedgeFound, all: readonly HedgingWords[]): void {
  const { signs } = draft;
  const rule = found.rule ?? "none";
  signs.put(HEDGE_RULED.with(found.hedge));
  signs.put(HEDGE_RULE.with(rule));
  signs.put(KIND.with(draft.kind));
  signs.put(KIND.with(draft.kind).plus(rule));
  if (found.cue) {
    signs.put(HEDGE_ON.with(relation(draft.tree, found.cue[0])));
    signs.put(HEDGE_RULED.with(found.hedge).plus(draft.unit.type));
  }
  for (const { grade, near: close, rule: word } of all) {
    signs.put(close ? HEDGING.with(grade).with("+near") : HEDGING.with(grade));
    signs.put(close ? HEDGING_WORD.with(word).with("+near") : HEDGING_WORD.with(word));
  }
}

function isVoiced(draft: EnglishDraft, head: number): boolean {
  return draft.chain.some((l) => l.tree === draft.tree && l.head === head) && draft.voices.length > 1;
}

/** Predicates of `it is … that` by which the writer grades the content. */
const FRAME_ADJECTIVES: ReadonlyMap<string, Hedge> = new Map<string, Hedge>([
  ["clear", "certain"],
  ["obvious", "certain"],
  ["evident", "certain"],
  ["undeniable", "certain"],
  ["certain", "certain"],
  ["plain", "certain"],
  ["inevitable", "certain"],
  ["likely", "probable"],
  ["probable", "probable"],
  ["unlikely", "probable"],
  ["possible", "possible"],
  ["conceivable", "possible"],
  ["plausible", "possible"],
  ["unclear", "possible"],
  ["uncertain", "possible"],
  ["doubtful", "possible"],
]);

const CONDITION_WORDS: ReadonlySet<string> = new Set(["if", "unless", "provided", "providing"]);

export function conditionStep(page: EnglishPage): void {
  for (const draft of page.statements) {
    const { tree, unit } = draft;
    let tokens = unit.condition;
    let rule = "conditional-clause";
    if (tokens.length === 0) {
      // A condition of the frame or of the first conjunct holds for what follows it.
      for (const above of draft.above) {
        const before = above.condition.filter((k) => k < unit.tokens[0]!);
        // `A will act if X, and B has acted`: a condition behind the first clause is that clause's alone.
        const ownSubject = unit.type === "conjunct" && child(tree, unit.head, "nsubj", "nsubj:pass", "expl") >= 0;
        if (before.length > 0 && ownSubject && before[0]! > above.head) break;
        if (before.length > 0 && (unit.type === "complement" || unit.type === "conjunct")) {
          tokens = before;
          rule = "condition-above";
          break;
        }
        if (unit.type === "relative" || unit.type === "adverbial") break;
      }
    }
    if (tokens.length === 0) {
      // The parser missed the clause: from the word to the next comma or the end.
      const at = unit.tokens.find(
        (k) =>
          tree.upos[k] === "SCONJ" &&
          CONDITION_WORDS.has(tree.lower[k]!) &&
          tree.lower[k - 1] !== "even" &&
          tree.lower[k - 1] !== "as" &&
          !["anything", "any", "not", "so", "necessary", "possible", "ever", "need"].includes(tree.lower[k + 1] ?? ""),
      );
      if (at !== undefined) {
        const rest = unit.tokens.filter((k) => k >= at);
        const stop = rest.find((k) => k > at + 2 && tree.lower[k] === ",");
        tokens = stop === undefined ? rest : rest.filter((k) => k < stop);
        rule = "condition-words";
      }
    }
    const words = tokens.filter((k) => !isMark(tree, k));
    if (words.length < 2) continue;
    draft.condition = spanOf(tree, words[0]!, words.at(-1)!);
    draft.basis.push(`condition:${rule}`);
    trace(page, draft, "condition", rule, page.doc.text.slice(draft.condition.start, draft.condition.end));
  }
}

export function issueStep(page: EnglishPage, index: IssueIndex | null): void {
  if (!index) return;
  // `disarm, as it agreed to do`: `do` stands for the predicate the clause hangs on; that one says what it is about.
  const standsIn = ({ tree, unit, contentHead }: EnglishDraft): boolean =>
    tree.lemmas[contentHead] === "do" && tree.heads[unit.head]! >= 0;
  const headOf = (draft: EnglishDraft): number =>
    standsIn(draft) ? draft.tree.heads[draft.unit.head]! : draft.contentHead;
  const own = page.statements.map((draft) => {
    const { tree, unit } = draft;
    const tokens = standsIn(draft) ? [headOf(draft), ...unit.tokens] : unit.tokens;
    return issuePoints(index, tree, headOf(draft), tokens);
  });
  const common = new Float64Array(index.labels.length);
  for (const { points } of own)
    for (let i = 0; i < points.length; i++) if (points[i]! >= 1) common[i]! += 1 / own.length;
  const topic = new Float64Array(index.labels.length);
  let paragraph = -1;
  for (const [at, draft] of page.statements.entries()) {
    const { tree, unit } = draft;
    const here = page.doc.sentences[draft.sentence]!.paragraph;
    if (here !== paragraph) topic.fill(0);
    paragraph = here;
    const contextOf = () => issuePoints(index, tree, headOf(draft), outsideOf(tree, unit.tokens));
    const found = chooseIssue(index, own[at]!, contextOf, topic, common);
    draft.issue = found.issue;
    draft.basis.push(`issue:${found.rule}`);
    // What a paragraph was about fades, but not at once.
    const { points } = own[at]!;
    for (let i = 0; i < topic.length; i++) topic[i] = topic[i]! * 0.8 + Math.min(3, points[i]!) * 0.4;
    trace(page, draft, "issue", found.rule, draft.issue ?? "none");
  }
}

/** The tokens of a tree that are not among these, in order. */
function outsideOf(tree: Tree, tokens: readonly number[]): number[] {
  const inside = new Uint8Array(tree.tokens.length);
  for (const k of tokens) inside[k] = 1;
  const outside: number[] = [];
  for (let k = 0; k < inside.length; k++) if (inside[k] === 0) outside.push(k);
  return outside;
}

export function linkingStep(page: EnglishPage): void {
  for (const draft of page.statements) {
    const { tree, unit } = draft;
    const inUnit = (span: Span): boolean => {
      if (span.start < tree.tokens[0]!.start || span.end > tree.tokens.at(-1)!.end) return false;
      return unit.tokens.some((k) => tree.tokens[k]!.start >= span.start && tree.tokens[k]!.end <= span.end);
    };
    const sentence = page.doc.sentences[tree.sentence]!;
    const timesHere = near(page.doc, page.times, sentence);
    draft.places = near(page.doc, page.toponyms, sentence)
      .filter((t) => inUnit(t))
      .map((t) => t.id);
    const times = timesHere.filter((t) => inUnit(t));
    const dated =
      times.find((t) => t.type === "date" && t.value !== null) ??
      times.find((t) => t.type !== "duration" && t.value !== null) ??
      times[0];
    if (dated) draft.time = dated.id;
    else {
      // The frame's date dates the speech act: `agreed in March to`.
      for (const above of draft.above) {
        const frame = timesHere.find(
          (t) =>
            t.type === "date" &&
            t.value !== null &&
            above.tokens.some((k) => tree.tokens[k]!.start >= t.start && tree.tokens[k]!.end <= t.end),
        );
        if (frame && unit.type === "complement") {
          draft.time = frame.id;
          break;
        }
      }
    }
    draft.basis.push("linking");
  }
}

/**
 * The score: the estimated probability that kind, hedge and chain are right, of two classifiers over the signs and over
 * how sure the others were.
 */
export function scoreStep(page: EnglishPage, classifiers: Classifiers): void {
  for (const draft of page.statements) {
    const content = probabilities(classifiers.content, contentScoreSigns(page, draft));
    const chain = probabilities(classifiers.chain, chainScoreSigns(page, draft));
    const score = calibrated(classifiers, content.at(-1)!, chain.at(-1)!);
    draft.score = Math.round(Math.max(0.01, Math.min(0.99, score)) * 100) / 100;
    if (page.trace) {
      const parts = `kind and hedge ${content.at(-1)!.toFixed(2)}, chain ${chain.at(-1)!.toFixed(2)}`;
      trace(page, draft, "score", "classifier", parts);
    }
  }
}

function trace(page: EnglishPage, draft: EnglishDraft, step: string, rule: string, note: string): void {
  page.trace?.push({ step, sentence: draft.sentence, rule, span: draft.span, note });
}
