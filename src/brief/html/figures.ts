// The page's pictures, timeline and map, each with its table twin.
import type { Brief } from "../brief.ts";
import type { MapDot, MapView } from "../map.ts";
import type { TimelineView } from "../timeline.ts";
import { countOf, excerpt, intervalWords, listOf } from "../wording.ts";
import { type Pen, quoteMark } from "./marks.ts";
import { html, type Markup } from "./markup.ts";

const AXIS_WIDTH = 880;
const LANE = 24;

/** Events as reported. */
export function timelineSection(brief: Brief, pen: Pen): Markup {
  const { timeline } = brief;
  return html`<section id="timeline" aria-labelledby="h-timeline">
<h2 id="h-timeline">When things are said to have happened</h2>
${
  timeline.rows.length === 0
    ? html`<p class="none">No event in these documents has a time expression that could be placed.</p>`
    : html`${timeline.bars.length > 0 ? picture(timeline) : null}${eventTable(timeline, pen)}`
}
</section>`;
}

function picture(timeline: TimelineView): Markup {
  const height = timeline.lanes * LANE + 34;
  const x = (part: number): number => Math.round(part * AXIS_WIDTH * 10) / 10;
  return html`<figure><div class="fig" role="region" tabindex="0" aria-label="Timeline picture"><svg class="tl" viewBox="0 0 ${AXIS_WIDTH} ${height}" role="img" aria-labelledby="tl-title"><title id="tl-title">Timeline of ${countOf(timeline.bars.length, "reported event")}; the table below says the same in words</title>
${timeline.ticks.map((tick) => html`<path class="grid" d="M${x(tick.x)} 22V${height}"/><text class="tick${tick.isYear ? " y" : ""}" x="${x(tick.x) + 3}" y="13">${tick.label}</text>`)}
${timeline.bars.map((bar) => {
  const x0 = x(bar.x0);
  const x1 = x(bar.x1);
  const y = 28 + bar.lane * LANE;
  const middle = Math.round((x0 + x1) * 5) / 10;
  return html`<g><title>${bar.number}: ${excerpt(bar.title, 120)}</title><path class="${bar.certainty}" d="${barPath(x0, x1, y, bar.openStart, bar.openEnd)}"/>${bar.isDisputed ? html`<path class="disp" d="M${x0} ${y + 19.5}H${x1}"/>` : null}<text class="lab ${bar.certainty}" x="${middle}" y="${y + 12.6}">${bar.number}</text></g>`;
})}
</svg></div>
<figcaption>Bars are as long as the dates are uncertain. Filled: date known. Light: implied by the text. Dashed: unknown in part. Pointed ends are open. Underlined: accounts stand against each other.${outside(timeline)}</figcaption></figure>`;
}

/** A bar 17 units high, with a point where an end is open. */
function barPath(x0: number, x1: number, y: number, openStart: boolean, openEnd: boolean): string {
  const tip = Math.min(7, (x1 - x0) / 3);
  const left = openStart ? `M${x0 + tip} ${y}L${x0} ${y + 8.5}L${x0 + tip} ${y + 17}` : `M${x0} ${y}V${y + 17}`;
  const right = openEnd ? `H${x1 - tip}L${x1} ${y + 8.5}L${x1 - tip} ${y}Z` : `H${x1}V${y}Z`;
  return left + right;
}

function outside({ earlier, later, undated }: TimelineView): string {
  const words = [
    ...(earlier.length > 0 ? [`${earlier.length} earlier`] : []),
    ...(later.length > 0 ? [`${later.length} later`] : []),
    ...(undated.length > 0 ? [`${undated.length} undated`] : []),
  ];
  return words.length === 0 ? "" : ` In the table alone: ${listOf(words)}.`;
}

const CERTAINTY_WORDS = { known: "known", implied: "implied", unknown: "partly unknown" };

function eventTable(timeline: TimelineView, pen: Pen): Markup {
  const table = (
    rows: TimelineView["rows"],
    caption: string,
  ): Markup => html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col" class="num">No.</th><th scope="col">When</th><th scope="col">Date is</th><th scope="col">What is reported</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><td class="num">${row.number}</td><th scope="row">${intervalWords(row.from, row.to)}</th><td>${CERTAINTY_WORDS[row.certainty]}</td><td>${quoteMark(excerpt(row.says, 240))}${pen.notes(row.notes, 3)}${row.disputes.length === 0 ? null : html`<br><span class="tag">contested: ${excerpt(row.disputes[0]!, 70)}</span>`}</td></tr>`,
  )}</tbody></table></div>`;
  const shown = new Set(timeline.bars.map((bar) => bar.number));
  const main = timeline.rows.filter((row) => shown.has(row.number));
  const rest = timeline.rows.filter((row) => !shown.has(row.number));
  const first = main.slice(0, 12);
  const later = [...main.slice(12), ...rest];
  return html`${first.length > 0 ? table(first, "Events on the timeline") : null}
${later.length === 0 ? null : html`<details><summary>${countOf(later.length, first.length > 0 ? "more event" : "event")}</summary>${table(later, "Further events, those not on the picture last")}</details>`}`;
}

/** Places over the outlines of states. */
export function mapSection(brief: Brief, pen: Pen): Markup {
  const { map } = brief;
  return html`<section id="map" aria-labelledby="h-map">
<h2 id="h-map">Where</h2>
${
  map.rows.length === 0
    ? html`<p class="none">No place names were found in these documents.</p>`
    : html`${map.dots.length > 0 ? mapPicture(map) : null}${placeTable(map, pen)}`
}
</section>`;
}

function mapPicture(map: MapView): Markup {
  const { width, height } = map;
  const beyond = map.rows.filter((row) => row.shown === "beyond" && row.kind !== "country" && row.kind !== "region");
  const disputed = map.rows.filter((row) => row.status !== null);
  return html`<figure><div class="fig" role="region" tabindex="0" aria-label="Map picture"><svg class="mp" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="mp-title"><title id="mp-title">Map of ${countOf(map.dots.length, "place")} named in the documents; the table below says the same in words</title>
<rect class="frame" width="${width}" height="${height}"/>
${map.land.map((data) => html`<path class="land" d="${data}"/>`)}
${map.stateLabels.map((label) => html`<text class="state" x="${label.x}" y="${label.y}">${label.text}</text>`)}
${map.dots.map((dot) => mapDot(dot))}
${map.scaleBar === null ? null : html`<path class="scale" d="M16 ${height - 18}v5h${map.scaleBar.px}v-5"/><text class="scalet" x="20" y="${height - 20}">${map.scaleBar.km} km</text>`}
</svg></div>
<figcaption>Larger dots are named more often; names without a dot are regions and waters. Hollow dots and asterisks: status disputed${disputed.length > 0 ? html` (${listOf(disputed.slice(0, 16).map((row) => row.name))})` : null}. Dashed rings: a document puts the place into the wrong region.${
    map.hasBorders
      ? ` The outlines of states are those of Natural Earth, which draws one line where states disagree; a line on this map says nothing about whose land it is.${drawnWords(map)}`
      : " No outlines of states were at hand."
  }${beyond.length > 0 ? ` Beyond the map’s edge: ${listOf(beyond.slice(0, 8).map((row) => row.name))}${beyond.length > 8 ? ` and ${beyond.length - 8} more` : ""}.` : ""}</figcaption></figure>`;
}

function drawnWords({ drawnOtherwise }: MapView): string {
  if (drawnOtherwise.length === 0) return "";
  const words = drawnOtherwise
    .slice(0, 5)
    .map(({ place, drawnIn, gazetteer }) => `${place} inside ${drawnIn} (the gazetteer: ${gazetteer})`);
  return ` It draws ${listOf(words)}.`;
}

function mapDot(dot: MapDot): Markup {
  const { label, radius } = dot;
  return html`<g><title>${dot.name}</title>${radius === 0 ? null : html`<circle class="dot${dot.isDisputed ? " d" : ""}" cx="${dot.x}" cy="${dot.y}" r="${radius}"/>`}${dot.hasWarning && radius > 0 ? html`<circle class="warnring" cx="${dot.x}" cy="${dot.y}" r="${radius + 4}"/>` : null}${label === null ? null : html`<text class="place${radius === 0 ? " area" : ""}" x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${label.text}</text>`}</g>`;
}

function placeTable(map: MapView, pen: Pen): Markup {
  const rows = map.rows.map(
    (row) =>
      html`<tr><th scope="row"><bdi>${row.name}</bdi></th><td>${row.namesUsed.map((name, i) => html`${i > 0 ? ", " : ""}<bdi>${name}</bdi>`)}</td><td>${row.kind}${[row.admin1, row.country].filter((each) => each !== null && each !== row.name).map((each) => html`, <bdi>${each}</bdi>`)}${row.status === null ? null : html`<br><span class="tag warn">disputed</span> ${row.status}`}${row.warnings.map((warning) => html`<br><span class="tag warn">wrong region</span> ${warning}`)}</td><td class="num">${row.mentions}</td><td>${pen.notes(row.notes, 2)}</td></tr>`,
  );
  const table = (
    part: readonly Markup[],
    caption: string,
  ): Markup => html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Named in the documents as</th><th scope="col">What and where, by the gazetteer</th><th scope="col" class="num">Times</th><th scope="col">Passages</th></tr></thead>
<tbody>${part}</tbody></table></div>`;
  return html`<details><summary>${countOf(map.rows.length, "place")} with all their names</summary>${table(rows, "Places, those named most often first")}</details>`;
}
