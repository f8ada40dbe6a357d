// Tolls: how many were killed, wounded or driven out, as different tellers count them; as many accounts as there are figures.
import type { Quantity } from "../reading/index.ts";
import { differentTellers, disjoint, paragraphOf } from "./clash.ts";
import { type Indexed, isWriter, meet, type StatementIndex } from "./statement-index.ts";

/** A count of people to whom one thing happened. */
interface Toll {
  readonly entry: Indexed;
  /** Stem of what happened to them. */
  readonly measure: string;
  readonly value: number;
  /** Stem of who was counted; null for people in general. */
  readonly who: string | null;
  readonly bound: Quantity["bound"];
  /** Said to be a total (`put the toll at 18`). */
  readonly total: boolean;
}

const COUNTED = new Set(["report", "judgement", "denial"]);
const CLOSE = 0.1;
/** Pairs looked at for one measure at most; more tolls than that are no single event. */
const MOST_TOLLS = 400;

/** Accounts of one event, smallest figure first. */
export interface TollDispute {
  /** What happened to those who were counted, as a word to show. */
  readonly measure: string;
  readonly figures: readonly number[];
  readonly sides: readonly (readonly Indexed[])[];
}

/** Statements about one event with figures that cannot all be right: one group of sides for each event, sides by figure. */
export function findTolls(index: StatementIndex): TollDispute[] {
  const byMeasure = new Map<string, Toll[]>();
  for (const entry of index.all) {
    for (const toll of tollsOf(index, entry)) {
      const found = byMeasure.get(toll.measure);
      if (found === undefined) byMeasure.set(toll.measure, [toll]);
      else if (found.length < MOST_TOLLS) found.push(toll);
    }
  }
  const events: TollDispute[] = [];
  for (const [measure, tolls] of byMeasure) {
    const met = new Map<Toll, Set<Toll>>();
    for (const [i, a] of tolls.entries()) {
      for (const b of tolls.slice(i + 1)) {
        if (!sameEvent(a, b) || !countClash(a, b)) continue;
        met.set(a, (met.get(a) ?? new Set()).add(b));
        met.set(b, (met.get(b) ?? new Set()).add(a));
      }
    }
    const seen = new Set<Toll>();
    for (const start of met.keys()) {
      if (seen.has(start)) continue;
      const event: Toll[] = [];
      const open = [start];
      for (let toll = open.pop(); toll !== undefined; toll = open.pop()) {
        if (seen.has(toll)) continue;
        seen.add(toll);
        event.push(toll);
        open.push(...met.get(toll)!);
      }
      // Others who give one of these figures.
      for (const toll of tolls) {
        if (!event.includes(toll) && event.some((other) => sameEvent(other, toll) && sameFigure(other, toll)))
          event.push(toll);
      }
      const sides = byFigure(event);
      events.push({
        measure: index.words.tolls.get(measure) ?? measure,
        figures: sides.map((side) => side[0]!.value),
        sides: sides.map((side) => side.map(({ entry }) => entry).sort((a, b) => a.order - b.order)),
      });
    }
  }
  return events;
}

function tollsOf(index: StatementIndex, entry: Indexed): Toll[] {
  const { words } = index;
  if (!COUNTED.has(entry.statement.kind)) return [];
  const measure = [...words.tolls.keys()].find((stem) => entry.stems.has(stem));
  if (measure === undefined) return [];
  const put = words.tollAt.exec(entry.text);
  if (put?.groups !== undefined) {
    const { value, who, least } = put.groups;
    return [
      {
        entry,
        measure,
        value: Number(value!.replaceAll(",", "")),
        who: who === undefined ? null : whoOf(index, who),
        bound: least === undefined ? null : "at least",
        total: true,
      },
    ];
  }
  // The first figure of the statement is its toll; what follows are parts of it.
  const { text } = entry.reading.doc;
  const first = entry.statement.quantities.find(
    ({ value, unit }) => value !== null && unit !== null && words.people.has(words.stem(unit)),
  );
  if (first === undefined) return [];
  const lead = text.slice(Math.max(0, first.start - 80), first.start);
  if (!words.partOf.test(lead))
    return [{ entry, measure, value: first.value!, who: whoOf(index, first.unit!), bound: first.bound, total: false }];
  // `91 civilians, including 23 children`: the whole stands before its part, perhaps outside the statement.
  const whole = /(\d[\d,]*) (\p{L}+)[^\d.;:]*$/u.exec(lead.replace(words.partOf, ""));
  if (whole === null || !words.people.has(words.stem(whole[2]!))) return [];
  const value = Number(whole[1]!.replaceAll(",", ""));
  return [{ entry, measure, value, who: whoOf(index, whole[2]!), bound: null, total: false }];
}

function whoOf(index: StatementIndex, unit: string): string | null {
  const stem = index.words.stem(unit.trim().split(/\s+/u).at(-1) ?? unit);
  return index.words.anybody.has(stem) ? null : stem;
}

/** One event: told side by side, or in two documents of the same place or by the same voice of the same doer. */
function sameEvent(a: Toll, b: Toll): boolean {
  if (disjoint(a.entry, b.entry)) return false;
  if (a.entry.places.size > 0 && b.entry.places.size > 0 && !meet(a.entry.places, b.entry.places)) return false;
  if (a.entry.reading === b.entry.reading) {
    if (a.entry.statement.part !== b.entry.statement.part || !differentTellers(a.entry, b.entry)) return false;
    if (Math.abs(paragraphOf(a.entry) - paragraphOf(b.entry)) > 1) return false;
    // A figure of the writer's own among those of others may be another event's.
    return [a, b].every((toll) => toll.total || !isWriter(toll.entry.voice.name));
  }
  const samePlace = meet(a.entry.places, b.entry.places);
  const sameVoice = !isWriter(a.entry.voice.name) && a.entry.voice.name === b.entry.voice.name;
  const sameNames = meet(a.entry.names, b.entry.names);
  return (samePlace && sameNames) || (sameVoice && sharesWords(a, b)) || (samePlace && sharesWords(a, b));
}

/** Whether the two tell their figure in much the same words. */
function sharesWords(a: Toll, b: Toll): boolean {
  const wordsOf = ({ entry }: Toll) => [...entry.stems, ...entry.names].filter((word) => !/^\d/u.test(word));
  const first = wordsOf(a);
  const second = new Set(wordsOf(b));
  const common = first.filter((word) => second.has(word)).length;
  return common >= 2 && common >= 0.5 * Math.min(first.length, second.size);
}

function sameFigure(a: Toll, b: Toll): boolean {
  return a.who === b.who && Math.abs(a.value - b.value) <= CLOSE * Math.max(a.value, b.value);
}

/** Counts of the same people that cannot both be right; a part may be smaller than its whole. */
function countClash(a: Toll, b: Toll): boolean {
  if (a.who !== b.who && a.who !== null && b.who !== null) return false;
  const [low, high] = a.value <= b.value ? [a, b] : [b, a];
  if (low.bound === "at least" || high.bound === "at most") {
    // Two versions of one sentence are two versions, bounds or not.
    if (a.entry.voice.name !== b.entry.voice.name || isWriter(a.entry.voice.name)) return false;
  }
  if (low.who !== null && high.who === null) return false;
  return high.value - low.value > CLOSE * high.value;
}

function byFigure(event: readonly Toll[]): Toll[][] {
  const sorted = [...event].sort((a, b) => a.value - b.value || a.entry.order - b.entry.order);
  const sides: Toll[][] = [];
  for (const toll of sorted) {
    const last = sides.at(-1)?.[0];
    if (last !== undefined && toll.value - last.value <= CLOSE * toll.value) sides.at(-1)!.push(toll);
    else sides.push([toll]);
  }
  return sides;
}
