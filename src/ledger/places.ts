// Places: one entry for each place of the case, with all the names used for it and warnings about wrong geography.
import type { Reading, Toponym } from "../reading/index.ts";
import type { PlaceEntry } from "./ledgers.ts";
import type { StatementIndex } from "./statement-index.ts";

/** Resolved places in order of how often they are named. Names that resolve to nothing are left out. */
export function findPlaces(reading: Reading, index: StatementIndex): PlaceEntry[] {
  const groups = new Map<string, { toponyms: Toponym[]; warnings: PlaceEntry["warnings"][number][] }>();
  const keyOf = (toponym: Toponym) =>
    toponym.geonameid === null ? `${toponym.name}|${toponym.country}|${toponym.kind}` : `g${toponym.geonameid}`;
  const keys = new Map<string, string>();
  for (const { doc, toponyms } of reading.docs) {
    for (const toponym of toponyms) {
      if (toponym.name === null) continue;
      const key = keyOf(toponym);
      keys.set(toponym.id, key);
      const group = groups.get(key) ?? { toponyms: [], warnings: [] };
      group.toponyms.push(toponym);
      groups.set(key, group);
    }
    for (const { rule, start, end, message } of doc.problems) {
      if (rule !== "wrong-region" || start === null || end === null) continue;
      const toponym = toponyms.find(
        (candidate) => candidate.start < end && candidate.end > start && candidate.name !== null,
      );
      if (toponym) groups.get(keyOf(toponym))?.warnings.push({ doc: doc.id, start, end, message });
    }
  }
  const statements = new Map<string, string[]>();
  for (const { statement } of index.all) {
    for (const key of new Set(statement.places.map((id) => keys.get(id)))) {
      if (key !== undefined) statements.set(key, [...(statements.get(key) ?? []), statement.id]);
    }
  }
  return [...groups]
    .sort((a, b) => b[1].toponyms.length - a[1].toponyms.length)
    .map(([key, { toponyms, warnings }], i) => {
      const { name, kind, admin1, country, lat, lon, status } = toponyms[0]!;
      return {
        id: `p${i + 1}`,
        name: name ?? toponyms[0]!.text,
        kind: kind ?? "other",
        admin1,
        country,
        lat,
        lon,
        status,
        namesUsed: [...new Set(toponyms.map(({ text }) => text))],
        mentions: toponyms.map(({ id }) => id),
        statements: statements.get(key) ?? [],
        warnings,
      };
    });
}
