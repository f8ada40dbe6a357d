// The arc-hybrid transition system: stack, buffer, the features of a configuration, and its dynamic oracle.
import { mix } from "./forms.ts";
import { PADDING, type WordCodes } from "./tagger.ts";

/** Moves: take the next word; the next word governs the top; the second governs the top. */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
/** Number of moves; weight rows are this wide, with one column unused for alignment. */
export const MOVES = 4;
/** Features of a move, and of a label. */
export const MOVE_FEATURES = 82;
export const LABEL_FEATURES = 38;

/** A sentence being parsed. Token `size` stands for the root and is the last of the buffer. */
export interface Configuration {
  readonly size: number;
  readonly codes: WordCodes;
  /** Fine and coarse tag indices, with the root's at place `size`. */
  readonly fine: Int32Array;
  readonly coarse: Int32Array;
  readonly stack: Int32Array;
  depth: number;
  next: number;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** Outermost and second outermost dependents on either side, -1 for none; how many there are. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
  /** Bits of the dependents' labels (folded to 31), for valency. */
  readonly labelBits: Int32Array;
}

/** The first configuration of a sentence. */
export function startConfiguration(codes: WordCodes, fine: Int32Array, coarse: Int32Array): Configuration {
  const size = codes.size;
  const none = (): Int32Array => new Int32Array(size + 1).fill(-1);
  return {
    size,
    codes,
    fine,
    coarse,
    stack: new Int32Array(size + 1),
    depth: 0,
    next: 0,
    heads: none(),
    labels: none(),
    left1: none(),
    left2: none(),
    right1: none(),
    right2: none(),
    leftCount: new Int32Array(size + 1),
    rightCount: new Int32Array(size + 1),
    labelBits: new Int32Array(size + 1),
  };
}

/** True when only the root is left. */
export function isFinal(config: Configuration): boolean {
  return config.depth === 0 && config.next === config.size;
}

/** Whether a move is allowed; the root governs exactly one word. */
export function isAllowed(config: Configuration, move: number): boolean {
  if (move === SHIFT) return config.next < config.size;
  if (move === LEFT) return config.depth > 0 && (config.next < config.size || config.depth === 1);
  return config.depth > 1;
}

/** The head that a move would give to the top of the stack. */
export function headOfMove(config: Configuration, move: number): number {
  return move === LEFT ? config.next : config.stack[config.depth - 2]!;
}

/** Makes a move; arcs carry `label`. */
export function applyMove(config: Configuration, move: number, label: number): void {
  if (move === SHIFT) {
    config.stack[config.depth++] = config.next++;
    return;
  }
  const dependent = config.stack[config.depth - 1]!;
  const head = headOfMove(config, move);
  config.depth--;
  config.heads[dependent] = head;
  config.labels[dependent] = label;
  config.labelBits[head]! |= 1 << (label % 31);
  if (dependent < head) {
    config.left2[head] = config.left1[head]!;
    config.left1[head] = dependent;
    config.leftCount[head]!++;
  } else {
    config.right2[head] = config.right1[head]!;
    config.right1[head] = dependent;
    config.rightCount[head]!++;
  }
}

/**
 * Cost of each allowed move: how many gold arcs it puts out of reach (Goldberg and Nievre's dynamic oracle for the
 * arc-hybrid system). Forbidden moves cost 1000.
 */
export function moveCosts(config: Configuration, gold: Int32Array, costs: Int32Array): void {
  costs.fill(1000);
  const { size, next, depth, stack } = config;
  if (isAllowed(config, SHIFT)) {
    let cost = 0;
    for (let d = 0; d < depth; d++) {
      const token = stack[d]!;
      if (gold[token] === next) cost++;
      if (d < depth - 1 && gold[next] === token) cost++;
    }
    costs[SHIFT] = cost;
  }
  if (depth === 0) return;
  const top = stack[depth - 1]!;
  const second = depth > 1 ? stack[depth - 2]! : -1;
  let lostDependents = 0;
  for (let b = next; b < size; b++) if (gold[b] === top) lostDependents++;
  const head = gold[top]!;
  if (isAllowed(config, LEFT)) costs[LEFT] = lostDependents + (head === second || head > next ? 1 : 0);
  if (isAllowed(config, RIGHT)) costs[RIGHT] = lostDependents + (head >= next ? 1 : 0);
}

/** Rough length classes: exact up to 4, then growing steps. */
function distanceClass(distance: number): number {
  if (distance < 5) return distance;
  if (distance < 7) return 5;
  if (distance < 11) return 6;
  return distance < 21 ? 7 : 8;
}

/** Fills `out` with the hashes of the configuration, for choosing a move. */
export function moveFeatures(config: Configuration, out: Int32Array): void {
  const { codes, fine, coarse, stack, depth, size, labels } = config;
  const { lower } = codes;
  const s0 = depth > 0 ? stack[depth - 1]! : -1;
  const s1 = depth > 1 ? stack[depth - 2]! : -1;
  const s2 = depth > 2 ? stack[depth - 3]! : -1;
  const b0 = config.next;
  const word = (i: number): number => (i < 0 ? -7 : i >= size ? -9 : lower[i + PADDING]!);
  const tag = (i: number): number => (i < 0 ? -1 : i > size ? -2 : fine[i]!);
  const pos = (i: number): number => (i < 0 ? -1 : i > size ? -2 : coarse[i]!);
  const child = (table: Int32Array, i: number): number => (i < 0 || i > size ? -1 : table[i]!);
  const label = (i: number): number => (i < 0 ? -1 : labels[i]!);
  const s0w = word(s0);
  const s1w = word(s1);
  const s2w = word(s2);
  const b0w = word(b0);
  const b1w = word(b0 + 1);
  const s0t = tag(s0);
  const s1t = tag(s1);
  const s2t = tag(s2);
  const b0t = tag(b0);
  const b1t = tag(b0 + 1);
  const b2t = tag(b0 + 2);
  const b3t = tag(b0 + 3);
  const s0p = pos(s0);
  const s1p = pos(s1);
  const b0p = pos(b0);
  const s0l1 = child(config.left1, s0);
  const s0l2 = child(config.left2, s0);
  const s0r1 = child(config.right1, s0);
  const s0r2 = child(config.right2, s0);
  const s1l1 = child(config.left1, s1);
  const s1l2 = child(config.left2, s1);
  const s1r1 = child(config.right1, s1);
  const s1r2 = child(config.right2, s1);
  const b0l1 = child(config.left1, b0);
  const b0l2 = child(config.left2, b0);
  const dSB = s0 < 0 ? 9 : distanceClass(b0 - s0);
  const dSS = s1 < 0 ? 9 : distanceClass(s0 - s1);
  const count = (table: Int32Array, i: number): number => (i < 0 ? -1 : Math.min(table[i]!, 4));
  const s0v = count(config.leftCount, s0) * 8 + count(config.rightCount, s0);
  const s1v = count(config.leftCount, s1) * 8 + count(config.rightCount, s1);
  const b0v = count(config.leftCount, b0);
  const s0s = s0 < 0 ? -1 : config.labelBits[s0]!;
  const s1s = s1 < 0 ? -1 : config.labelBits[s1]!;
  const b0s = config.labelBits[b0]!;
  let k = 0;
  out[k++] = mix(1, s0w, 0);
  out[k++] = mix(2, s0t, s0w);
  out[k++] = mix(3, s1w, 0);
  out[k++] = mix(4, s1t, s1w);
  out[k++] = mix(5, b0w, 0);
  out[k++] = mix(6, b0t, b0w);
  out[k++] = mix(7, b1w, 0);
  out[k++] = mix(8, b1t, b1w);
  out[k++] = mix(9, s0t, b0t);
  out[k++] = mix(10, s0w, b0w);
  out[k++] = mix(11, mix(1, s0w, s0t), b0t);
  out[k++] = mix(12, mix(1, b0w, b0t), s0t);
  out[k++] = mix(13, s1w, s0w);
  out[k++] = mix(14, s1t, s0t);
  out[k++] = mix(15, mix(1, s1w, s1t), s0t);
  out[k++] = mix(16, mix(1, s0w, s0t), s1t);
  out[k++] = mix(17, mix(1, s1w, s1t), b0t);
  out[k++] = mix(18, s1t, mix(1, b0w, b0t));
  out[k++] = mix(19, s1w, b0w);
  out[k++] = mix(20, mix(1, s1t, s0t), b0t);
  out[k++] = mix(21, mix(1, s0t, b0t), b1t);
  out[k++] = mix(22, mix(1, mix(1, s1t, s0t), b0t), b1t);
  out[k++] = mix(23, mix(1, s2t, s1t), mix(1, s0t, b0t));
  out[k++] = mix(24, mix(1, b0t, b1t), b2t);
  out[k++] = mix(25, mix(1, s0t, b0t), mix(1, b1t, b2t));
  out[k++] = mix(26, mix(1, s1t, s0t), s2t);
  out[k++] = mix(27, s2w, s2t);
  out[k++] = mix(28, mix(1, s0p, s1p), mix(1, b0p, s0l1 >= 0 ? tag(s0l1) : -1));
  out[k++] = mix(29, mix(1, s0p, b0p), mix(1, s0r1 >= 0 ? tag(s0r1) : -1, label(s0r1)));
  out[k++] = mix(30, mix(1, s1p, s0p), mix(1, s1r1 >= 0 ? tag(s1r1) : -1, label(s1r1)));
  out[k++] = mix(31, mix(1, s1p, s0p), mix(1, s1l1 >= 0 ? tag(s1l1) : -1, label(s1l1)));
  out[k++] = mix(32, mix(1, s0p, b0p), mix(1, b0l1 >= 0 ? tag(b0l1) : -1, label(b0l1)));
  out[k++] = mix(33, mix(1, s0t, s0w), label(s0l1));
  out[k++] = mix(34, mix(1, s0t, s0w), label(s0r1));
  out[k++] = mix(35, mix(1, s1t, s1w), label(s1l1));
  out[k++] = mix(36, mix(1, s1t, s1w), label(s1r1));
  out[k++] = mix(37, mix(1, b0t, b0w), label(b0l1));
  out[k++] = mix(38, mix(1, s0t, b0t), dSB);
  out[k++] = mix(39, mix(1, s0w, b0t), dSB);
  out[k++] = mix(40, mix(1, s0t, b0w), dSB);
  out[k++] = mix(41, mix(1, s0t, s1t), dSS);
  out[k++] = mix(42, mix(1, s0w, s1t), dSS);
  out[k++] = mix(43, mix(1, s0t, s1w), dSS);
  out[k++] = mix(44, mix(1, s0t, s0w), s0v);
  out[k++] = mix(45, s0t, s0v);
  out[k++] = mix(46, s1t, s1v);
  out[k++] = mix(47, mix(1, s1t, s1w), s1v);
  out[k++] = mix(48, mix(1, b0t, b0w), b0v);
  out[k++] = mix(49, s0t, s0s);
  out[k++] = mix(50, s1t, s1s);
  out[k++] = mix(51, b0t, b0s);
  out[k++] = mix(52, mix(1, s0t, b0t), s0s);
  out[k++] = mix(53, mix(1, s1t, s0t), s1s);
  out[k++] = mix(54, mix(1, s0t, b0t), b0s);
  out[k++] = mix(55, mix(1, s0p, b0p), mix(1, label(s0l1), label(s0l2)));
  out[k++] = mix(56, mix(1, s0p, b0p), mix(1, label(s0r1), label(s0r2)));
  out[k++] = mix(57, mix(1, s1p, s0p), mix(1, label(s1l1), label(s1l2)));
  out[k++] = mix(58, mix(1, s1p, s0p), mix(1, label(s1r1), label(s1r2)));
  out[k++] = mix(59, mix(1, s0p, b0p), mix(1, label(b0l1), label(b0l2)));
  out[k++] = mix(60, word(s0l1), s0t);
  out[k++] = mix(61, word(s0r1), s0t);
  out[k++] = mix(62, word(s1l1), s1t);
  out[k++] = mix(63, word(s1r1), s1t);
  out[k++] = mix(64, word(b0l1), b0t);
  out[k++] = mix(65, mix(1, s0w, b0w), s1t);
  out[k++] = mix(66, mix(1, s0w, s1w), b0t);
  out[k++] = mix(67, mix(1, s1w, b0w), s0t);
  out[k++] = mix(68, mix(1, b0t, b1t), mix(1, b2t, b3t));
  out[k++] = mix(69, mix(1, s0t, s1t), b1w);
  out[k++] = mix(70, mix(1, s0w, b0t), b1t);
  out[k++] = mix(71, mix(1, s0t, b0w), b1t);
  out[k++] = mix(72, mix(1, s1w, s0t), b0t);
  out[k++] = mix(73, b0 === size ? 1 : 0, mix(1, s0t, s1t));
  out[k++] = mix(74, depth < 4 ? depth : 4, mix(1, s0t, b0t));
  out[k++] = mix(75, between(config, s0, b0), mix(1, s0p, b0p));
  out[k++] = mix(76, between(config, s1, s0), mix(1, s1p, s0p));
  out[k++] = mix(77, mix(1, s0l1 >= 0 ? tag(s0l1) : -1, s0t), mix(1, b0t, s1t));
  out[k++] = mix(78, mix(1, s0r1 >= 0 ? tag(s0r1) : -1, s0t), mix(1, b0t, s1t));
  out[k++] = mix(79, mix(1, s1r1 >= 0 ? tag(s1r1) : -1, s0t), mix(1, b0t, s1t));
  out[k++] = mix(80, mix(1, s1l1 >= 0 ? tag(s1l1) : -1, s0t), mix(1, b0t, s1t));
  out[k++] = mix(81, mix(1, b0l1 >= 0 ? tag(b0l1) : -1, s0t), mix(1, b0t, s1t));
  out[k++] = mix(82, mix(1, word(s0r1), s0w), b0t);
}

/** What stands between two tokens: a comma, a verb, a conjunction, a mark of reported speech, as bits. */
function between(config: Configuration, from: number, to: number): number {
  if (from < 0) return -1;
  let bits = 0;
  const end = Math.min(to, from + 30);
  for (let i = from + 1; i < end; i++) bits |= 1 << (config.coarse[i]! % 31);
  return bits;
}

/** Fills `out` with the hashes of an arc, for choosing its label. */
export function labelFeatures(config: Configuration, head: number, dependent: number, out: Int32Array): void {
  const { codes, fine, coarse, size, labels } = config;
  const { lower, suffix3 } = codes;
  const word = (i: number): number => (i < 0 ? -7 : i >= size ? -9 : lower[i + PADDING]!);
  const tag = (i: number): number => (i < 0 ? -1 : i > size ? -2 : fine[i]!);
  const pos = (i: number): number => (i < 0 ? -1 : i > size ? -2 : coarse[i]!);
  const label = (i: number): number => (i < 0 ? -1 : labels[i]!);
  const hw = word(head);
  const dw = word(dependent);
  const ht = tag(head);
  const dt = tag(dependent);
  const side = dependent < head ? 1 : 0;
  const distance = distanceClass(Math.abs(head - dependent)) * 2 + side;
  const d1 = config.left1[dependent]!;
  const d2 = config.left2[dependent]!;
  const r1 = config.right1[dependent]!;
  const h1 = config.left1[head]!;
  const h2 = config.right1[head]!;
  const bits = config.labelBits[dependent]!;
  const headBits = config.labelBits[head]!;
  let k = 0;
  out[k++] = mix(101, mix(side, hw, dw), 0);
  out[k++] = mix(102, mix(side, ht, dt), 0);
  out[k++] = mix(103, mix(side, hw, ht), dt);
  out[k++] = mix(104, mix(side, ht, dt), dw);
  out[k++] = mix(105, side, dw);
  out[k++] = mix(106, side, hw);
  out[k++] = mix(107, dt, dw);
  out[k++] = mix(108, mix(side, ht, dt), distance);
  out[k++] = mix(109, mix(side, ht, dt), bits);
  out[k++] = mix(110, mix(side, ht, dt), headBits);
  out[k++] = mix(111, mix(side, ht, dt), label(d1));
  out[k++] = mix(112, mix(side, ht, dt), word(d1));
  out[k++] = mix(113, mix(side, ht, dt), mix(1, label(d1), label(d2)));
  out[k++] = mix(114, mix(side, ht, dt), word(d2));
  out[k++] = mix(115, mix(side, ht, dt), label(r1));
  out[k++] = mix(116, mix(side, ht, dt), mix(1, label(h1), tag(h1)));
  out[k++] = mix(117, mix(side, ht, dt), mix(1, label(h2), tag(h2)));
  out[k++] = mix(118, mix(side, ht, dt), word(h1));
  out[k++] = mix(119, mix(side, ht, dt), word(h2));
  out[k++] = mix(120, mix(side, ht, dt), tag(dependent - 1));
  out[k++] = mix(121, mix(side, ht, dt), tag(dependent + 1));
  out[k++] = mix(122, mix(side, ht, dt), word(dependent - 1));
  out[k++] = mix(123, mix(side, ht, dt), word(dependent + 1));
  out[k++] = mix(124, mix(side, ht, dt), mix(1, tag(head - 1), tag(head + 1)));
  out[k++] = mix(125, mix(side, hw, word(d1)), dt);
  out[k++] = mix(126, mix(side, ht, word(d1)), dw);
  out[k++] = mix(127, mix(side, hw, ht), bits);
  out[k++] = mix(128, mix(side, dw, dt), bits);
  out[k++] = mix(129, mix(side, hw, ht), headBits);
  out[k++] = mix(130, side, dependent < size ? suffix3[dependent + PADDING]! : 0);
  out[k++] = mix(131, side, head < size ? suffix3[head + PADDING]! : 0);
  out[k++] = mix(132, mix(side, hw, label(d1)), dt);
  out[k++] = mix(133, mix(side, ht, pos(h1)), mix(1, dt, word(d1)));
  out[k++] = mix(134, mix(1, config.leftCount[dependent]!, config.rightCount[dependent]!), mix(side, ht, dt));
  out[k++] = mix(135, mix(1, config.leftCount[head]!, config.rightCount[head]!), mix(side, ht, dt));
  out[k++] = mix(
    136,
    between(config, Math.min(head, dependent), Math.max(head, dependent)),
    mix(side, pos(head), pos(dependent)),
  );
  out[k++] = mix(137, mix(side, hw, dt), distance);
  out[k++] = mix(138, mix(side, ht, dt), dependent === 0 ? 1 : 0);
}
