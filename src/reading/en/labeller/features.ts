// Features of the labeller: what speaks for a token as the anchor of a cue, and for a token as source, cue or content of an anchor.
import { hashOf, mix, rowsOf, type SentenceFacts } from "./sentence-facts.ts";

const NONE = hashOf("#none");
const START = hashOf("#start");
const SELF = hashOf("#self");
const FAR = hashOf("#far");

function bucket(d: number): number {
  const size = Math.abs(d);
  const b = size <= 4 ? size : size <= 6 ? 5 : size <= 10 ? 6 : size <= 20 ? 7 : 8;
  return d < 0 ? 16 + b : b;
}

/** Hashed features of the token as a cue's anchor, appended to `out`. */
export function anchorFeatures(facts: SentenceFacts, i: number, out: number[]): void {
  const { tree } = facts;
  const n = tree.tokens.length;
  const L = facts.lemma[i]!;
  const U = facts.upos[i]!;
  const C = facts.cls[i]! || NONE;
  const UC = mix(U, C);
  const X = facts.xpos[i]!;
  const R = facts.relation[i]!;
  const head = tree.heads[i]!;
  const put = (template: number, value: number): void => {
    out.push(mix(template, value));
  };
  put(1, U);
  put(2, mix(U, L));
  put(3, UC);
  put(4, X);
  put(5, mix(U, R));
  put(6, mix(C, R));
  put(7, facts.ending[i]!);
  put(8, mix(L, R));
  const hl = head < 0 ? START : facts.lemma[head]!;
  const hu = head < 0 ? START : facts.upos[head]!;
  const hc = head < 0 ? START : facts.cls[head]! || NONE;
  put(9, mix(mix(U, hl), R));
  put(10, mix(mix(U, hu), R));
  put(11, mix(mix(UC, hc), R));
  put(12, mix(UC, facts.objectClass[i]! || NONE));
  for (const F of facts.further[i]!) {
    put(50, F);
    put(51, mix(F, R));
    put(52, mix(F, facts.subjectKind[i]!));
    put(53, mix(F, i + 1 < n ? facts.word[i + 1]! : START));
    put(54, mix(F, head < 0 ? START : facts.upos[head]!));
    for (const c of tree.children[i]!) put(55, mix(F, mix(facts.relation[c]!, c < i ? 1 : 2)));
  }
  if (facts.further[i]!.length === 0) put(56, UC);
  const object = tree.children[i]!.find((c) => tree.relations[c] === "obj");
  if (object !== undefined) for (const F of facts.further[object]!) put(57, mix(U, F));
  put(13, mix(U, facts.subjectKind[i]!));
  put(14, mix(C, facts.subjectKind[i]!));
  put(15, mix(L, facts.subjectKind[i]!));
  for (const c of tree.children[i]!) {
    const side = c < i ? 1 : 2;
    const r = mix(facts.relation[c]!, side);
    const rm = mix(r, markerOf(facts, c));
    put(20, mix(U, r));
    put(21, mix(C, r));
    put(22, mix(L, r));
    put(23, mix(U, rm));
    put(24, mix(C, rm));
    put(25, mix(L, rm));
    put(26, mix(mix(U, r), facts.upos[c]!));
    if (c < i || tree.upos[c] === "PART") put(27, mix(mix(U, r), facts.word[c]!));
    if (tree.relations[c] === "obj" || tree.relations[c] === "xcomp" || tree.relations[c] === "ccomp") {
      put(28, mix(mix(UC, r), facts.cls[c]! || NONE));
      put(29, mix(mix(U, r), facts.lemma[c]!));
      put(30, mix(mix(UC, r), facts.xpos[c]!));
    }
  }
  const at = (k: number): number => (k < 0 || k >= n ? START : facts.word[k]!);
  put(31, mix(UC, at(i + 1)));
  put(32, mix(L, at(i + 1)));
  put(33, mix(UC, at(i - 1)));
  put(34, mix(mix(U, at(i + 1)), at(i + 2)));
  put(35, mix(mix(C, at(i - 1)), at(i + 1)));
  put(36, mix(mix(L, at(i + 1)), at(i + 2)));
  put(37, mix(U, at(i - 2)));
  const quoted = facts.quoted[i]!;
  put(40, mix(UC, quoted + (facts.hasQuotes ? 2 : 0)));
  let near = 0;
  for (let d = 1; d <= 4; d++) {
    if (i - d >= 0 && facts.quoted[i - d] !== quoted) near |= 1;
    if (i + d < n && facts.quoted[i + d] !== quoted) near |= 2;
  }
  put(41, mix(UC, near));
  put(42, mix(facts.rule[i]! || NONE, U));
  put(43, mix(mix(facts.rule[i]! || NONE, facts.subjectKind[i]!), 1));
  put(44, mix(mix(UC, facts.role[i]!), facts.rule[i]! === 0 ? 0 : 1));
  put(45, mix(mix(C, R), facts.role[i]!));
  put(46, mix(U, Math.min(3, facts.depth[i]!)));
  put(47, mix(mix(U, facts.role[i]!), Math.min(3, facts.depth[i]!)));
  let ancestor = head;
  for (let steps = 0; ancestor >= 0 && steps < 12; steps++) {
    if (facts.cls[ancestor] || facts.rule[ancestor]) {
      put(48, mix(mix(UC, facts.cls[ancestor]!), facts.rule[ancestor]! === 0 ? 0 : 1));
      break;
    }
    ancestor = tree.heads[ancestor]!;
  }
  if (ancestor < 0) put(48, UC);
  const last = tree.lower[n - 1];
  put(49, mix(UC, last === ":" ? 1 : last === "?" ? 2 : last === "." ? 3 : 4));
}

/** The word that marks a phrase or clause: its preposition or conjunction. */
function markerOf({ tree, word }: SentenceFacts, head: number): number {
  for (const k of tree.children[head]!) {
    const rel = tree.relations[k]!;
    if (rel === "case" || rel === "mark") return word[k]!;
  }
  return NONE;
}

/** What the role features ask about an anchor, made once for all tokens. */
export interface AnchorView {
  readonly anchor: number;
  /** For each token the child of the deepest common ancestor with the anchor under which it stands, hashed with the way up. */
  readonly branch: Int32Array;
  /** The same without the marker word. */
  readonly plainBranch: Int32Array;
  /** 0 none, 1 source, 2 cue, 3 content of the grammar's link with this head. */
  readonly own: Uint8Array;
  readonly subjectFrom: number;
  readonly subjectTo: number;
  /** Marks between the anchor and the token, by kind. */
  readonly between: Uint8Array;
  readonly key: number;
}

/** The view from an anchor. */
export function viewFrom(facts: SentenceFacts, anchor: number): AnchorView {
  const { tree } = facts;
  const n = tree.tokens.length;
  const { ints, bytes } = rowsOf(n, 3, 4);
  const [branch, plainBranch, ups] = [ints(0), ints(1), ints(2)];
  const [isUp, isDone, own, between] = [bytes(0), bytes(1), bytes(2), bytes(3)];
  let way = SELF;
  for (let k = anchor, steps = 0; k >= 0 && steps < 30; k = tree.heads[k]!, steps++) {
    isUp[k] = 1;
    ups[k] = way;
    way = steps < 3 ? mix(way, facts.relation[k]!) : mix(FAR, facts.relation[k]!);
  }
  for (let t = 0; t < n; t++) {
    let below = -1;
    let k = t;
    for (let steps = 0; steps <= n && isUp[k] === 0; steps++) {
      below = k;
      k = tree.heads[k]!;
      if (k < 0) break;
    }
    const up = k < 0 || isUp[k] === 0 ? NONE : ups[k]!;
    if (below < 0) {
      branch[t] = mix(up, NONE);
      plainBranch[t] = branch[t]!;
      continue;
    }
    if (isDone[below] === 0) {
      plainBranch[below] = mix(mix(up, facts.relation[below]!), below < anchor ? 1 : 2);
      branch[below] = mix(plainBranch[below]!, markerOf(facts, below));
      isDone[below] = 1;
    }
    plainBranch[t] = plainBranch[below]!;
    branch[t] = branch[below]!;
  }
  const link = facts.links[anchor];
  if (link) {
    for (const k of link.content) own[k] = 3;
    if (link.source) for (let k = link.source[0]; k <= link.source[1]; k++) own[k] = 1;
    for (const k of link.cue) own[k] = 2;
  }
  const s = facts.subject[anchor]!;
  let seen = 0;
  for (let t = anchor + 1; t < n; t++) {
    between[t] = seen;
    seen |= markBits(tree.lower[t]!);
  }
  seen = 0;
  for (let t = anchor - 1; t >= 0; t--) {
    between[t] = seen;
    seen |= markBits(tree.lower[t]!);
  }
  return {
    anchor,
    branch,
    plainBranch,
    own,
    subjectFrom: s < 0 ? -1 : Math.min(tree.left[s]!, s),
    subjectTo: s < 0 ? -1 : Math.max(tree.right[s]!, s),
    between,
    key: mix(facts.upos[anchor]!, facts.cls[anchor]! || NONE),
  };
}

function markBits(word: string): number {
  if (word === ",") return 1;
  if (word === ":" || word === ";" || word === "-" || word === "—" || word === "–" || word === "--") return 2;
  if (word === "“" || word === "”" || word === '"' || word === "''" || word === "``") return 4;
  return 0;
}

/** How many features a token has as seen from an anchor, the first of them shared by all tokens of a stretch. */
export const ROLE_FEATURES = 25;
export const STRETCH_FEATURES = 11;

/** Hashed features of the token `t` seen from an anchor, written to `out`, which has room for all of them. */
export function roleFeatures(facts: SentenceFacts, view: AnchorView, t: number, out: Int32Array): void {
  stretchFeatures(facts, view, t, out);
  tokenFeatures(facts, view, t, out);
}

/** Whether the token before `t` has the same features of its stretch. */
export function goesOnWith(facts: SentenceFacts, view: AnchorView, t: number): boolean {
  const { branch, plainBranch, own, between } = view;
  const before = t - 1;
  return (
    t > 0 &&
    branch[t] === branch[before] &&
    plainBranch[t] === plainBranch[before] &&
    own[t] === own[before] &&
    between[t] === between[before] &&
    facts.role[t] === facts.role[before] &&
    facts.quoted[t] === facts.quoted[before] &&
    isInSubject(view, t) === isInSubject(view, before) &&
    t !== view.anchor
  );
}

function isInSubject(view: AnchorView, t: number): number {
  return t >= view.subjectFrom && t <= view.subjectTo ? 1 : 0;
}

/** The features that follow from where a token stands as seen from the anchor: written to the front of `out`. */
export function stretchFeatures(facts: SentenceFacts, view: AnchorView, t: number, out: Int32Array): void {
  const a = view.anchor;
  const K = view.key;
  const A = facts.upos[a]!;
  const B = view.branch[t]!;
  const P = view.plainBranch[t]!;
  const own = view.own[t]! + (facts.links[a] ? 4 : 0);
  const gap = view.between[t]!;
  const isBehind = t >= a ? 1 : 0;
  const inSubject = isInSubject(view, t);
  out[0] = mix(101, mix(A, B));
  out[1] = mix(102, mix(A, P));
  out[2] = mix(103, mix(K, P));
  out[3] = mix(104, mix(facts.lemma[a]!, B));
  out[4] = mix(106, mix(mix(A, gap), isBehind));
  out[5] = mix(109, mix(mix(own, facts.role[t]!), inSubject));
  out[6] = mix(110, mix(mix(own, P), inSubject));
  out[7] = mix(111, mix(mix(A, inSubject), mix(facts.subjectKind[a]!, own)));
  out[8] = mix(115, mix(mix(facts.quoted[t]!, facts.quoted[a]!), mix(A, own)));
  out[9] = mix(116, mix(mix(facts.quoted[t]!, gap), mix(A, isBehind)));
  out[10] = mix(120, mix(mix(P, gap), own));
}

/** The features that look at the token itself: written to `out` behind those of the stretch. */
export function tokenFeatures(facts: SentenceFacts, view: AnchorView, t: number, out: Int32Array): void {
  const n = facts.tree.tokens.length;
  const a = view.anchor;
  const A = facts.upos[a]!;
  const P = view.plainBranch[t]!;
  const d = bucket(t - a);
  const W = facts.word[t]!;
  const own = view.own[t]! + (facts.links[a] ? 4 : 0);
  const after = t + 1 < n ? facts.word[t + 1]! : START;
  out[11] = mix(105, mix(mix(A, d), own));
  out[12] = mix(107, mix(own, W));
  out[13] = mix(108, mix(own, facts.upos[t]!));
  out[14] = mix(112, mix(mix(W, d), A));
  out[15] = mix(113, mix(mix(W, P), A));
  out[16] = mix(114, mix(mix(facts.relation[t]!, P), own));
  out[17] = mix(117, mix(mix(facts.lemma[a]!, W), d));
  out[18] = mix(118, mix(mix(after, W), own));
  out[19] = mix(119, mix(mix(t > 0 ? facts.word[t - 1]! : START, W), own));
  out[20] = mix(121, mix(facts.lemma[t]!, mix(A, d)));
  out[21] = mix(122, mix(facts.cls[t]! || NONE, mix(P, A)));
  out[22] = mix(123, mix(mix(view.own[t + 1] ?? 9, view.own[t - 1] ?? 9), mix(own, W)));
  out[23] = mix(124, mix(mix(facts.relation[t]!, d), A));
  out[24] = mix(125, mix(mix(after, P), mix(W, A)));
}
