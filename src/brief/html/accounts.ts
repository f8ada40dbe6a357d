// The page's ledgers: positions, disputes, commitments, threats, forecasts.
import type { CitedLine, CommitmentView, DisputeView, ForecastView } from "../accounts.ts";
import type { Brief } from "../brief.ts";
import type { StanceView } from "../positions.ts";
import { capital, countOf, dateWords, durationWords, excerpt, listOf, voiceWords } from "../wording.ts";
import { chainMark, type Pen, quoteMark, stanceMark, stanceWord } from "./marks.ts";
import { html, type Markup } from "./markup.ts";
import { fold } from "./overview.ts";

/** The matrix of issues and parties, and the positions in words. */
export function positionsSection(brief: Brief, pen: Pen): Markup {
  const { matrix } = brief;
  if (matrix.issues.length === 0) {
    return html`<section id="positions" aria-labelledby="h-positions"><h2 id="h-positions">Who wants what</h2><p class="none">No positions of parties on issues were found in these documents.</p></section>`;
  }
  // In a large matrix the words in every empty cell would drown the rest: there a dash stands for them, and the legend says so.
  const isLarge = matrix.issues.length * matrix.parties.length > 80;
  const empty = isLarge
    ? html`<td class="empty"><span aria-hidden="true">–</span><span class="sr">not in these documents</span></td>`
    : html`<td class="empty">not in these documents</td>`;
  const rows = matrix.issues.map(
    (
      row,
    ) => html`<tr><th scope="row">${capital(row.issue)}${row.proposition === null ? null : html`<span>${row.proposition}</span>`}</th>
${row.cells.map((cell) =>
  cell.length === 0 ? empty : html`<td>${cell.map((stance) => stanceCell(stance, pen))}</td>`,
)}</tr>`,
  );
  const table = (part: readonly Markup[], caption: Markup): Markup =>
    html`<div class="scroll" role="region" tabindex="0" aria-label="Matrix of issues and parties"><table class="matrix"><caption>${caption}</caption>
<thead><tr><td></td>${matrix.parties.map((party) => html`<th scope="col">${pen.party(party)}</th>`)}</tr></thead>
<tbody>${part}</tbody></table></div>`;
  const most = 12;
  return html`<section id="positions" aria-labelledby="h-positions">
<h2 id="h-positions">Who wants what</h2>
${table(rows.slice(0, most), html`${countOf(matrix.issues.length, "issue")} and ${countOf(matrix.parties.length, "party", "parties")}; those most contested first, parties in alphabetical order.`)}
${rows.length > most ? html`<details><summary>${rows.length - most} further issues</summary>${table(rows.slice(most), html`Further issues.`)}</details>` : null}
<ul class="legend" aria-label="Legend">
${(["for", "conditional", "against"] as const).map((stance) => html`<li><span class="st s-${stance}">${stanceMark(stance)}</span>${stanceWord(stance)}</li>`)}
<li><span class="st s-for ascribed">${stanceMark("for")}</span>hollow: others say so of the party</li>
<li><span class="red">red line</span>refused in absolute terms</li>
${isLarge ? html`<li><span class="empty">–</span>not in these documents</li>` : null}
</ul>
<details><summary>All positions in words</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Positions in words"><table><caption>Positions in words of the texts</caption><thead><tr><th scope="col">Issue</th><th scope="col">Party</th><th scope="col">Stance</th><th scope="col">In words of the texts</th></tr></thead>
<tbody>${matrix.issues.flatMap((row) =>
    row.cells.flatMap((cell, i) =>
      cell.map(
        (stance) =>
          html`<tr><th scope="row">${capital(row.issue)}</th><td>${matrix.parties[i]!}</td><td>${stanceWord(stance.stance)}, ${stance.how}${stance.by.length > 0 ? html` by <bdi>${listOf(stance.by.slice(0, 4).map(voiceWords))}</bdi>` : null}${stance.redLine ? ", red line" : ""}</td><td>${stance.says.slice(0, 8).map((each) => html`<p>${quoteMark(excerpt(each.words, 260))}${each.from === null ? null : html` <span class="soft">from ${dateWords(each.from)}</span>`}${pen.notes(each.notes, 3)}</p>`)}${stance.says.length > 8 ? html`<p class="soft">and ${stance.says.length - 8} more</p>` : null}</td></tr>`,
      ),
    ),
  )}</tbody></table></div></details>
</section>`;
}

function stanceCell(view: StanceView, pen: Pen): Markup {
  const word = view.stance === "conditional" ? "if …" : view.stance;
  return html`<div class="st s-${view.stance}${view.how === "ascribed" ? " ascribed" : ""}">${stanceMark(view.stance)}<span class="w">${word}</span>${view.how === "ascribed" ? html`<span class="h">ascribed</span>` : html`<span class="sr">stated</span>`}${view.redLine ? html`<span class="red">red line</span>` : null}${pen.notes(view.notes, 3)}</div>`;
}

/** Disputes side by side. */
export function disputesSection(brief: Brief, pen: Pen): Markup {
  return html`<section id="disputes" aria-labelledby="h-disputes">
<h2 id="h-disputes">Where accounts stand against each other</h2>
${
  brief.disputes.length === 0
    ? html`<p class="none">No two accounts in these documents were found to stand against each other. That does not mean they agree: they may not speak of the same things.</p>`
    : html`<p class="lede">Copies of one story, and hearsay of one teller, count as one origin.</p>${fold(
        brief.disputes.map((dispute) => disputeBox(dispute, pen)),
        6,
        "further disputes",
      )}`
}
</section>`;
}

function disputeBox(dispute: DisputeView, pen: Pen): Markup {
  const columns = dispute.sides.length + (dispute.gazetteer === null ? 0 : 1);
  return html`<article class="dispute">
<h3><bdi>${capital(excerpt(dispute.title, 200))}</bdi></h3>
<p><span class="tag">contested: ${dispute.fieldWords}</span>${dispute.issue === null ? null : html` <span class="tag">${dispute.issue}</span>`}</p>
<div class="sides" style="--n:${Math.min(columns, 3)}">
${dispute.sides.map(
  (side, i) => html`<div class="sidebox"><h4>Account ${i + 1} · ${countOf(side.origins, "independent origin")}</h4>
<p class="says">${quoteMark(excerpt(side.says, 320))}${pen.notes(side.notes, 3)}</p>
${side.heldBy.length > 0 ? html`<p class="small soft">Held by <bdi>${listOf(side.heldBy.slice(0, 8))}</bdi>${side.heldBy.length > 8 ? ` and ${side.heldBy.length - 8} more` : ""}</p>` : null}
${lines(side.lines, side.says, pen)}</div>`,
)}
${dispute.gazetteer === null ? null : html`<div class="sidebox"><h4>Gazetteer</h4><p class="says">${dispute.gazetteer}</p></div>`}
</div>
<p class="settle">${dispute.settledBy === null ? html`<b>No evidence would settle this:</b> it is a matter of judgement or will.` : html`<b>What would settle it:</b> ${dispute.settledBy}`}</p>
</article>`;
}

/** The statements of a side; the one that speaks for the side is not quoted again. */
function lines(list: readonly CitedLine[], says: string, pen: Pen): Markup | null {
  if (list.length === 0) return null;
  const items = list.map((line) =>
    line.words === says
      ? html`<li>${chainMark(line.chain)}${line.note === null ? null : pen.notes([line.note])} <span class="soft">in “<bdi>${excerpt(line.docTitle, 60)}</bdi>”</span></li>`
      : html`<li>${chainMark(line.chain)}: ${quoteMark(excerpt(line.words, 200))}${line.note === null ? null : pen.notes([line.note])} <span class="soft">in “<bdi>${excerpt(line.docTitle, 60)}</bdi>”</span></li>`,
  );
  if (items.length <= 3) return html`<ul class="lines">${items}</ul>`;
  return html`<ul class="lines">${items.slice(0, 2)}</ul><details><summary>${items.length - 2} more statements</summary><ul class="lines">${items.slice(2)}</ul></details>`;
}

/** Pledges and agreements, then threats. */
export function commitmentsSection(brief: Brief, pen: Pen): Markup {
  const pledges = brief.commitments.filter((each) => each.kind !== "threat");
  const threats = brief.commitments.filter((each) => each.kind === "threat");
  const list = (items: readonly CommitmentView[], none: string): Markup =>
    items.length === 0
      ? html`<p class="none">${none}</p>`
      : foldList(
          items.map((each) => commitment(each, pen)),
          8,
        );
  return html`<section id="commitments" aria-labelledby="h-commitments">
<h2 id="h-commitments">What was pledged, agreed and threatened</h2>
<p class="lede">With term, condition and what later statements say of it. What may be the same commitment told twice is proposed, never merged.</p>
<h3>Pledges, acceptances, agreements</h3>
${list(pledges, "None in these documents.")}
<h3>Threats</h3>
${list(threats, "None in these documents.")}
</section>`;
}

function foldList(items: readonly Markup[], most: number): Markup {
  if (items.length <= most + 1) return html`<ul class="ledger">${items}</ul>`;
  return html`<ul class="ledger">${items.slice(0, most)}</ul><details><summary>${items.length - most} more</summary><ul class="ledger">${items.slice(most)}</ul></details>`;
}

const STATUS_WORDS: Readonly<Record<CommitmentView["status"], string>> = {
  open: "open",
  kept: "kept, by these documents",
  broken: "broken, by these documents",
  disputed: "whether kept is disputed",
  unknown: "whether kept is not known",
};

function commitment(view: CommitmentView, pen: Pen): Markup {
  const parties = view.who.map((name, i) => html`${i > 0 ? ", " : ""}${pen.party(name)}`);
  return html`<li><div><p class="what"><b>${view.who.length === 0 ? "Nobody named" : parties} ${view.verb}</b> ${quoteMark(excerpt(view.what, 300))}${pen.notes(view.notes, 4)}</p>
${view.condition === null ? null : html`<p class="terms">On the condition: ${quoteMark(excerpt(view.condition, 200))}</p>`}</div>
<p class="side">${view.since === null ? "" : html`since ${dateWords(view.since)}<br>`}${view.term === null ? "" : html`for ${durationWords(view.term)}<br>`}${view.until === null ? (view.term === null ? "no deadline given" : "end not known") : html`<span class="due">until ${dateWords(view.until)}</span>`}<br><span class="tag">${STATUS_WORDS[view.status]}</span></p>
${
  view.deeds.length + view.maybeSame.length === 0
    ? null
    : html`<ul class="lines full">${view.deeds.slice(0, 6).map(({ bears, line }) => html`<li><b>${bears === "for" ? "Speaks for its being kept" : "Speaks against its being kept"}</b> · ${chainMark(line.chain)}: ${quoteMark(excerpt(line.words, 180))}${line.note === null ? null : pen.notes([line.note])}</li>`)}
${view.maybeSame.slice(0, 4).map((line) => html`<li><b>Maybe the same</b> · ${chainMark(line.chain)}: ${quoteMark(excerpt(line.words, 180))}${line.note === null ? null : pen.notes([line.note])}</li>`)}</ul>`
}</li>`;
}

/** Forecasts with their probability words and the range that a published scale gives them. */
export function forecastsSection(brief: Brief, pen: Pen): Markup {
  const scales = [...new Set(brief.forecasts.map((each) => each.scale).filter((each) => each !== null))];
  return html`<section id="forecasts" aria-labelledby="h-forecasts">
<h2 id="h-forecasts">What is said to come</h2>
${
  brief.forecasts.length === 0
    ? html`<p class="none">No forecasts in these documents.</p>`
    : html`<p class="lede">${
        scales.length > 0
          ? html`Bars show the range that the words stand for in a published scale (${listOf(scales)}); they are not this program’s estimate.`
          : "No probability words with a published range."
      }</p>${foldList(
        brief.forecasts.map((each) => forecast(each, pen)),
        8,
      )}`
}
</section>`;
}

function forecast(view: ForecastView, pen: Pen): Markup {
  const { range } = view;
  return html`<li><div><p class="what"><b><bdi>${capital(listOf(view.who) || "Nobody named")}</bdi>:</b> ${quoteMark(excerpt(view.what, 280))}${pen.notes(view.notes, 3)}</p>
${(view.condition === null || view.what.includes(view.condition)) && view.horizon === null ? null : html`<p class="terms">${view.condition === null || view.what.includes(view.condition) ? null : html`If: ${quoteMark(excerpt(view.condition, 180))} `}${view.horizon === null ? null : html`By: ${view.horizon.split("/").map(dateWords).join(" to ")}`}</p>`}</div>
<p class="side">${view.words === null ? "no probability word" : html`“<bdi>${view.words}</bdi>”`}${
    range === null
      ? null
      : html`<br><svg class="range" viewBox="0 0 104 16" role="img" aria-label="${percent(range[0])} to ${percent(range[1])} per cent"><path class="axis" d="M2 8H102"/><path class="span" d="M${2 + range[0] * 100} 8H${Math.max(2 + range[1] * 100, 4 + range[0] * 100)}"/></svg><br>${percent(range[0])}–${percent(range[1])} %`
  }</p></li>`;
}

function percent(part: number): string {
  return String(Math.round(part * 100));
}
