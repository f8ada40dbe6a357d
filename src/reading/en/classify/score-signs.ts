// The signs of how likely a statement is right: how it was found, and how sure rules and classifiers were of it.
import { remembered } from "../../remembered.ts";
import type { EnglishDraft, EnglishPage } from "../page.ts";
import { partKind } from "../page-index.ts";
import { child, isFiniteClause, type Tree } from "../tree.ts";
import type { Decision } from "./linear.ts";
import { bounds, joined, type Sign, SignList } from "./sign.ts";

const MARGINS = [0, 1, 2, 3, 4, 5];
const KIND_MARGINS = bounds("kind-margin", MARGINS);
const HEDGE_MARGINS = bounds("hedge-margin", MARGINS);
const SENTENCE = bounds("sentence", [6, 10, 16, 25, 35, 45]);
const WORDS = bounds("words", [4, 6, 9, 14, 20, 30]);
const BESIDE = bounds("beside", [2, 3, 4]);

const KIND = joined("kind=");
const HEDGE = joined("hedge=");
const KIND_OVERRULED = joined("kind-overruled");
const HEDGE_OVERRULED = joined("hedge-overruled");
const ACT = joined("act=");
const VOICES = joined("voices=");
const LINK = joined("link=");
const LINK_NONE = joined("link=none");
const LINK_SHAPE = joined("link-shape=");
const LINK_RULE = joined("link-rule=");
const HEARSAY = joined("hearsay");
const LINK_ELSEWHERE = joined("link-elsewhere");
const LINKS_VOICES = joined("links-voices=");
const VOICE = joined("voice=");
const VOICE_LONG = joined("voice-long");
const VOICE_PRONOUN = joined("voice-pronoun");
const VOICE_CAPITAL = joined("voice-capital");
const BASIS = joined("basis=");
const UNIT = joined("unit=");
const FINITE = joined("finite");
const MAIN_WITHOUT_SUBJECT = joined("main-without-subject");
const NO_ACTOR = joined("no-actor");
const PIECES = joined("pieces");
const COLON_INSIDE = joined("colon-inside");
const DEPENDENT = joined("dependent");
const RULE = joined("rule=");
const PART = joined("part=");

/** The sign of a rule of the kind, without the word it was found by. */
const familyOf = remembered(1000, (rule: string) => joined(rule.replace(/-(?:[a-z']+)$/u, "")));
const isOfChain = remembered(1000, (rule: string) => /^(?:speaks-for|continu|quot|label|pronoun)/u.test(rule));

/** Signs of whether kind and hedge are right. */
export function contentScoreSigns(page: EnglishPage, draft: EnglishDraft): SignList {
  const signs = shapeSigns(page, draft);
  const put = (sign: Sign): void => signs.put(sign);
  put(KIND.with(draft.kind));
  put(HEDGE.with(draft.hedge));
  const rule = draft.basis.find((b) => b.startsWith("kind:"));
  if (rule) put(familyOf(rule));
  marginSigns(KIND_MARGINS, KIND_OVERRULED, draft.decided.kind, put);
  marginSigns(HEDGE_MARGINS, HEDGE_OVERRULED, draft.decided.hedge, put);
  put(ACT.with(draft.act?.cls ?? "none"));
  if (draft.act) put(ACT.with(draft.act.form).plus(draft.act.shape));
  put(VOICES.with(String(Math.min(2, draft.voices.length))).plus(draft.kind));
  return signs;
}

/** Signs of whether the chain of voices is right. */
export function chainScoreSigns(page: EnglishPage, draft: EnglishDraft): SignList {
  const signs = shapeSigns(page, draft);
  const put = (sign: Sign): void => signs.put(sign);
  const depth = String(Math.min(3, draft.voices.length));
  put(VOICES.with(depth));
  const link = draft.chain.at(-1);
  put(link ? LINK.with(link.cls).plus(link.form) : LINK_NONE);
  if (link) {
    put(LINK_SHAPE.with(link.shape));
    put(LINK_RULE.with(link.rule));
    if (link.hearsay) put(HEARSAY);
    if (link.tree !== draft.tree) put(LINK_ELSEWHERE);
  }
  put(
    LINKS_VOICES.with(String(Math.min(3, draft.chain.length)))
      .with("-")
      .with(depth),
  );
  for (const voice of draft.voices.slice(1)) {
    put(VOICE.with(voice.entity !== null ? "known" : voice.name === "unnamed source" ? "unnamed" : "phrase"));
    if (voice.entity === null && voice.name.split(" ").length > 3) put(VOICE_LONG);
    if (/^(?:he|she|it|they|we|i|this|that|who)$/iu.test(voice.name)) put(VOICE_PRONOUN);
    if (/^\p{Lu}/u.test(voice.name) && voice.entity === null) put(VOICE_CAPITAL);
  }
  for (const rule of draft.basis) if (isOfChain(rule)) put(BASIS.with(rule));
  put(KIND.with(draft.kind).plus(depth));
  return signs;
}

/** What both look at: the unit, the sentence and the parse. */
function shapeSigns(page: EnglishPage, draft: EnglishDraft): SignList {
  const { tree, unit } = draft;
  const signs = new SignList();
  const put = (sign: Sign): void => signs.put(sign);
  put(UNIT.with(unit.type));
  const n = tree.tokens.length;
  for (const [least, name] of SENTENCE) if (n >= least) put(name);
  for (const [least, name] of WORDS) if (unit.tokens.length >= least) put(name);
  if (isFiniteClause(tree, draft.contentHead)) put(FINITE);
  if (child(tree, unit.head, "nsubj", "nsubj:pass") < 0 && unit.type === "main") put(MAIN_WITHOUT_SUBJECT);
  if (draft.actor.length === 0) put(NO_ACTOR);
  const beside = besideOf(page).get(tree) ?? 1;
  for (const [least, name] of BESIDE) if (beside >= least) put(name);
  // Pieces of the unit: a unit in many pieces is a sign of a bad parse.
  let pieces = 1;
  for (let i = 1; i < unit.tokens.length; i++) if (unit.tokens[i] !== unit.tokens[i - 1]! + 1) pieces++;
  if (pieces > 2) put(PIECES);
  if (/[:;]/u.test(page.doc.text.slice(draft.span.start, draft.span.end))) put(COLON_INSIDE);
  if (["relative", "adverbial", "nominal", "participle"].includes(unit.type)) put(DEPENDENT);
  put(RULE.with(unit.rule));
  const kind = partKind(page.doc, draft.part);
  if (kind !== null) put(PART.with(kind));
  return signs;
}

const counted = new WeakMap<readonly EnglishDraft[], ReadonlyMap<Tree, number>>();

/** How many statements each sentence has. The list must not change once asked for. */
function besideOf(page: EnglishPage): ReadonlyMap<Tree, number> {
  let counts = counted.get(page.statements);
  if (counts === undefined) {
    const made = new Map<Tree, number>();
    for (const { tree } of page.statements) made.set(tree, (made.get(tree) ?? 0) + 1);
    counted.set(page.statements, made);
    counts = made;
  }
  return counts;
}

function marginSigns(
  margins: ReturnType<typeof bounds>,
  overruled: Sign,
  decision: Decision | null,
  put: (sign: Sign) => void,
): void {
  if (!decision) return;
  for (const [least, sign] of margins) if (decision.margin >= least) put(sign);
  if (decision.overruled) put(overruled);
}
