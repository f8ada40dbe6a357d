// The brief as Markdown: the same content as the page, with footnotes that quote the passages.
import type { CitedLine } from "./accounts.ts";
import type { Brief } from "./brief.ts";
import type { Note } from "./notes.ts";
import { type EvidenceView, type ModelView, outcomeHeading } from "./outcomes.ts";
import type { StanceView } from "./positions.ts";
import type { SourceView } from "./sources.ts";
import {
  capital,
  countOf,
  dateWords,
  durationWords,
  excerpt,
  intervalWords,
  kindMark,
  listOf,
  shareWords,
  voiceWords,
} from "./wording.ts";

/** Characters that mean something in Markdown or in HTML inside it. */
const SPECIAL = /[\\`*_[\]<>|~$&]/gu;
/** Controls and direction marks: shown by name, so that nothing in a document reorders or hides other words. */
const HIDDEN = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** At a line's beginning these would make a list, a heading or a rule. */
const LINE_START = /^(\s*)([-=:+#]|\d+[.)])/u;

/** `text` as one line of plain words in Markdown. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(HIDDEN, (unit) => `⟨U+${unit.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`)
    .replace(SPECIAL, "\\$&")
    .replace(/(https?):\/\//giu, "$1:\u200b//")
    .replace(LINE_START, "$1\\$2")
    .toWellFormed();
}

function dayWords(iso: string): string {
  return plain(dateWords(iso));
}

function quoted(words: string): string {
  return /^["“„«‘']/u.test(words) ? plain(words) : `“${plain(words)}”`;
}

function marks(notes: readonly number[], most: number = 6): string {
  if (notes.length === 0) return "";
  const more = notes.length > most ? ` (and ${notes.length - most} more)` : "";
  return ` ${notes
    .slice(0, most)
    .map((n) => `[^${n}]`)
    .join(" ")}${more}`;
}

function chain(names: readonly string[]): string {
  return names.map((name) => plain(voiceWords(name))).join(" › ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => (cell === "" ? " " : cell)).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

/** The brief in Markdown (GitHub's, with tables and footnotes). */
export function renderMarkdown(brief: Brief): string {
  const { counts } = brief;
  const out: string[] = [
    `# ${plain(brief.title)}`,
    "",
    `${countOf(counts.documents, "document")}${counts.origins < counts.documents ? ` (${counts.origins} independent of one another)` : ""}, ${countOf(counts.statements, "statement")}, ${countOf(counts.voices, "voice")}.${counts.undated > 0 ? ` ${countOf(counts.undated, "document")} without a known date.` : ""} ${counts.reviewed === 0 ? "Read by a program; reviewed by nobody yet." : `${counts.reviewed} statements reviewed by an analyst.`} It says who says what, not who is right.`,
    "",
    "## In short",
    "",
  ];
  for (const block of brief.summary) {
    out.push(`### ${block.title}`, "");
    for (const line of block.lines) {
      out.push(`- ${line.lead === null ? "" : `**${plain(line.lead)}** `}${plain(line.words)}${marks(line.notes, 4)}`);
    }
    if (block.more !== null) out.push(...(block.lines.length > 0 ? [""] : []), capital(plain(block.more)));
    out.push("");
  }
  if (brief.model !== null) out.push(...outcomes(brief.model));
  out.push(...sources(brief), ...voices(brief), ...positions(brief), ...disputes(brief), ...commitments(brief));
  out.push(...forecasts(brief), ...timeline(brief), ...places(brief));
  if (brief.model !== null) out.push(...modelElements(brief.model));
  out.push("## Passages cited", "");
  const bySource = new Map(brief.sources.map((source) => [source.doc, source]));
  for (const note of brief.notes) out.push(footnote(note, bySource.get(note.doc)), "");
  out.push(`---`, "", `Made by ${plain(brief.program)}${brief.madeOn === null ? "" : ` on ${brief.madeOn}`}.`, "");
  return out.join("\n");
}

function footnote(note: Note, source: SourceView | undefined): string {
  const from = [
    ...(note.chain.length > 0 ? [chain(note.chain)] : []),
    ...(note.kind === null ? [] : [kindMark(note.kind).word]),
    `“${plain(excerpt(source?.title ?? note.doc, 90))}”`,
    ...(source?.publisher ? [plain(source.publisher)] : []),
    ...(source?.date ? [dayWords(source.date.value)] : []),
    `${plain(source?.path ?? "")}, characters ${note.start} to ${note.end}`,
  ];
  return `[^${note.number}]: ${quoted(excerpt(note.quote, 600))} — ${from.join("; ")}.`;
}

function outcomes(model: ModelView): string[] {
  const out = [
    "## Which outcomes would hold, and on what they hang",
    "",
    `Model “${plain(model.title)}” (${plain(model.file)}): ${countOf(model.decisionMakers.length, "decision maker")}, ${countOf(model.stateCount, "possible outcome")}, ${countOf(model.assumptions.length, "contested assumption")}. An outcome holds when no side, looking at what the others could answer, would leave it.`,
    "",
  ];
  for (const problem of model.problems) out.push(`> ${plain(problem)}`, "");
  if (model.assumptions.length > 0) {
    out.push("Assumptions:", "");
    for (const each of model.assumptions) {
      out.push(
        `- “${plain(each.claim)}”${each.likelihood === null ? "" : ` (the analyst: ${Math.round(each.likelihood * 100)} %)`}${evidence(each)}`,
      );
    }
    out.push("");
  }
  const told = new Set<string>();
  for (const world of model.worlds.slice(0, 64)) {
    const settings = world.settings.map((set, i) => `${plain(model.assumptions[i]!.claim)}: ${set ? "yes" : "no"}`);
    out.push(`### ${settings.length === 0 ? "What holds" : settings.join("; ")}`, "");
    if (world.problem !== null) out.push(plain(world.problem), "");
    else if (world.holding.length === 0) out.push("No outcome holds.", "");
    for (const holding of world.holding) {
      const outcome = model.outcomes.find((each) => each.letter === holding.letter)!;
      const names = model.concepts
        .filter((concept) => holding.concepts.includes(concept.id))
        .map((concept) => plain(concept.name));
      out.push(
        `- **${outcome.letter}**${outcome.isStatusQuo ? " (status quo)" : ""} ${plain(outcomeHeading(outcome))} (${names.join(", ")})`,
      );
      // The same outcome mostly holds for the same reasons in several worlds: they are told once.
      const reasons = holding.reasons.map((reason) => `  - ${reason.sentences.map(plain).join(" ")}`);
      const fresh = reasons.filter((reason) => !told.has(`${holding.letter} ${reason}`));
      for (const reason of reasons) told.add(`${holding.letter} ${reason}`);
      out.push(...fresh);
      if (fresh.length < reasons.length)
        out.push(`  - ${fresh.length === 0 ? "For" : "The others for"} the reasons given above.`);
    }
    if (world.statusQuo !== null) {
      out.push(`- The status quo (**${world.statusQuo.letter}**) does not hold.`);
      for (const reason of world.statusQuo.reasons.filter((each) => !each.stable)) {
        out.push(`  - ${reason.sentences.map(plain).join(" ")}`);
      }
    }
    out.push("");
  }
  if (model.worlds.length > 1 && model.outcomes.length > 0) {
    const letters = model.outcomes.map((outcome) => outcome.letter);
    out.push(
      "### All worlds",
      "",
      "Concepts under which each outcome holds; a count of combinations is not a probability.",
      "",
      ...table(
        [...model.assumptions.map((each) => plain(each.claim)), ...letters],
        model.worlds.slice(0, 128).map((world) => [
          ...world.settings.map((set) => (set ? "yes" : "no")),
          ...letters.map((letter) => {
            const held = world.holding.find((each) => each.letter === letter);
            return held === undefined
              ? "–"
              : model.concepts
                  .filter((concept) => held.concepts.includes(concept.id))
                  .map((concept) => plain(concept.name))
                  .join(" ");
          }),
        ]),
      ),
    );
  }
  out.push("Concepts:", "");
  for (const concept of model.concepts) out.push(`- **${plain(concept.name)}**: ${plain(concept.meaning)}`);
  out.push("");
  return out;
}

function evidence(view: EvidenceView): string {
  const orphans = view.orphans.map((each) => ` (orphan: ${quoted(excerpt(each.quote, 120))}, ${plain(each.message)})`);
  if (view.notes.length + orphans.length === 0) return " (no passage)";
  return marks(view.notes) + orphans.join("");
}

function modelElements(model: ModelView): string[] {
  const { elements, covered } = model.coverage;
  const out = [
    "## The model and what it rests on",
    "",
    `${covered} of ${countOf(elements.length, "element")} rest on at least one passage.`,
    "",
  ];
  for (const dm of model.decisionMakers) {
    out.push(`### ${plain(dm.name)}`, "", "Can do:", "");
    for (const option of dm.options) out.push(`- ${plain(capital(option.name))}${evidence(option)}`);
    out.push(
      "",
      dm.preferenceForm === null ? "Wants, the most important first:" : `Preferences: ${dm.preferenceForm}.`,
      "",
    );
    for (const [i, each] of dm.preferences.entries()) out.push(`${i + 1}. ${plain(each.words)}${evidence(each)}`);
    out.push("");
  }
  if (model.rules.length > 0) {
    out.push("### What cannot be", "");
    for (const rule of model.rules) {
      out.push(
        `- ${plain(rule.words)}${rule.because === null ? "" : ` because ${plain(rule.because)}`}${evidence(rule)}`,
      );
    }
    out.push("");
  }
  return out;
}

function sources(brief: Brief): string[] {
  const out = ["## What was read", ""];
  if (brief.sources.length === 0) out.push("No documents were read.", "");
  for (const source of brief.sources) {
    const facts = [
      ...(source.publisher === null ? ["publisher not known"] : [plain(source.publisher)]),
      ...(source.author === null ? [] : [plain(source.author)]),
      source.date === null ? "date not known" : `${dayWords(source.date.value)} (${source.date.basis})`,
      ...(source.grade === null ? [] : [`grade ${plain(source.grade)}`]),
      countOf(source.words, "word"),
      countOf(source.statements, "statement"),
      ...(source.comments > 0 ? [countOf(source.comments, "reader’s comment", "readers’ comments")] : []),
      ...(source.repairCount > 0 ? [countOf(source.repairCount, "repair")] : []),
      plain(source.path),
    ];
    out.push(`- **${plain(source.title)}**: ${facts.join("; ")}.`);
    for (const copy of source.copies)
      out.push(`  - Tells the same story as “${plain(copy.title)}”: counted as one origin.`);
    for (const warning of source.warnings.filter((each) => each.severity !== "note")) {
      out.push(
        `  - ${capital(plain(warning.rule.replaceAll("-", " ")))}: ${plain(warning.message)}${warning.words ? ` (${quoted(excerpt(warning.words, 120))})` : ""}`,
      );
    }
  }
  for (const each of brief.unreadable) out.push(`- Could not be read: ${plain(each.path)}: ${plain(each.message)}`);
  out.push("");
  return out;
}

function voices({ voices: view }: Brief): string[] {
  if (view.total === 0) return [];
  const percent = shareWords;
  return [
    "## Who is heard how often",
    "",
    "Each statement counts for the last voice of its chain.",
    "",
    ...table(
      ["Party", "Statements", "Share"],
      view.parties.map((row) => [plain(row.name), String(row.statements), percent(row.share)]),
    ),
    ...table(
      ["Voice", "Party", "Statements", "Share"],
      view.voices
        .slice(0, 30)
        .map((row) => [
          plain(voiceWords(row.name)),
          plain(row.party ?? ""),
          String(row.statements),
          percent(row.share),
        ]),
    ),
  ];
}

function stanceWords(view: StanceView): string {
  const stance = view.stance === "conditional" ? "on a condition" : view.stance;
  const how =
    view.how === "ascribed"
      ? ` (ascribed${view.by.length > 0 ? ` by ${plain(listOf(view.by.slice(0, 3).map(voiceWords)))}` : ""})`
      : "";
  return `**${stance}**${how}${view.redLine ? ", red line" : ""}${marks(view.notes, 3)}`;
}

function positions({ matrix }: Brief): string[] {
  const out = ["## Who wants what", ""];
  if (matrix.issues.length === 0)
    return [...out, "No positions of parties on issues were found in these documents.", ""];
  return [
    ...out,
    ...table(
      ["Issue", ...matrix.parties.map(plain)],
      matrix.issues.map((row) => [
        `**${plain(capital(row.issue))}**${row.proposition === null ? "" : ` (${plain(row.proposition)})`}`,
        ...row.cells.map((cell) => (cell.length === 0 ? "*not in these documents*" : cell.map(stanceWords).join("; "))),
      ]),
    ),
  ];
}

function cited(line: CitedLine): string {
  return `${chain(line.chain)}: ${quoted(excerpt(line.words, 220))}${line.note === null ? "" : ` [^${line.note}]`}`;
}

function disputes(brief: Brief): string[] {
  const out = ["## Where accounts stand against each other", ""];
  if (brief.disputes.length === 0) {
    out.push("No two accounts in these documents were found to stand against each other.", "");
  }
  for (const dispute of brief.disputes) {
    out.push(`### ${plain(capital(excerpt(dispute.title, 200)))}`, "", `Contested: ${dispute.fieldWords}.`, "");
    for (const [i, side] of dispute.sides.entries()) {
      out.push(
        `${i + 1}. ${quoted(excerpt(side.says, 320))} (${countOf(side.origins, "independent origin")}${side.heldBy.length > 0 ? `; held by ${plain(listOf(side.heldBy.slice(0, 8)))}` : ""})`,
      );
      for (const line of side.lines.slice(0, 8)) out.push(`   - ${cited(line)}`);
    }
    if (dispute.gazetteer !== null) out.push("", `Gazetteer: ${plain(dispute.gazetteer)}`);
    out.push(
      "",
      dispute.settledBy === null
        ? "No evidence would settle this."
        : `What would settle it: ${plain(dispute.settledBy)}`,
      "",
    );
  }
  return out;
}

function commitments(brief: Brief): string[] {
  const out = ["## What was pledged, agreed and threatened", ""];
  if (brief.commitments.length === 0) out.push("None in these documents.", "");
  for (const each of brief.commitments) {
    const terms = [
      ...(each.since === null ? [] : [`since ${dayWords(each.since)}`]),
      ...(each.term === null ? [] : [`for ${plain(durationWords(each.term))}`]),
      each.until === null ? "no deadline given" : `until ${dayWords(each.until)}`,
      ...(each.condition === null ? [] : [`condition: ${quoted(excerpt(each.condition, 200))}`]),
      `status: ${each.status}`,
    ];
    out.push(
      `- **${plain(listOf(each.who) || "Nobody named")} ${each.verb}** ${quoted(excerpt(each.what, 300))} (${terms.join("; ")})${marks(each.notes, 4)}`,
    );
    for (const { bears, line } of each.deeds.slice(0, 6)) {
      out.push(`  - Speaks ${bears} its being kept: ${cited(line)}`);
    }
    for (const line of each.maybeSame.slice(0, 4)) out.push(`  - Maybe the same: ${cited(line)}`);
  }
  out.push("");
  return out;
}

function forecasts(brief: Brief): string[] {
  const out = ["## What is said to come", ""];
  if (brief.forecasts.length === 0) out.push("No forecasts in these documents.", "");
  for (const each of brief.forecasts) {
    const terms = [
      ...(each.words === null ? [] : [quoted(each.words)]),
      ...(each.range === null
        ? []
        : [
            `${Math.round(each.range[0] * 100)}–${Math.round(each.range[1] * 100)} %${each.scale === null ? "" : ` by ${plain(each.scale)}`}`,
          ]),
      ...(each.condition === null ? [] : [`if ${quoted(excerpt(each.condition, 180))}`]),
      ...(each.horizon === null ? [] : [`by ${each.horizon.split("/").map(dayWords).join(" to ")}`]),
    ];
    out.push(
      `- **${plain(capital(listOf(each.who) || "Nobody named"))}:** ${quoted(excerpt(each.what, 280))}${terms.length > 0 ? ` (${terms.join("; ")})` : ""}${marks(each.notes, 3)}`,
    );
  }
  out.push("");
  return out;
}

function timeline({ timeline: view }: Brief): string[] {
  if (view.rows.length === 0) return [];
  return [
    "## When things are said to have happened",
    "",
    ...table(
      ["When", "Date is", "What is reported"],
      view.rows.map((row) => [
        plain(intervalWords(row.from, row.to)),
        row.certainty === "unknown" ? "partly unknown" : row.certainty,
        `${quoted(excerpt(row.says, 240))}${marks(row.notes, 3)}${row.disputes.length > 0 ? ` (contested: ${plain(excerpt(row.disputes[0]!, 80))})` : ""}`,
      ]),
    ),
  ];
}

function places({ map }: Brief): string[] {
  if (map.rows.length === 0) return [];
  return [
    "## Where",
    "",
    ...table(
      ["Place", "Named as", "What and where, by the gazetteer", "Times"],
      map.rows.map((row) => [
        plain(row.name),
        plain(row.namesUsed.join(", ")),
        [
          [row.kind, row.admin1, row.country]
            .filter((each) => each !== null)
            .map(plain)
            .join(", "),
          ...(row.status === null ? [] : [`**disputed:** ${plain(row.status)}`]),
          ...row.warnings.map((warning) => `**wrong region:** ${plain(warning)}`),
        ].join("; "),
        String(row.mentions),
      ]),
    ),
  ];
}
