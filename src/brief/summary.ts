// The summary: a few sentences computed from the ledgers and the model. It counts and names; it never interprets.
import type { CommitmentView, DisputeView } from "./accounts.ts";
import { type ModelView, type OutcomeView, outcomeHeading } from "./outcomes.ts";
import type { IssueRow, MatrixView } from "./positions.ts";
import type { VoicesView } from "./voices.ts";
import { capital, countOf, dateWords, durationWords, excerpt, listOf, shareWords } from "./wording.ts";

/** One sentence: an emphasised lead, the rest, and the notes it rests on. */
interface SummaryLine {
  readonly lead: string | null;
  readonly words: string;
  readonly notes: readonly number[];
}

export interface SummaryBlock {
  /** Id of the section that has the whole of it. */
  readonly section: "positions" | "disputes" | "commitments" | "outcomes" | "voices";
  readonly title: string;
  readonly lines: readonly SummaryLine[];
  /** What the section has beyond these lines, or why there are none. */
  readonly more: string | null;
}

const POSITION_LINES = 5;
const DISPUTE_LINES = 4;
const COMMITMENT_LINES = 4;
const OUTCOME_LINES = 4;

export interface SummaryInput {
  readonly matrix: MatrixView;
  readonly disputes: readonly DisputeView[];
  readonly commitments: readonly CommitmentView[];
  readonly model: ModelView | null;
  readonly voices: VoicesView;
}

export function summaryView({ matrix, disputes, commitments, model, voices }: SummaryInput): SummaryBlock[] {
  const blocks: SummaryBlock[] = [
    {
      section: "positions",
      title: "Where the parties stand",
      lines: matrix.issues.slice(0, POSITION_LINES).map((row) => positionLine(row, matrix.parties)),
      more: moreWords(matrix.issues.length, POSITION_LINES, "issue", "No positions were found in these documents."),
    },
    {
      section: "disputes",
      title: "What is contested",
      lines: disputes.slice(0, DISPUTE_LINES).map(disputeLine),
      more: moreWords(
        disputes.length,
        DISPUTE_LINES,
        "dispute",
        "No two accounts in these documents were found to stand against each other.",
      ),
    },
    {
      section: "commitments",
      title: "What was pledged and threatened",
      lines: commitments.slice(0, COMMITMENT_LINES).map(commitmentLine),
      more: moreWords(
        commitments.length,
        COMMITMENT_LINES,
        "commitment or threat",
        "No pledges, agreements or threats were found in these documents.",
        "commitments and threats",
      ),
    },
  ];
  if (model !== null) blocks.push(outcomeBlock(model));
  blocks.push({ section: "voices", title: "Whose voices these are", lines: voiceLines(voices, matrix), more: null });
  return blocks;
}

function moreWords(all: number, shown: number, one: string, none: string, many: string = `${one}s`): string | null {
  if (all === 0) return none;
  return all > shown ? `and ${countOf(all - shown, `further ${one}`, `further ${many}`)} below` : null;
}

/** `Peacekeepers. For: A. Against: B (red line). On a condition: C (ascribed).` */
function positionLine(row: IssueRow, parties: readonly string[]): SummaryLine {
  const groups: { readonly word: string; readonly names: string[] }[] = [
    { word: "for", names: [] },
    { word: "on a condition", names: [] },
    { word: "against", names: [] },
  ];
  const notes: number[] = [];
  for (const [i, party] of parties.entries()) {
    const cell = row.cells[i]!;
    for (const [stance, group] of [
      ["for", groups[0]!],
      ["conditional", groups[1]!],
      ["against", groups[2]!],
    ] as const) {
      const views = cell.filter((each) => each.stance === stance);
      if (views.length === 0) continue;
      const remarks = [
        ...(views.some((each) => each.how === "stated") ? [] : ["as others say"]),
        ...(views.some((each) => each.redLine) ? ["red line"] : []),
      ];
      group.names.push(remarks.length > 0 ? `${party} (${remarks.join(", ")})` : party);
      const note = views[0]!.notes[0];
      if (note !== undefined) notes.push(note);
    }
  }
  const words = groups
    .filter((group) => group.names.length > 0)
    .map((group) => `${capital(group.word)}: ${listOf(group.names)}.`)
    .join(" ");
  return { lead: `${capital(row.issue)}.`, words, notes: [...new Set(notes)] };
}

function disputeLine(dispute: DisputeView): SummaryLine {
  const origins = dispute.sides.map((side) => side.origins);
  const balance =
    dispute.gazetteer !== null
      ? "the text against the gazetteer"
      : `${countOf(dispute.sides.length, "account", "accounts", true)}, ${originWords(origins)}`;
  return {
    lead: `${capital(excerpt(dispute.title, 120)).replace(/[.:;]$/u, "")}:`,
    words: `${balance}.`,
    notes: dispute.sides.flatMap((side) => side.notes.slice(0, 1)),
  };
}

/** `each from one independent origin`, or `from 3 and 1 independent origins`. */
function originWords(origins: readonly number[]): string {
  const [first] = origins;
  if (first === undefined) return "from no known origin";
  if (origins.every((n) => n === first)) {
    return `${origins.length > 1 ? "each " : ""}from ${countOf(first, "independent origin", "independent origins", true)}`;
  }
  return `from ${listOf(origins.map(String))} independent origins`;
}

function commitmentLine(each: CommitmentView): SummaryLine {
  const terms = [
    ...(each.term === null ? [] : [`for ${durationWords(each.term)}`]),
    ...(each.until === null ? [] : [`until ${dateWords(each.until)}`]),
    ...(each.condition === null ? [] : ["on a condition"]),
    each.status === "unknown" ? "outcome not known" : each.status,
  ];
  return {
    lead: `${capital(listOf(each.who))} ${each.verb}:`,
    words: `${inQuotes(excerpt(each.what, 130))} (${terms.join("; ")}).`,
    notes: each.notes.slice(0, 2),
  };
}

function inQuotes(words: string): string {
  return /^["“„«‘']/u.test(words) ? words : `“${words}”`;
}

/** Outcomes grouped by what they hang on, those of most worlds first. */
function outcomeBlock(model: ModelView): SummaryBlock {
  const title = "Which outcomes would hold";
  const { leading } = model;
  if (leading === null) return { section: "outcomes", title, lines: [], more: "The model could not be solved." };
  const held = model.outcomes.filter((outcome) => outcome.holds[leading.id] !== null);
  const groups = Map.groupBy(held, (outcome) => outcome.holds[leading.id]!);
  const worldCount = (group: readonly OutcomeView[]): number => group[0]?.worldCounts[leading.id] ?? 0;
  const firmCount = (group: readonly OutcomeView[]): number =>
    Math.max(...group.map((each) => each.worldCounts.nash ?? 0));
  const lines = [...groups]
    .sort(([, a], [, b]) => worldCount(b) - worldCount(a) || firmCount(b) - firmCount(a))
    .slice(0, OUTCOME_LINES)
    .map(([where, group]): SummaryLine => {
      // The firmest of a group is told, the others are named.
      const [first, ...others] = [...group].sort((a, b) => (b.worldCounts.nash ?? 0) - (a.worldCounts.nash ?? 0));
      const name = `${first!.letter}${first!.isStatusQuo ? ", the status quo" : ""}`;
      const also =
        others.length === 0
          ? ""
          : ` Also ${listOf(others.map((each) => `${each.letter}${each.isStatusQuo ? " (the status quo)" : ""}`))}.`;
      return {
        lead: `${where === "holds" ? "It holds" : capital(where)}:`,
        words: `outcome ${name} (${excerpt(outcomeHeading(first!), 200)}).${also}`,
        notes: model.assumptions
          .filter((assumption) => where.includes(`“${assumption.claim}”`))
          .flatMap((assumption) => assumption.notes.slice(0, 2)),
      };
    });
  const statusQuo = model.outcomes.find((outcome) => outcome.isStatusQuo);
  if (statusQuo !== undefined && statusQuo.holds[leading.id] === null) {
    lines.push({ lead: `The status quo (${statusQuo.letter})`, words: "holds in no world.", notes: [] });
  }
  return {
    section: "outcomes",
    title,
    lines,
    more:
      held.length === 0
        ? `No outcome holds when every side counts with credible answers (${leading.name}).`
        : `Counted against credible answers (${leading.name}).`,
  };
}

function voiceLines(voices: VoicesView, matrix: MatrixView): SummaryLine[] {
  if (voices.total === 0) return [{ lead: null, words: "No statements were found.", notes: [] }];
  const percent = (n: number): string => shareWords(n / voices.total);
  const lines: SummaryLine[] = [
    {
      lead: `${percent(voices.writers)} of the statements`,
      words: `are the writers’ and commenters’ own; ${percent(voices.quoted)} are held by a voice of some party.`,
      notes: [],
    },
  ];
  const heard = voices.parties.filter((bar) => bar.party !== null);
  if (heard.length > 0) {
    const [first, ...rest] = heard.slice(0, 6);
    lines.push({
      lead: "By party:",
      words: `${listOf([`${first!.name} holds ${countOf(first!.statements, "statement")}`, ...rest.map((bar) => `${bar.name} ${bar.statements}`)])}.`,
      notes: [],
    });
  }
  const silent = matrix.parties.filter((party) => !heard.some((bar) => bar.party === party));
  if (silent.length > 0) {
    lines.push({
      lead: `${listOf(silent)}`,
      words: `${silent.length === 1 ? "has" : "have"} positions ascribed but ${silent.length === 1 ? "is" : "are"} not heard with an own voice.`,
      notes: [],
    });
  }
  return lines;
}
