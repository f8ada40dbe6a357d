// The matrix of issues and parties: who is for, against, or for it on a condition; stated and ascribed apart.
import type { Ledgers, Position } from "../ledger/index.ts";
import type { Codebook, Entity, Voice } from "../reading/index.ts";
import type { Notebook } from "./notes.ts";

/** One stance in one cell: all positions of a party on an issue with the same stance and the same way of being known. */
export interface StanceView {
  readonly stance: Position["stance"];
  readonly how: Position["how"];
  readonly redLine: boolean;
  readonly notes: readonly number[];
  /** In words of the texts, the earliest first. */
  readonly says: readonly { readonly words: string; readonly from: string | null; readonly notes: readonly number[] }[];
  /** Names of those who ascribe the position: the last voice of a chain that is not the party's own. */
  readonly by: readonly string[];
}

export interface IssueRow {
  readonly issue: string;
  /** What one can be for or against. */
  readonly proposition: string | null;
  readonly definition: string | null;
  /** One cell for each party, in the order of `parties`; empty where the documents say nothing. */
  readonly cells: readonly (readonly StanceView[])[];
  /** Number of parties with a position. */
  readonly filled: number;
  /** Whether one party is for it and another against it. */
  readonly isContested: boolean;
}

export interface MatrixView {
  /** In alphabetical order: no party stands first by rank. */
  readonly parties: readonly string[];
  readonly issues: readonly IssueRow[];
}

const STANCES: readonly Position["stance"][] = ["for", "conditional", "against"];

/** The matrix, the issues with most parties on them first. */
export function matrixView(
  ledgers: Ledgers,
  codebook: Codebook | null,
  book: Notebook,
  entities: readonly Entity[],
): MatrixView {
  const partyOf = new Map(entities.map((entity) => [entity.id, entity.party]));
  const isOwn = (voice: Voice, party: string): boolean =>
    voice.name === party || (voice.entity !== null && partyOf.get(voice.entity) === party);
  const parties = [...new Set(ledgers.positions.map((each) => each.party))].sort();
  const byIssue = new Map<string, Position[]>();
  for (const position of ledgers.positions) {
    const list = byIssue.get(position.issue);
    if (list === undefined) byIssue.set(position.issue, [position]);
    else list.push(position);
  }
  const rows = [...byIssue].map(([issue, positions]) => {
    const stances = new Map<string, Set<string>>();
    for (const each of positions) {
      const set = stances.get(each.stance) ?? new Set();
      stances.set(each.stance, set.add(each.party));
    }
    const isContested = [...(stances.get("for") ?? [])].some((party) =>
      [...(stances.get("against") ?? [])].some((other) => other !== party),
    );
    return { issue, positions, isContested, filled: new Set(positions.map((each) => each.party)).size };
  });
  rows.sort(
    (a, b) =>
      Number(b.isContested) - Number(a.isContested) ||
      b.filled - a.filled ||
      b.positions.length - a.positions.length ||
      (a.issue < b.issue ? -1 : 1),
  );
  return {
    parties,
    issues: rows.map(({ issue, positions, isContested, filled }): IssueRow => {
      const entry = codebook?.issues.find((each) => each.label === issue);
      return {
        issue,
        proposition: entry?.proposition ?? null,
        definition: entry?.definition ?? null,
        cells: parties.map((party) =>
          cellOf(
            positions.filter((each) => each.party === party),
            book,
            isOwn,
          ),
        ),
        filled,
        isContested,
      };
    }),
  };
}

function cellOf(
  positions: readonly Position[],
  book: Notebook,
  isOwn: (voice: Voice, party: string) => boolean,
): StanceView[] {
  const cell: StanceView[] = [];
  for (const how of ["stated", "ascribed"] as const) {
    for (const stance of STANCES) {
      const same = positions.filter((each) => each.how === how && each.stance === stance);
      if (same.length === 0) continue;
      const sorted = [...same].sort((a, b) => ((a.from ?? "9") < (b.from ?? "9") ? -1 : 1));
      const by = new Set<string>();
      if (how === "ascribed") {
        for (const id of sorted.flatMap((each) => each.evidence)) {
          const teller = book.statement(id)?.voices.findLast((voice) => !isOwn(voice, sorted[0]!.party));
          if (teller !== undefined) by.add(teller.name);
        }
      }
      const says = sorted.map((each) => ({
        words: each.says,
        from: each.from,
        notes: book.citeAll(each.evidence),
      }));
      cell.push({
        stance,
        how,
        redLine: same.some((each) => each.redLine),
        notes: [...new Set(says.flatMap((each) => each.notes))],
        says,
        by: [...by],
      });
    }
  }
  return cell;
}
