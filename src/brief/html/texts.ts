// The page's end: numbered passages, and the full texts with every statement anchored.
import type { Brief } from "../brief.ts";
import type { Note } from "../notes.ts";
import type { SourceView } from "../sources.ts";
import type { SourceText, TextMark, TextParagraph, TextPart, TextRemark } from "../texts.ts";
import { countOf, dateWords, excerpt, hedgeWords, KIND_MARKS, kindMark, voiceWords } from "../wording.ts";
import { chainMark, type Pen, quoteMark } from "./marks.ts";
import { exactWords, html, joined, type Markup, trusted } from "./markup.ts";

/** The numbered list of all cited passages; on paper it is what the numbers refer to. */
export function passagesSection(brief: Brief, pen: Pen): Markup {
  const titles = new Map(brief.sources.map((source) => [source.doc, source]));
  return html`<section id="cited" aria-labelledby="h-cited">
<h2 id="h-cited">Passages cited</h2>
${
  brief.notes.length === 0
    ? html`<p class="none">No passages are cited.</p>`
    : html`<details><summary>${countOf(brief.notes.length, "passage")} by number</summary>
<ol class="passages" id="passages">${brief.notes.map((note) => passage(note, titles.get(note.doc), pen))}</ol></details>`
}
</section>`;
}

function passage(note: Note, source: SourceView | undefined, pen: Pen): Markup {
  const at = pen.shownAt(note.number);
  const from = [
    source === undefined ? html`<bdi>${note.doc}</bdi>` : html`“<bdi>${excerpt(source.title, 90)}</bdi>”`,
    source?.publisher ? html`<bdi>${source.publisher}</bdi>` : null,
    source?.date ? html`${dateWords(source.date.value)}` : null,
  ].filter((each) => each !== null);
  const kind =
    note.kind === null
      ? null
      : html`<span class="b-${note.kind}"></span>${kindMark(note.kind).word}${note.hedge === null || hedgeWords(note.hedge) === null ? null : `, ${hedgeWords(note.hedge)}`} · `;
  return html`<li id="n${note.number}"><span class="no">[${note.number}]</span><div><p class="quote" dir="auto">${quoteMark(excerpt(note.quote, 420))}</p>
<p class="from">${kind}${note.chain.length > 0 ? html`${chainMark(note.chain)} · ` : null}${joined(from, ", ")} <span class="backs">· <a class="to" href="#${note.anchor}">in the text</a>${at.slice(0, 6).map((id, i) => html` <a class="back" role="doc-backlink" href="#${id}" aria-label="Back to mention ${i + 1} of passage ${note.number}">↩</a>`)}</span></p></div></li>`;
}

/** The documents in full, as repaired. */
export function textsSection(brief: Brief, pen: Pen): Markup {
  const sources = new Map(brief.sources.map((source) => [source.doc, source]));
  const hasRepairs = brief.sources.some((source) => source.repairCount > 0);
  return html`<section id="texts" class="texts" aria-labelledby="h-texts">
<h2 id="h-texts">The texts</h2>
<p class="lede">Every document as it was read. A letter stands before each statement; what the brief cites is underlined, with its number beside it. Beside it stands, too, who says so where it is not the writer alone.</p>
<ul class="kinds" aria-label="Kinds of statements">${KIND_MARKS.map((mark) => html`<li><span class="b-${mark.kind}"></span><b>${mark.word}</b>: ${mark.meaning}</li>`)}</ul>
<div class="toggles"><label><input type="checkbox" id="marks" checked>Show statement marks</label>${hasRepairs ? html`<label><input type="checkbox" id="repairs">Show repairs beside the original</label>` : null}</div>
${brief.texts.map((text) => textOf(text, sources.get(text.doc), pen))}
</section>`;
}

function textOf(text: SourceText, source: SourceView | undefined, pen: Pen): Markup {
  const meta = [source?.publisher, source?.author].filter((each) => each !== null && each !== undefined);
  return html`<article class="text" id="text-${source?.anchor ?? text.doc}">
<h3><bdi>${source?.title ?? text.doc}</bdi></h3>
<p class="meta">${meta.map((each) => html`<bdi>${each}</bdi> · `)}${source?.date ? dateWords(source.date.value) : "date not known"} · <bdi>${source?.path ?? ""}</bdi>${source?.url ? html` · <bdi>${excerpt(source.url, 120)}</bdi>` : null} · <a href="#${source?.anchor ?? "sources"}">about this source</a></p>
${text.parts.map((part) => partOf(part, pen))}
${text.parts.length === 0 ? html`<p class="none">No text could be read.</p>` : null}
</article>`;
}

function partOf(part: TextPart, pen: Pen): Markup {
  const paragraphs = part.paragraphs.map((each) => paragraphOf(each, pen));
  if (part.kind === "furniture") {
    return html`<details class="part-furniture"><summary>Page furniture, set apart: ${countOf(part.paragraphs.length, "line")}</summary>${paragraphs}</details>`;
  }
  if (part.kind === "comment") {
    const by = [part.author, part.date === null ? null : dateWords(part.date)].filter((each) => each !== null);
    return html`<div class="part-comment"><p class="partname">Reader’s comment ${part.ordinal}${by.map((each) => html` · <bdi>${each}</bdi>`)}</p>${paragraphs}</div>`;
  }
  const own = part.date === null ? null : html`<p class="partname">This part is dated ${dateWords(part.date)}</p>`;
  return html`<div class="part-${part.kind}">${own}${paragraphs}</div>`;
}

function paragraphOf(paragraph: TextParagraph, pen: Pen): Markup {
  const body = paragraph.pieces.map((piece) => {
    if (piece.type === "words") return exactWords(piece.text);
    if (piece.type === "close") return trusted(piece.mark.type === "repair" ? "</ins>" : "</mark>");
    return opening(piece.mark, piece.first);
  });
  return html`<div class="para"><p dir="auto">${body}</p>${
    paragraph.remarks.length === 0 ? null : remarksOf(paragraph.remarks, pen)
  }</div>`;
}

/** Who says so, one line each; numbers of the writer's own cited statements together on one line. */
function remarksOf(remarks: TextParagraph["remarks"], pen: Pen): Markup {
  const number = (remark: TextRemark): Markup | null => {
    if (remark.note === null) return null;
    const at = pen.shownAt(remark.note)[0];
    if (at === undefined) return html`[${remark.note}] `;
    return html`<a href="#${at}" role="doc-backlink" aria-label="Back to passage ${remark.note} in the brief">[${remark.note}]</a> `;
  };
  const own = remarks.filter((remark) => remark.isPassage || remark.chain.length < 2);
  const others = remarks.filter((remark) => !own.includes(remark));
  return html`<ul class="remarks">${own.length === 0 ? null : html`<li>${own.map(number)}</li>`}${others.map(
    (remark) =>
      html`<li>${number(remark)}${remark.kind === null ? null : html`<span class="b-${remark.kind}"></span>`}${joined(
        remark.chain.map((name) => html`<bdi>${voiceWords(name)}</bdi>`),
        " › ",
      )}</li>`,
  )}</ul>`;
}

function opening(mark: TextMark, first: boolean): Markup {
  if (mark.type === "repair") return html`<ins class="rep" data-was="${mark.original}">`;
  const look = mark.type === "passage" ? "ev" : `k-${mark.kind}${mark.cited ? " cited" : ""}`;
  return first
    ? html`<mark class="${look}" id="${mark.anchor}">`
    : html`<mark class="${look} joined" data-of="${mark.anchor}">`;
}
