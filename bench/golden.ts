// The golden sentences of samples/golden: what the reader finds of them, for each half, style and phenomenon.
import {
  COMPARED,
  differences,
  type GoldenResult,
  goldenFiles,
  loadGolden,
  readGolden,
} from "../test/samples/golden-sentences.ts";

/**
 * Figures of both halves. `pass` is the share of texts read wholly as annotated; recall, precision and the fields leave
 * minor statements out; the fields are shares of the matched statements. The texts ship with the project, so the data
 * folder is not used. With PARLEY_ERRORS=1 the differences of the develop half are listed too.
 */
export function bench(_dataDir: string): unknown {
  const results = goldenFiles().flatMap((file) => loadGolden(file).map(readGolden));
  const develop = results.filter((r) => r.golden.split === "develop");
  const check = results.filter((r) => r.golden.split === "check");
  return {
    develop: { ...figures(develop), kinds: byKind(develop) },
    check: { ...figures(check), kinds: byKind(check) },
    byStyle: groups(results, (r) => [r.golden.style]),
    byFile: groups(results, (r) => [r.golden.id.replace(/-\d+$/, "")]),
    byVoices: groups(results, (r) => depths(r)),
    byTag: groups(results, (r) => r.golden.tags, 5),
    ...(process.env.PARLEY_ERRORS
      ? {
          errors: develop
            .filter((r) => !r.passes)
            .map((r) => ({ id: r.golden.id, text: r.golden.text, differences: differences(r) })),
        }
      : {}),
  };
}

function figures(results: readonly GoldenResult[]): Record<string, number | null> {
  const pairs = results.flatMap((r) => r.pairs.filter((p) => p.golden.minor !== true));
  const matched = pairs.filter((p) => p.found !== null);
  const extra = results.reduce((sum, r) => sum + r.extra.length, 0);
  const row: Record<string, number | null> = {
    texts: results.length,
    pass: percent(results.filter((r) => r.passes).length, results.length),
    statements: pairs.length,
    recall: percent(matched.length, pairs.length),
    precision: percent(matched.length, matched.length + extra),
  };
  for (const field of COMPARED) {
    row[field] = percent(matched.filter((p) => !p.wrong.includes(field)).length, matched.length);
  }
  const several = matched.filter((p) => p.golden.voices.length > 1);
  row.chainOfSeveral = percent(several.filter((p) => !p.wrong.includes("chain")).length, several.length);
  const hanging = matched.filter((p) => p.golden.condition !== null);
  row.conditionFound = percent(hanging.filter((p) => !p.wrong.includes("condition")).length, hanging.length);
  const negated = matched.filter((p) => p.golden.negated);
  row.negationFound = percent(negated.filter((p) => !p.wrong.includes("negated")).length, negated.length);
  const hedged = matched.filter((p) => p.golden.hedge !== "none");
  row.hedgeOfHedged = percent(hedged.filter((p) => !p.wrong.includes("hedge")).length, hedged.length);
  const acting = matched.filter((p) => p.actorRight !== null);
  row.actor = percent(acting.filter((p) => p.actorRight).length, acting.length);
  const receiving = matched.filter((p) => p.recipientRight !== null);
  row.recipient = percent(receiving.filter((p) => p.recipientRight).length, receiving.length);
  return row;
}

/** For each kind: how many statements are annotated, the share matched with the right kind, and what it was read as. */
function byKind(results: readonly GoldenResult[]): Record<string, unknown> {
  const rows: Record<string, { statements: number; right: number; readAs: Record<string, number> }> = {};
  for (const { golden, found, wrong } of results.flatMap((r) => r.pairs)) {
    if (golden.minor) continue;
    rows[golden.kind] ??= { statements: 0, right: 0, readAs: {} };
    const row = rows[golden.kind]!;
    row.statements++;
    if (found !== null && !wrong.includes("kind")) row.right++;
    else row.readAs[found?.kind ?? "missed"] = (row.readAs[found?.kind ?? "missed"] ?? 0) + 1;
  }
  return rows;
}

/** The depths of the chains in a text: `1` for the writer alone. */
function depths(result: GoldenResult): string[] {
  return [...new Set(result.golden.statements.map((s) => `${s.voices.length}`))];
}

/** Share of passing texts by name; names of fewer than `least` texts are left out. */
function groups(
  results: readonly GoldenResult[],
  names: (result: GoldenResult) => readonly string[],
  least = 1,
): unknown {
  const rows: Record<string, { texts: number; pass: number }> = {};
  for (const result of results) {
    for (const name of names(result)) {
      rows[name] ??= { texts: 0, pass: 0 };
      rows[name].texts++;
      if (result.passes) rows[name].pass++;
    }
  }
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([, { texts }]) => texts >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { texts, pass }]) => [name, { texts, pass: percent(pass, texts) }]),
  );
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}
