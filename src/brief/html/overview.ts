// The page's beginning: masthead, summary, sources, voices.
import type { Brief } from "../brief.ts";
import type { SourceView } from "../sources.ts";
import type { VoiceBar } from "../voices.ts";
import { countOf, dateWords, excerpt, shareWords } from "../wording.ts";
import type { Pen } from "./marks.ts";
import { html, type Markup } from "./markup.ts";

/** Title, what was read, and how far it can be trusted. */
export function masthead(brief: Brief): Markup {
  const { counts } = brief;
  const dates = counts.firstDate === null ? null : dateRange(counts.firstDate, counts.lastDate!);
  return html`<header class="mast">
<p class="over">Brief${brief.madeOn === null ? "" : ` · made on ${dateWords(brief.madeOn)}`}</p>
<h1><bdi>${brief.title}</bdi></h1>
<dl class="figures">
<div><dt>${counts.documents === 1 ? "document read" : "documents read"}</dt><dd>${counts.documents}</dd></div>
${counts.origins < counts.documents ? html`<div><dt>independent of one another</dt><dd>${counts.origins}</dd></div>` : null}
<div><dt>statements</dt><dd>${counts.statements.toLocaleString("en-GB")}</dd></div>
<div><dt>voices</dt><dd>${counts.voices}</dd></div>
${dates === null ? null : html`<div><dt>${countOf(counts.documents - counts.undated, "dated document")}</dt><dd>${dates}</dd></div>`}
</dl>
<p class="standing">${standing(brief)}</p>
</header>`;
}

/** First to last date; where one is known to the month only, both are given to the month. */
function dateRange(first: string, last: string): string {
  const length = Math.min(first.length, last.length);
  const [from, to] = [first.slice(0, length), last.slice(0, length)];
  if (from === to) return dateWords(from);
  const start = dateWords(from);
  return `${from.slice(0, 4) === to.slice(0, 4) && length > 4 ? start.replace(/ \d{4}$/u, "") : start} – ${dateWords(to)}`;
}

function standing({ counts }: Brief): string {
  const reviewed =
    counts.reviewed === 0
      ? "Everything here was read by a program and reviewed by nobody yet."
      : counts.reviewed === counts.statements
        ? "Every statement was reviewed by an analyst."
        : `${counts.reviewed} of ${counts.statements} statements were reviewed by an analyst; the rest are a program’s suggestions.`;
  const undated =
    counts.undated === 0
      ? ""
      : `${counts.undated === counts.documents ? "No document has a" : `${countOf(counts.undated, "document has", "documents have")} no`} known date: what is told relative to it stays relative. `;
  return `${reviewed} ${undated}It says who says what, not who is right. Each number in brackets opens the words it rests on.`;
}

/** The computed sentences that come first. */
export function summarySection(brief: Brief, pen: Pen): Markup {
  return html`<section id="summary" aria-labelledby="h-summary">
<h2 id="h-summary">In short</h2>
<div class="summary">${brief.summary.map(
    (block) => html`<div${["positions", "outcomes", "voices"].includes(block.section) ? html` class="wide"` : null}>
<h3><a href="#${block.section}">${block.title}</a></h3>
${
  block.lines.length === 0
    ? null
    : html`<ul>${block.lines.map(
        (line) =>
          html`<li>${line.lead === null ? null : html`<b><bdi>${line.lead}</bdi></b> `}<bdi>${line.words}</bdi>${pen.notes(line.notes, 4)}</li>`,
      )}</ul>`
}
${block.more === null ? null : html`<p class="more">${block.more}</p>`}
</div>`,
  )}</div>
</section>`;
}

const BASIS_WORDS = { given: "given by the analyst", stated: "stated in the document", implied: "implied by the text" };

/** Each document with its date, publisher, grade, copies, warnings, repairs. */
export function sourcesSection(brief: Brief): Markup {
  return html`<section id="sources" aria-labelledby="h-sources">
<h2 id="h-sources">What was read</h2>
<p class="lede">Dates, publishers and grades as far as they are known. Grades are the analyst’s own; the program sets none.</p>
${brief.sources.length === 0 ? html`<p class="none">No documents were read.</p>` : null}
${fold(brief.sources.map(source), 12, "further documents")}
${
  brief.unreadable.length === 0
    ? null
    : html`<h3>${countOf(brief.unreadable.length, "file")} could not be read</h3><ul class="warnings">${brief.unreadable.slice(0, 200).map((each) => html`<li><b><bdi>${each.path}</bdi></b> ${each.message}</li>`)}</ul>`
}
</section>`;
}

function source(view: SourceView): Markup {
  const by = [view.publisher, view.author].filter((each) => each !== null);
  const facts = [
    countOf(view.words, "word"),
    countOf(view.statements, "statement"),
    ...(view.comments > 0 ? [countOf(view.comments, "reader’s comment", "readers’ comments")] : []),
  ];
  const important = view.warnings.filter((each) => each.severity !== "note");
  const asides = view.warnings.filter((each) => each.severity === "note");
  return html`<article class="src" id="${view.anchor}">
<div><h3><a href="#text-${view.anchor}"><bdi>${view.title}</bdi></a></h3>
<p class="meta">${by.length > 0 ? by.map((each, i) => html`${i > 0 ? " · " : ""}<bdi>${each}</bdi>`) : "publisher not known"} · <bdi>${view.path}</bdi></p></div>
<p class="side">${view.date === null ? "date not known" : html`${dateWords(view.date.value)}<br>${BASIS_WORDS[view.date.basis]}`}${view.grade === null ? null : html`<br>grade ${view.grade}`}</p>
<p class="meta full">${facts.join(", ")}${view.copies.map((copy) => html` · tells the same story as “<bdi>${excerpt(copy.title, 70)}</bdi>”${copy.similarity === null ? "" : ` (${Math.round(copy.similarity * 100)} % alike)`}: counted as one origin`)}</p>
${important.length === 0 ? null : html`<ul class="warnings full">${important.map((each) => warning(each))}</ul>`}
${
  view.repairCount + asides.length === 0
    ? null
    : html`<details class="repairs full"><summary>${[
        ...(view.repairCount > 0 ? [countOf(view.repairCount, "repair")] : []),
        ...(asides.length > 0 ? [countOf(asides.length, "note")] : []),
      ].join(", ")}</summary>
${
  view.repairCount === 0
    ? null
    : html`<div class="scroll" role="region" tabindex="0" aria-label="Repairs"><table><caption>Damaged characters and what stands in their place</caption><thead><tr><th scope="col">In the file</th><th scope="col">Repaired</th><th scope="col">Rule</th><th scope="col" class="num">Times</th></tr></thead>
<tbody>${view.repairs
        .slice(0, 60)
        .map(
          (each) =>
            html`<tr><td><code>${excerpt(each.original, 60)}</code></td><td><code>${excerpt(each.repaired, 60)}</code></td><td>${each.rule}</td><td class="num">${each.count}</td></tr>`,
        )}</tbody></table></div>`
}
${asides.length === 0 ? null : html`<ul class="warnings">${asides.slice(0, 40).map((each) => warning(each))}</ul>`}</details>`
}
</article>`;
}

function warning(each: SourceView["warnings"][number]): Markup {
  return html`<li${each.severity === "note" ? html` class="note"` : null}><b>${each.rule.replaceAll("-", " ")}</b> ${each.message}${each.words === null || each.words === "" ? null : html` <span class="soft">(“<bdi>${excerpt(each.words, 120)}</bdi>”)</span>`}</li>`;
}

/** Bars by party and by voice. */
export function voicesSection(brief: Brief, pen: Pen): Markup {
  const { voices } = brief;
  const first = 12;
  return html`<section id="voices" aria-labelledby="h-voices">
<h2 id="h-voices">Who is heard how often</h2>
<p class="lede">Each statement counts for the last voice of its chain: the one whose words or stance it is. A set of sources that lets one side speak more than the other is no fault of the sides; it is a limit of everything below.</p>
${
  voices.total === 0
    ? html`<p class="none">No statements were found.</p>`
    : html`<div class="bars">
${bars("Statements by party", "Party", voices.parties.slice(0, first), pen, false)}
${bars("Statements by voice", "Voice", voices.voices.slice(0, first), pen, true)}
</div>
${
  voices.parties.length > first
    ? html`<details><summary>${voices.parties.length - first} further parties</summary>${bars("Statements by party, further parties", "Party", voices.parties.slice(first), pen, false)}</details>`
    : null
}
${
  voices.voices.length > first
    ? html`<details><summary>${voices.voices.length - first} further voices</summary>${bars("Statements by voice, further voices", "Voice", voices.voices.slice(first), pen, true)}</details>`
    : null
}`
}
</section>`;
}

function bars(caption: string, head: string, rows: readonly VoiceBar[], pen: Pen, isVoice: boolean): Markup {
  const longest = Math.max(1, ...rows.map((row) => row.statements));
  return html`<table><caption>${caption}</caption>
<thead><tr><th scope="col">${head}</th><th scope="col"><span class="sr">Bar</span></th><th scope="col" class="num">Statements</th><th scope="col" class="num">Share</th></tr></thead>
<tbody>${rows.map((row) => {
    const hue = pen.partyHue(row.party);
    const name = isVoice ? html`<bdi>${voiceName(row.name)}</bdi>` : pen.party(row.name);
    const side =
      isVoice && row.party !== null && row.party !== row.name ? html` <span class="soft">${row.party}</span>` : null;
    return html`<tr><th scope="row">${name}${side}</th><td class="track"><span class="bar" style="--w:${((100 * row.statements) / longest).toFixed(1)}%${hue === null ? "" : `;--hue:${hue}`}"></span></td><td class="num">${row.statements}</td><td class="num">${shareWords(row.share)}</td></tr>`;
  })}</tbody></table>`;
}

function voiceName(name: string): string {
  if (name === "author") return "the writers";
  if (name === "commenter") return "readers’ comments";
  return name === "unnamed source" ? "unnamed sources" : name;
}

/** The first `most` items, the rest behind a summary that counts them. */
export function fold(items: readonly Markup[], most: number, more: string): Markup {
  if (items.length <= most + 1) return html`${items}`;
  return html`${items.slice(0, most)}<details><summary>${items.length - most} ${more}</summary>${items.slice(most)}</details>`;
}
