// How many of the codebook's names and aliases, where the seeds use them, are read as the right canonical name.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { ACTOR_FILES, actorTablesFrom } from "../src/reading/en/entities/actor-tables.ts";
import { type EntityTable, makeEntityTable } from "../src/reading/en/entities/entity-table.ts";
import { makeNameLookup } from "../src/reading/en/entities/name-lookup.ts";
import { readMentions } from "../src/reading/en/entities/read-mentions.ts";
import { parsesOf, readSeeds } from "./times.ts";

interface GoldName {
  readonly type: string;
  readonly party: string | null;
  readonly aliases: readonly string[];
}

/** The entity table of the project's own actor files. */
export function loadEntityTable(): EntityTable {
  const files = Object.fromEntries(
    ACTOR_FILES.map((file) => [
      file,
      parseYaml(readFileSync(new URL(`../data/actors/${file}`, import.meta.url), "utf8")) as unknown,
    ]),
  );
  return makeEntityTable(actorTablesFrom(files).tables);
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Agents only: documents, labels and weapons are no entities. */
const AGENTS = new Set(["state", "person", "force", "group", "organization", "media", "anonymous"]);

export function bench(dataDir: string): unknown {
  const file = join(dataDir, "gold", "names.json");
  if (!existsSync(file)) return { missing: file, note: "canonical agents and their aliases: see gold/README.md" };
  const gold = JSON.parse(readFileSync(file, "utf8")) as Record<string, GoldName>;
  const table = loadEntityTable();
  const docs = readSeeds(dataDir);
  const results: Record<string, unknown> = {};
  for (const [label, ids] of [
    ["annotated", ["001", "002"]],
    ["all", [...docs.keys()]],
  ] as const) {
    let total = 0;
    let right = 0;
    let read = 0;
    const wrong: unknown[] = [];
    for (const id of ids) {
      const doc = docs.get(id);
      if (doc === undefined) continue;
      const parses = parsesOf(doc);
      const mentions = readMentions(doc, parses, table);
      const names = makeNameLookup(doc, parses, mentions);
      // The longest alias at a place counts, so that "Putin" inside "Putin’s generals" is not asked twice.
      const places: { start: number; end: number; name: string }[] = [];
      for (const [name, entry] of Object.entries(gold)) {
        if (!AGENTS.has(entry.type)) continue;
        for (const alias of [name, ...entry.aliases]) {
          if (alias === "I") continue;
          const pattern = new RegExp(`(?<![\\p{L}-])${escaped(alias).replace(/['’]/g, "['’]")}(?![\\p{L}-])`, "gu");
          for (const match of doc.text.matchAll(pattern))
            places.push({ start: match.index, end: match.index + match[0].length, name });
        }
      }
      const asked = places.filter(
        (place, i) =>
          doc.sentences.some((sentence) => sentence.start <= place.start && place.end <= sentence.end) &&
          !places.some(
            (other, k) =>
              other.start <= place.start &&
              other.end >= place.end &&
              (other.end - other.start > place.end - place.start ||
                (k < i && other.start === place.start && other.end === place.end)),
          ),
      );
      for (const place of asked) {
        total++;
        const found = names.nameOf(place);
        if (found.key !== null) read++;
        if (found.name === place.name) right++;
        else
          wrong.push({ doc: id, words: doc.text.slice(place.start, place.end), name: place.name, found: found.name });
      }
    }
    results[label] = { occurrences: total, read: read / total, right: right / total, wrong };
  }
  return results;
}
