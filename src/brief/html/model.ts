// The page's conflict model: switches for assumptions, what holds in each world, elements with their passages.
import type { ModelConcept } from "../../case/index.ts";
import type { Brief } from "../brief.ts";
import {
  type AssumptionView,
  type EvidenceView,
  type FlipView,
  type HoldingView,
  type ModelView,
  type OutcomeView,
  outcomeHeading,
  type WorldView,
} from "../outcomes.ts";
import { capital, countOf, excerpt, listOf } from "../wording.ts";
import { type HoldLevel, holdLevel, LEVEL_NAMES, LEVEL_WORDS, levelMark, type Pen } from "./marks.ts";
import { html, joined, type Markup } from "./markup.ts";

/** With more assumptions the page would hold more worlds than anybody reads: then the table stands alone. */
const MOST_SWITCHES = 6;

/** Switches, what holds in each world and why, and what would change. */
export function outcomesSection(brief: Brief, pen: Pen): Markup | null {
  const { model } = brief;
  if (model === null) return null;
  return html`<section id="outcomes" aria-labelledby="h-outcomes">
<h2 id="h-outcomes">Which outcomes would hold, and on what they hang</h2>
<p class="lede">A model of the conflict, “<bdi>${model.title}</bdi>” (<bdi>${model.file}</bdi>${model.citation === null ? null : html`, <bdi>${model.citation}</bdi>`}): ${countOf(model.decisionMakers.length, "decision maker")}, ${countOf(model.stateCount, "possible outcome")}${model.assumptions.length > 0 ? `, ${countOf(model.assumptions.length, "contested assumption")}` : ""}. An outcome holds when no side, looking at what the others could answer, would leave it. It follows from the model, and the model is somebody’s reading of the sources: change an assumption and see.</p>
${model.problems.length === 0 ? null : html`<ul class="warnings">${model.problems.slice(0, 12).map((problem) => html`<li>${problem}</li>`)}</ul>`}
${switchboard(model, pen)}
${worldTable(model)}
${optionTable(model)}
${conceptList(model.concepts)}
</section>`;
}

/** Decision makers, options, preferences, rules: each with its passages. */
export function modelSection(brief: Brief, pen: Pen): Markup | null {
  const { model } = brief;
  if (model === null) return null;
  return html`<section id="model" aria-labelledby="h-model">
<h2 id="h-model">The model and what it rests on</h2>
${coverageLine(model)}
<div class="dms">${model.decisionMakers.map(
    (dm) => html`<div class="dm"><h3>${pen.party(dm.name)}</h3>
<p class="cap">Can do</p><ul>${dm.options.map((option) => html`<li>${capital(option.name)}${option.direction === "both" ? null : html` <span class="tag">${option.direction === "on" ? "cannot be undone" : "cannot be taken up again"}</span>`}${evidence(option, pen)}</li>`)}${dm.options.length === 0 ? html`<li class="none">No options in the model.</li>` : null}</ul>
<p class="cap">${dm.preferenceForm === null ? "Wants, the most important first" : `Preferences: ${dm.preferenceForm}`}</p>
${dm.preferences.length === 0 ? null : html`<ol>${dm.preferences.map((preference) => html`<li>${preference.words}${evidence(preference, pen)}</li>`)}</ol>`}</div>`,
  )}</div>
${
  model.rules.length === 0
    ? null
    : html`<h3>What cannot be</h3><ul class="lines">${model.rules.map((rule) => html`<li>${rule.words}${rule.because === null ? null : html` <span class="soft">(${rule.because})</span>`}${evidence(rule, pen)}</li>`)}</ul>`
}
${model.coverage.orphans.length === 0 ? null : html`<p class="soft small">Orphans are passages whose words no longer stand, or stand more than once, in the documents. They are shown, not moved.</p>`}
</section>`;
}

function evidence(view: EvidenceView, pen: Pen): Markup | null {
  if (view.notes.length === 0 && view.orphans.length === 0) return html` <span class="soft small">(no passage)</span>`;
  return html`${pen.notes(view.notes, 4)}${view.orphans.map((orphan) => html`<br><span class="orphan">Orphan: “<bdi>${excerpt(orphan.quote, 120)}</bdi>” (<bdi>${orphan.file}</bdi>). ${orphan.message}</span>`)}`;
}

function coverageLine({ coverage }: ModelView): Markup {
  const { elements, covered, orphans } = coverage;
  const bare = elements.length - covered;
  return html`<p class="lede">${covered} of ${countOf(elements.length, "element")} rest on at least one passage${bare > 0 ? `; ${bare} ${bare === 1 ? "is" : "are"} the analyst’s own` : ""}${orphans.length > 0 ? `; ${countOf(orphans.length, "passage")} could not be found again` : ""}.</p>`;
}

function question(assumption: AssumptionView): string {
  return assumption.claim.replace(/[.\s]+$/u, "");
}

/** Rules that show the chosen world alone, for browsers that know `:has()`; without it all worlds stand below one another. */
export function worldStyle(model: ModelView | null): string {
  if (model === null || !isSwitchable(model)) return "";
  const rules = model.worlds.map(({ key, settings }) => {
    const chosen = settings.map((set, i) => `:has(#a${i}-${set ? "y" : "n"}:checked)`).join("");
    return `#switchboard${chosen} .w-${key}{display:block}#outcomes${chosen} .row-${key}>*{background:var(--accent-wash)}`;
  });
  return `@supports selector(:has(*)){#switchboard .world{display:none}${rules.join("")}}@supports not selector(:has(*)){.nohas{display:block}}`;
}

function isSwitchable({ assumptions, worldsAreSampled }: ModelView): boolean {
  return assumptions.length > 0 && assumptions.length <= MOST_SWITCHES && !worldsAreSampled;
}

function switchboard(model: ModelView, pen: Pen): Markup {
  const canSwitch = isSwitchable(model);
  const { assumptions, worlds } = model;
  const shown = canSwitch ? worlds : worlds.slice(0, 1);
  return html`<div class="switchboard" id="switchboard">
${
  canSwitch
    ? html`<fieldset class="switches"><legend>Suppose that …</legend>${assumptions.map((assumption, i) => switchFor(assumption, i, pen))}</fieldset><p class="nohas small soft">This browser cannot show one world at a time; all are listed.</p>`
    : assumptions.length > 0
      ? html`<h3>Assumptions</h3><ul class="lines">${assumptions.map((assumption) => html`<li>“${question(assumption)}”${evidence(assumption, pen)}</li>`)}</ul><p class="small soft">There are too many combinations to switch through; the table below has those that were solved.</p>`
      : null
}
<p id="said" class="sr" role="status"></p>
${shown.map((world) => worldBox(model, world, pen))}
</div>`;
}

function switchFor(assumption: AssumptionView, i: number, pen: Pen): Markup {
  return html`<fieldset class="switch"><legend class="sr">${question(assumption)}?</legend>
<div class="claim">“${question(assumption)}”<small>${assumption.notes.length === 0 && assumption.orphans.length === 0 ? "rests on no passage" : "rests on"}${evidenceOnly(assumption, pen)}${assumption.likelihood === null ? null : html` · the analyst puts it at ${Math.round(assumption.likelihood * 100)} %`}</small></div>
<div class="seg"><label><input type="radio" name="a${i}" id="a${i}-y" checked>Yes</label><label><input type="radio" name="a${i}" id="a${i}-n">No</label></div>
${assumption.holds.length + assumption.fails.length === 0 ? null : html`<details><summary>What it changes in the model</summary><p><b>Yes:</b> ${assumption.holds.join(". ") || "nothing; the model stays as it is"}.</p><p><b>No:</b> ${assumption.fails.join(". ") || "nothing; the model stays as it is"}.</p></details>`}</fieldset>`;
}

function evidenceOnly(view: EvidenceView, pen: Pen): Markup | null {
  return view.notes.length === 0 && view.orphans.length === 0 ? null : evidence(view, pen);
}

function letter(text: string, small: boolean = false, off: boolean = false): Markup {
  return html`<span class="letter${small ? " sm" : ""}${off ? " off" : ""}">${text}</span>`;
}

function conceptNames(model: ModelView, ids: readonly string[]): string {
  return listOf(model.concepts.filter((concept) => ids.includes(concept.id)).map((concept) => concept.name));
}

function worldBox(model: ModelView, world: WorldView, pen: Pen): Markup {
  const outcomes = new Map(model.outcomes.map((outcome) => [outcome.letter, outcome]));
  const byLevel = ([3, 2, 1] as const).map((level) => ({
    level,
    holding: world.holding.filter((each) => holdLevel(each.concepts) === level),
  }));
  const firm = world.holding.filter((each) => holdLevel(each.concepts) >= 2);
  const weak = byLevel[2]!.holding;
  const list = (holding: readonly HoldingView[]): Markup =>
    html`<ul class="held">${holding.map((each) => holdingItem(each, outcomes.get(each.letter)!))}</ul>`;
  return html`<div class="world w-${world.key}" data-say="${spoken(world, firm, weak)}">
<h3>${
    world.settings.length === 0
      ? html`<b>Outcomes that hold</b>`
      : html`<b>In this world</b> · ${joined(
          world.settings.map((set, i) => html`${question(model.assumptions[i]!)}: <b>${set ? "yes" : "no"}</b>`),
          " · ",
        )}`
  }</h3>
${world.problem === null ? null : html`<p class="warnings">${world.problem}</p>`}
${firm.length === 0 && world.problem === null ? html`<p class="none">No outcome holds against credible answers${weak.length > 0 ? "; those below hold only if sides fear answers that would cost the one who gives them" : ""}.</p>` : null}
${byLevel.map(({ level, holding }) => {
  if (holding.length === 0) return null;
  const head = html`<p class="level">${levelMark(level)}<span><b>${LEVEL_NAMES[level]}</b> · ${LEVEL_WORDS[level]} (${conceptNames(model, commonConcepts(holding))})</span></p>`;
  if (level > 1) return html`${head}${list(holding)}`;
  return html`<details><summary>${countOf(holding.length, "outcome")} more ${holding.length === 1 ? "holds" : "hold"} only if sides fear any answer, costly ones too</summary>${head}${list(holding)}</details>`;
})}
${world.statusQuo === null ? null : html`<details><summary>Why the status quo (${world.statusQuo.letter}) does not hold</summary>${why(world.statusQuo)}</details>`}
${flips(model, world, pen)}
</div>`;
}

/** Concepts that all these outcomes satisfy. */
function commonConcepts(holding: readonly HoldingView[]): string[] {
  return (holding[0]?.concepts ?? []).filter((concept) => holding.every((each) => each.concepts.includes(concept)));
}

function spoken(world: WorldView, firm: readonly HoldingView[], weak: readonly HoldingView[]): string {
  if (world.problem !== null) return world.problem;
  if (firm.length + weak.length === 0) return "No outcome holds.";
  const main =
    firm.length === 0
      ? "No outcome holds against credible answers"
      : `Holding: ${listOf(firm.map((each) => each.letter))}`;
  return weak.length === 0 ? `${main}.` : `${main}; less firmly: ${listOf(weak.map((each) => each.letter))}.`;
}

/** Who does what in an outcome, the names set off. */
function deeds(outcome: OutcomeView): Markup {
  const active = outcome.lines.filter((line) => line.taken.length > 0);
  if (outcome.label !== null || active.length === 0) return html`${outcomeHeading(outcome)}`;
  return html`${active.map((line) => html`<span class="act"><b>${line.name}</b> ${line.taken.join(" + ")}</span>`)}`;
}

function holdingItem(holding: HoldingView, outcome: OutcomeView): Markup {
  const words = html`<span>${deeds(outcome)}${outcome.isStatusQuo ? html` <span class="tag">status quo</span>` : null}</span>`;
  return html`<li>${letter(outcome.letter)}<div>${
    holding.reasons.length === 0
      ? html`<p class="t">${words}</p>`
      : html`<details><summary>${words}</summary>${why(holding)}</details>`
  }</div></li>`;
}

function why(holding: HoldingView): Markup {
  return html`<ul class="why">${holding.reasons.map((reason) => html`<li>${reason.sentences.join(" ")}</li>`)}</ul>`;
}

function flips(model: ModelView, world: WorldView, pen: Pen): Markup | null {
  if (world.flips.length === 0) return null;
  return html`<div class="flips"><h4>What would change</h4><ul>${world.flips.map((flip) => flipLine(model, world, flip, pen))}</ul></div>`;
}

function flipLine(model: ModelView, world: WorldView, flip: FlipView, pen: Pen): Markup {
  const assumption = model.assumptions[flip.assumption]!;
  const to = world.settings[flip.assumption] ? "no" : "yes";
  // The firmest difference first: what begins or ceases to hold at all, then what holds more or less firmly.
  const changes = flip.changes.map((change) => {
    const here = world.holding.find((each) => each.letter === change.letter)?.concepts ?? [];
    const there = [...here.filter((concept) => !change.lost.includes(concept)), ...change.gained];
    return { letter: change.letter, from: holdLevel(here), to: holdLevel(there), isFinal: there.length === 0 };
  });
  const begins = changes.filter((each) => each.from < 2 && each.to >= 2);
  const ends = changes.filter((each) => each.from >= 2 && each.to < 2);
  const other = changes.filter((each) => !begins.includes(each) && !ends.includes(each) && each.from !== each.to);
  const names = (list: typeof changes): Markup =>
    joined(
      list.map((each) => letter(each.letter, true)),
      " ",
    );
  const told = (list: typeof changes, head: Markup): Markup | null => {
    if (list.length === 0) return null;
    // A few are told in words; many would bury the point, and their letters stand in the table of outcomes.
    const body =
      list.length > 3
        ? names(list)
        : list.map((each) => {
            const outcome = model.outcomes.find((candidate) => candidate.letter === each.letter)!;
            return html`<span class="o">${letter(each.letter, true)} ${deeds(outcome)}</span>`;
          });
    return html`<div class="ch">${head}<span>${body}</span></div>`;
  };
  return html`<li>If “${question(assumption)}” were <b>${to}</b>${pen.notes(assumption.notes, 2)}${
    begins.length + ends.length + other.length === 0
      ? ": nothing would change."
      : html`${told(begins, html`<span class="gain"><span class="arrow">▲</span> would hold</span>`)}${told(ends, html`<span class="lose"><span class="arrow">▼</span> would not hold</span>`)}${other.length === 0 ? null : html`<div class="ch"><span class="soft">◆ more or less firmly</span><span>${names(other)}</span></div>`}`
  }</li>`;
}

/** All worlds at once: rows are combinations, columns are outcomes. */
function worldTable(model: ModelView): Markup | null {
  if (model.outcomes.length === 0) return html`<p class="none">No outcome holds in any world, under any concept.</p>`;
  if (model.worlds.length < 2) return null;
  const rows = model.worlds.slice(0, 128).map((world) => {
    const levels = new Map(world.holding.map((each) => [each.letter, holdLevel(each.concepts)]));
    return html`<tr class="row-${world.key}">${world.settings.map((set) => html`<td>${set ? "yes" : "no"}</td>`)}${model.outcomes.map(
      (outcome) => {
        const level: HoldLevel = levels.get(outcome.letter) ?? 0;
        return html`<td>${levelMark(level)}<span class="sr">${level === 0 ? "does not hold" : LEVEL_WORDS[level]}</span></td>`;
      },
    )}</tr>`;
  });
  const last = html`<tr><th scope="row" colspan="${model.assumptions.length}">holds in so many of ${model.worlds.length}</th>${model.outcomes.map(
    (outcome) => {
      const count = model.worlds.filter((world) =>
        world.holding.some((each) => each.letter === outcome.letter && holdLevel(each.concepts) >= 2),
      ).length;
      return html`<td>${count}<span class="sr"> of ${model.worlds.length}</span></td>`;
    },
  )}</tr>`;
  return html`<h3>All ${model.worlds.length} worlds</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Table of worlds"><table class="wtab"><caption>Each row is a combination of assumptions${isSwitchable(model) ? "; the one chosen above is shaded" : ""}. The last row counts combinations in which an outcome is firm or held by credible answers; that is not a probability.</caption>
<thead><tr>${model.assumptions.map((assumption) => html`<th scope="col">${question(assumption)}</th>`)}${model.outcomes.map((outcome) => html`<th scope="col">${letter(outcome.letter, true)}</th>`)}</tr></thead>
<tbody>${rows}${last}</tbody></table></div>
<ul class="legend" aria-label="Legend">${([3, 2, 1, 0] as const).map((level) => html`<li>${levelMark(level)} ${LEVEL_WORDS[level]}</li>`)}</ul>`;
}

/** Options by outcomes: what everybody does in each. */
function optionTable(model: ModelView): Markup | null {
  if (model.outcomes.length === 0) return null;
  let at = 0;
  const rows = model.decisionMakers.flatMap((dm) => {
    const own = dm.options.map((option) => {
      const i = at++;
      return html`<tr><th scope="row">${capital(option.name)}</th>${model.outcomes.map((outcome) => {
        const mark = outcome.marks[i] ?? "-";
        return html`<td>${mark === "Y" ? html`<span class="yes">Yes</span>` : mark === "N" ? html`<span class="no">no</span>` : html`<span class="no">either</span>`}</td>`;
      })}</tr>`;
    });
    return [
      html`<tr class="dmrow"><th scope="rowgroup" colspan="${model.outcomes.length + 1}">${dm.name}</th></tr>`,
      ...own,
    ];
  });
  return html`<h3>The outcomes</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Table of outcomes"><table class="opts"><caption>What each side does in each outcome${model.unlisted > 0 ? `; ${countOf(model.unlisted, "further outcome")} that ${model.unlisted === 1 ? "holds" : "hold"} less firmly or more rarely ${model.unlisted === 1 ? "is" : "are"} left out` : ""}.</caption>
<thead><tr><td></td>${model.outcomes.map((outcome) => html`<th scope="col">${letter(outcome.letter, true)}${outcome.isStatusQuo ? html`<br><span class="small soft">status quo</span>` : null}${outcome.label === null ? null : html`<br><span class="small soft">${outcome.label}</span>`}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function conceptList(concepts: readonly ModelConcept[]): Markup {
  return html`<details><summary>What “holds” means: ${countOf(concepts.length, "concept")} of stability</summary><dl class="small">${concepts.map((concept) => html`<dt><b>${concept.name}</b></dt><dd>${concept.meaning}</dd>`)}</dl></details>`;
}
