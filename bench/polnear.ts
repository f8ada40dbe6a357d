// Attribution against PolNeAR's dev split: token F1 of source, cue and content, and relations found. Measured only, never trained on.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { englishReader } from "../test/reading/english.ts";
import { exactDoc } from "../test/reading/exact-doc.ts";

interface Relation {
  cue: [number, number][];
  sources: [number, number][];
  contents: [number, number][];
}

interface Counts {
  gold: number;
  found: number;
  right: number;
}

/** PolNeAR dev: `{source, cue, content}` token F1, attribution F1 by overlap of cue and content, and with the source too. */
export function bench(dataDir: string): unknown {
  const folder = [join(dataDir, "polnear-dev"), join(dataDir, "data", "polnear-dev")].find((path) => existsSync(path));
  if (folder === undefined)
    return { missing: "polnear-dev/text and polnear-dev/attributions (https://github.com/networkdynamics/PolNeAR)" };
  const reader = englishReader();
  const files = new Map<string, string>();
  for (const file of readdirSync(join(folder, "attributions")).sort()) {
    const name = file.replace(/(_[0-9a-f]{4})?\.ann$/, "");
    // Several annotators: the alphabetically first one.
    if (!files.has(name)) files.set(name, file);
  }
  const roles = { source: zero(), cue: zero(), content: zero() };
  const overlap = zero();
  const withSource = zero();
  const errors: string[] = [];
  let characters = 0;
  let ms = 0;
  for (const [name, file] of files) {
    const points = readFileSync(join(folder, "text", `${name}.txt`), "utf8");
    const gold = readBrat(readFileSync(join(folder, "attributions", file), "utf8"), points);
    const doc = exactDoc(points, name);
    const before = performance.now();
    const found: Relation[] = reader.readDoc(doc, null).attributions.map((a) => ({
      cue: [[a.cue.start, a.cue.end]],
      sources: a.sources.map((s): [number, number] => [s.start, s.end]),
      contents: a.contents.map((s): [number, number] => [s.start, s.end]),
    }));
    ms += performance.now() - before;
    characters += points.length;
    for (const [role, key] of [
      ["source", "sources"],
      ["cue", "cue"],
      ["content", "contents"],
    ] as const) {
      const g = covered(gold, key, doc.tokens);
      const f = covered(found, key, doc.tokens);
      roles[role].gold += g.size;
      roles[role].found += f.size;
      for (const t of f) if (g.has(t)) roles[role].right++;
    }
    const matchedGold = new Set<number>();
    let right = 0;
    let rightWithSource = 0;
    for (const relation of found) {
      const at = gold.findIndex(
        (g, k) => !matchedGold.has(k) && meets(g.cue, relation.cue) && meets(g.contents, relation.contents),
      );
      if (at < 0) {
        errors.push(`FALSE  ${show(points, relation)}`);
        continue;
      }
      matchedGold.add(at);
      right++;
      const g = gold[at]!;
      if (text(points, g.cue) !== text(points, relation.cue)) {
        errors.push(`CUE    <${text(points, relation.cue)}> gold <${text(points, g.cue)}>`);
      }
      if (text(points, g.contents) !== text(points, relation.contents)) {
        errors.push(`SPAN   {${text(points, relation.contents)}}\n   GOLD {${text(points, g.contents)}}`);
      }
      if (meets(g.sources, relation.sources) || (g.sources.length === 0 && relation.sources.length === 0))
        rightWithSource++;
      else errors.push(`SOURCE ${show(points, relation)}  ## gold ${text(points, g.sources)}`);
    }
    for (const [k, g] of gold.entries()) if (!matchedGold.has(k)) errors.push(`MISSED ${show(points, g)}`);
    for (const [counts, r] of [
      [overlap, right],
      [withSource, rightWithSource],
    ] as const) {
      counts.gold += gold.length;
      counts.found += found.length;
      counts.right += r;
    }
  }
  return {
    documents: files.size,
    tokenF1: { source: figures(roles.source), cue: figures(roles.cue), content: figures(roles.content) },
    attribution: { overlap: figures(overlap), withSource: figures(withSource) },
    megabytesPerSecond: Math.round((characters / 1e3 / ms) * 1000) / 1000,
    ...(process.env.PARLEY_ERRORS ? { errors } : {}),
  };
}

function zero(): Counts {
  return { gold: 0, found: 0, right: 0 };
}

function figures(c: Counts): unknown {
  const p = c.right / Math.max(1, c.found);
  const r = c.right / Math.max(1, c.gold);
  const round = (x: number): number => Math.round(x * 1000) / 10;
  return {
    precision: round(p),
    recall: round(r),
    f1: round((2 * p * r) / Math.max(1e-9, p + r)),
    gold: c.gold,
    found: c.found,
  };
}

function meets(a: readonly [number, number][], b: readonly [number, number][]): boolean {
  return a.some((x) => b.some((y) => Math.min(x[1], y[1]) > Math.max(x[0], y[0])));
}

function covered(
  relations: readonly Relation[],
  key: keyof Relation,
  tokens: readonly { start: number; end: number }[],
): Set<number> {
  const out = new Set<number>();
  for (const relation of relations) {
    for (const [start, end] of relation[key]) {
      let low = 0;
      let high = tokens.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (tokens[middle]!.end <= start) low = middle + 1;
        else high = middle;
      }
      for (let k = low; k < tokens.length && tokens[k]!.start < end; k++) out.add(k);
    }
  }
  return out;
}

/** Relations of a brat stand-off file; its offsets count code points. */
function readBrat(annotation: string, points: string): Relation[] {
  const toUnits: number[] = [];
  let unit = 0;
  for (const point of points) {
    toUnits.push(unit);
    unit += point.length;
  }
  toUnits.push(unit);
  const spans = new Map<string, [number, number][]>();
  const relations: Relation[] = [];
  const lines = annotation.split("\n").filter((line) => /^[TE]\d+\t/.test(line));
  for (const line of lines) {
    const [id, head] = line.split("\t") as [string, string];
    if (id.startsWith("T")) {
      const places = head.slice(head.indexOf(" ") + 1).split(";");
      spans.set(
        id,
        places.map((p) => p.split(" ").map((x) => toUnits[Number(x)] ?? unit) as [number, number]),
      );
    }
  }
  for (const line of lines) {
    const [id, body] = line.split("\t") as [string, string];
    if (!id.startsWith("E")) continue;
    const relation: Relation = { cue: [], sources: [], contents: [] };
    for (const argument of body.split(" ")) {
      const [role, target] = argument.split(":") as [string, string];
      const at = spans.get(target) ?? [];
      if (role.startsWith("Source")) relation.sources.push(...at);
      else if (role.startsWith("Cue")) relation.cue.push(...at);
      else if (role.startsWith("Content")) relation.contents.push(...at);
    }
    if (relation.cue.length > 0 && relation.contents.length > 0) relations.push(relation);
  }
  return relations;
}

function text(points: string, spans: readonly [number, number][]): string {
  return spans.map(([a, b]) => points.slice(a, b).replaceAll("\n", " ")).join(" … ");
}

function show(points: string, r: Relation): string {
  return `[${text(points, r.sources)}] <${text(points, r.cue)}> {${text(points, r.contents)}}`;
}
