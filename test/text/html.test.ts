// Pages: the article with its structure, furniture and comments apart, metadata, hostile input.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import { type Doc, makeDoc } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";

function read(html: string, path = "page.html"): Doc {
  return makeDoc({ id: "d1", path, hash: "", bytes: new TextEncoder().encode(html), note: null }, TEXT_LIBRARIES);
}

function textOf(doc: Doc, kind: string): string {
  return doc.parts
    .filter((part) => part.kind === kind)
    .map((part) => doc.text.slice(part.start, part.end))
    .join("");
}

const PARAGRAPHS = [
  "The two delegations met for four hours on Tuesday and parted without a date for another round, officials from both said.",
  "A spokesman for the northern council said that his side had offered to withdraw from three villages if the road was opened first.",
  "The southern council called the offer <a href='/x'>insufficient</a> and repeated that the prisoners had to come home before anything else.",
  "Monitors counted fewer breaches of the truce than in any week since the summer, though they were kept away from the quarry.",
];

const PAGE = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks end without a date | The Quarry Post</title>
<meta property="og:site_name" content="The Quarry Post"><link rel="canonical" href="https://post.example/2024/02/06/talks.html">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks end without a date","datePublished":"2024-02-06T18:20:00+01:00","author":[{"@type":"Person","name":"Ida Berg"},{"@type":"Person","name":"Omar Said"}]}</script>
<script>document.body.innerHTML = "EXECUTED"; throw new Error("executed")</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<main><article><h1>Talks end without a date</h1><p class="byline">By Ida Berg and Omar Said</p><time datetime="2024-02-06">6 February 2024</time>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<div class="body"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>
<figure><img src="x.jpg"><figcaption>Delegates leave the hall. Photo: K. Lund</figcaption></figure>
<h2>Prisoners first</h2><p>${PARAGRAPHS[2]}</p><blockquote><p>“We have waited long enough,” its chairwoman said.</p></blockquote>
<div class="related-stories"><h3>More on this story</h3><ul><li><a href="/a">The road that nobody may use</a></li><li><a href="/b">What the quarry is worth</a></li></ul></div>
<p>${PARAGRAPHS[3]}</p></div></article>
<section id="comments"><h2>2 Comments</h2><ol class="comment-list">
<li class="comment" id="comment-1"><div class="comment-author">Nils</div><time datetime="2024-02-07T08:00">7 February 2024 at 8:00</time><p>They will meet again before Easter, I bet.</p><a href="#">Reply</a></li>
<li class="comment" id="comment-2"><div class="comment-author">Rita K.</div><p>Why is nobody asking about the quarry?</p><p>It is the only thing worth having.</p><a href="#">Reply</a></li>
</ol><form><h3>Leave a Reply</h3><textarea></textarea><button>Post Comment</button></form></section></main>
<footer><p>© 2024 The Quarry Post. All rights reserved.</p></footer></body></html>`;

describe("a news page", () => {
  const doc = read(PAGE);

  test("keeps the article, its headings and quotations", () => {
    const article = textOf(doc, "article").split("\n").filter(Boolean);
    expect(article).toEqual([
      PARAGRAPHS[0],
      PARAGRAPHS[1],
      "Prisoners first",
      PARAGRAPHS[2]!.replace(/<[^>]+>/g, ""),
      "“We have waited long enough,” its chairwoman said.",
      PARAGRAPHS[3],
    ]);
    expect(textOf(doc, "title")).toBe("Talks end without a date\n");
  });

  test("keeps comments one by one with author and date", () => {
    const comments = doc.parts.filter((part) => part.kind === "comment");
    expect(comments.map((part) => [part.author, part.date, doc.text.slice(part.start, part.end)])).toEqual([
      ["Nils", "2024-02-07", "They will meet again before Easter, I bet.\n"],
      ["Rita K.", null, "Why is nobody asking about the quarry?\nIt is the only thing worth having.\n"],
    ]);
  });

  test("keeps furniture as furniture", () => {
    const furniture = textOf(doc, "furniture");
    for (const words of [
      "Home",
      "By Ida Berg",
      "Facebook",
      "The road that nobody may use",
      "Leave a Reply",
      "All rights",
    ]) {
      expect(furniture).toContain(words);
    }
  });

  test("reads what the page says of itself", () => {
    expect(doc).toMatchObject({
      mediaType: "html",
      title: "Talks end without a date",
      publisher: "The Quarry Post",
      author: "Ida Berg, Omar Said",
      date: { value: "2024-02-06", basis: "stated" },
      url: "https://post.example/2024/02/06/talks.html",
      language: "en",
    });
  });

  test("runs no script and keeps none as text", () => {
    expect(doc.text).not.toContain("EXECUTED");
    expect(doc.text).not.toContain("schema.org");
  });

  test("covers its text with parts and reads every sentence from it", () => {
    let at = 0;
    for (const part of doc.parts) {
      expect(part.start).toBe(at);
      at = part.end;
    }
    expect(at).toBe(doc.text.length);
    for (const token of doc.tokens) expect(doc.text.slice(token.start, token.end)).toBe(token.text);
  });
});

describe("a hover card inside a sentence", () => {
  test("does not break the sentence", () => {
    const card = `<span class="person-popup"><a href="/p">Ann Lee</a><span class="popup-card"><a href="/s">Ann Lee: all stories on the envoy, her talks, her team and her travels</a></span></span>`;
    const body = PARAGRAPHS.map((words) => `<p>${words}</p>`).join("");
    const doc = read(
      `<html><body><article><h1>A card in the text</h1>${body}<p>The envoy ${card} told reporters on Friday that she would stay until the list of names was complete and checked.</p></article></body></html>`,
    );
    expect(textOf(doc, "article")).toContain("The envoy Ann Lee told reporters on Friday that she would stay");
  });
});

describe("bad pages", () => {
  test("ten thousand levels of nesting give a warning and the text", () => {
    const depth = 10_000;
    const doc = read(
      `<html><body>${"<div>".repeat(depth)}<p>${PARAGRAPHS[0]}</p>${"</div>".repeat(depth)}<p>${PARAGRAPHS[1]}</p></body></html>`,
    );
    expect(doc.problems.map((problem) => problem.rule)).toContain("html-too-deep");
    expect(doc.text).toContain("The two delegations met");
    expect(doc.text).toContain("A spokesman for the northern council");
  });

  test.each([
    ["unclosed paragraphs", `<p>${"word ".repeat(20)}`.repeat(5000)],
    ["unclosed inline elements", "<b><i>word ".repeat(20_000)],
    ["angle brackets", "<".repeat(500_000)],
    ["end tags only", "</div>".repeat(200_000)],
    ["a comment without end", `<!-- ${"x ".repeat(200_000)}`],
    ["a script without end", `<script>${"x ".repeat(200_000)}`],
    ["many links", `<a href="/x">word</a> `.repeat(20_000)],
    ["attributes without end", `<p class="${"x ".repeat(200_000)}`],
  ])("%s take bounded time", (_, html) => {
    const begin = cpuMs();
    read(html);
    expect(cpuMs() - begin).toBeLessThan(20_000);
  });

  test("any soup of tags gives a document whose parts cover its text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<p>",
        "</p>",
        "<div class='comment'>",
        "</div>",
        "<li>",
        "<table><tr><td>",
        "<br>",
        "<a href=x>",
        "</a>",
        "<h1>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "<blockquote>",
      ),
      fc.string({ maxLength: 40 }),
      fc.lorem({ maxCount: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const doc = read(pieces.join(""));
        let at = 0;
        for (const part of doc.parts) {
          expect(part.start).toBe(at);
          at = part.end;
        }
        expect(at).toBe(doc.text.length);
      }),
      { numRuns: 60 },
    );
  });
});
