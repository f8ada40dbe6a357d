// The brief as one self-contained page: no request leaves it, nothing in a document can run in it, and it reads without script.
import type { Brief } from "../brief.ts";
import { commitmentsSection, disputesSection, forecastsSection, positionsSection } from "./accounts.ts";
import { mapSection, timelineSection } from "./figures.ts";
import { makePen } from "./marks.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { modelSection, outcomesSection, worldStyle } from "./model.ts";
import { masthead, sourcesSection, summarySection, voicesSection } from "./overview.ts";
import { SCRIPT } from "./script.ts";
import { sha256Base64 } from "./sha256.ts";
import { STYLE } from "./style.ts";
import { passagesSection, textsSection } from "./texts.ts";

/** The page as one string. It refers to nothing outside itself. */
export function renderHtml(brief: Brief): string {
  const pen = makePen(
    brief.notes.map((note) => note.anchor),
    partiesOf(brief),
  );
  // Sections are rendered in the order of the page: passages and texts need to know where each note was shown.
  const top = summarySection(brief, pen);
  const middle = [
    outcomesSection(brief, pen),
    sourcesSection(brief),
    voicesSection(brief, pen),
    positionsSection(brief, pen),
    disputesSection(brief, pen),
    commitmentsSection(brief, pen),
    forecastsSection(brief, pen),
    timelineSection(brief, pen),
    mapSection(brief, pen),
    modelSection(brief, pen),
  ];
  const end = [passagesSection(brief, pen), textsSection(brief, pen)];
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256Base64(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${brief.program}">
<title>${brief.title}</title>
<style>${trusted(STYLE)}
${trusted(worldStyle(brief.model))}
${trusted(pageStyle(brief.title))}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the brief</a>
<div class="page">
${masthead(brief)}
${contents(brief)}
<main id="main" tabindex="-1">
${top}
${middle}
${end}
<footer><p>Made by ${brief.program}${brief.madeOn === null ? "" : ` on ${brief.madeOn}`}. One file, no network: this page refers to nothing outside itself.</p></footer>
</main>
</div>
<aside class="panel" id="panel" aria-labelledby="panel-title" hidden>
<header><h2 id="panel-title" tabindex="-1">Passage</h2><button class="btn" type="button" id="panel-close">Close</button></header>
<p class="where" id="panel-where"></p>
<div class="ctx" id="panel-ctx"></div>
<div class="acts"><a class="btn" id="panel-go" href="#texts">Open in the full text</a><button class="btn" type="button" id="panel-prev">Previous</button><button class="btn" type="button" id="panel-next">Next</button></div>
</aside>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Parties in alphabetical order, wherever they occur: it fixes their badges and hues, and favours none. */
function partiesOf(brief: Brief): string[] {
  const parties = new Set(brief.matrix.parties);
  for (const bar of brief.voices.parties) if (bar.party !== null) parties.add(bar.party);
  for (const dm of brief.model?.decisionMakers ?? []) parties.add(dm.name);
  return [...parties].sort();
}

function contents(brief: Brief): Markup {
  const { model, matrix, disputes, commitments, forecasts, timeline, map, voices, sources, notes, texts } = brief;
  const entries: (readonly [string, string, number | null])[] = [
    ["summary", "In short", null],
    ...(model === null ? [] : ([["outcomes", "Outcomes", model.outcomes.length]] as const)),
    ["sources", "What was read", sources.length],
    ["voices", "Who is heard", voices.voices.length],
    ["positions", "Who wants what", matrix.issues.length],
    ["disputes", "Disputes", disputes.length],
    ["commitments", "Pledges and threats", commitments.length],
    ["forecasts", "Forecasts", forecasts.length],
    ["timeline", "When", timeline.rows.length],
    ["map", "Where", map.rows.length],
    ...(model === null ? [] : ([["model", "The model", model.coverage.elements.length]] as const)),
    ["cited", "Passages cited", notes.length],
    ["texts", "The texts", texts.length],
  ];
  return html`<nav class="toc" aria-labelledby="h-toc"><h2 id="h-toc">Contents</h2><ol>${entries.map(
    ([id, name, count]) =>
      html`<li><a href="#${id}">${name}${count === null ? null : html`<span class="n" aria-hidden="true">${count}</span>`}</a></li>`,
  )}</ol></nav>`;
}

/** Running title and page numbers on paper. The title goes into a CSS string, so everything but plain characters is escaped. */
function pageStyle(title: string): string {
  const safe = [...title.slice(0, 90).toWellFormed()]
    .map((character) =>
      /[A-Za-z0-9 .,:;()–-]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `,
    )
    .join("");
  const font = "font:8pt Georgia,serif;color:#444";
  return `@page{size:A4;margin:17mm 16mm 19mm;@bottom-center{content:counter(page) " / " counter(pages);${font}}@top-right{content:"${safe}";${font}}}@page:first{@top-right{content:""}}`;
}
