// The brief as data, as a page and as Markdown: complete, anchored, self-contained, safe with hostile documents, quick.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Brief, makeBrief, renderHtml, renderMarkdown, type WorldAtlas } from "../../src/brief/index.ts";
import type { CaseFile } from "../../src/case/index.ts";
import { DRAFTS, docOf, riverCase } from "./river-case.ts";

const ATLAS = JSON.parse(
  readFileSync(new URL("../../node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"),
) as WorldAtlas;
const CASE = riverCase();
const BRIEF: Brief = makeBrief(CASE, ATLAS);
const PAGE = renderHtml(BRIEF);
const MARKDOWN = renderMarkdown(BRIEF);
const EMPTY: CaseFile = {
  title: "Nothing",
  madeOn: null,
  program: "Parley",
  codebook: null,
  model: null,
  reading: { docs: [], entities: [] },
  ledgers: {
    disputes: [],
    positions: [],
    commitments: [],
    forecasts: [],
    timeline: [],
    places: [],
    origins: [],
    voices: [],
  },
};

/** Values of an attribute in the page. */
function attributes(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "gu"))].map((match) => match[1]!);
}

describe("makeBrief", () => {
  it("numbers notes in the order of the page, from 1 without gaps", () => {
    expect(BRIEF.notes.map((note) => note.number)).toEqual(BRIEF.notes.map((_, i) => i + 1));
    const firstCited = BRIEF.summary.flatMap((block) => block.lines.flatMap((line) => line.notes));
    expect([...new Set(firstCited)]).toEqual([...new Set(firstCited)].map((_, i) => i + 1));
  });

  it("anchors every note to the exact words it quotes", () => {
    for (const note of BRIEF.notes) {
      const { doc } = CASE.reading.docs.find((each) => each.doc.id === note.doc)!;
      expect(doc.text.slice(note.start, note.end)).toBe(note.quote);
    }
  });

  it("loses no character of a text", () => {
    for (const [i, text] of BRIEF.texts.entries()) {
      const { doc } = CASE.reading.docs[i]!;
      const words = text.parts.flatMap((part) =>
        part.paragraphs.map((paragraph) =>
          paragraph.pieces.map((piece) => (piece.type === "words" ? piece.text : "")).join(""),
        ),
      );
      expect(words.join("\n")).toBe(doc.text.trimEnd());
    }
  });

  it("counts copies as one origin and says which documents have no date", () => {
    expect(BRIEF.counts).toMatchObject({ documents: 5, origins: 4, undated: 1 });
  });

  it("gives the same brief for the same case", () => {
    expect(renderHtml(makeBrief(riverCase(), ATLAS))).toBe(PAGE);
  });

  it("gives the swapped brief for swapped parties", () => {
    const swap = (text: string): string =>
      text.replace(/Arvenia|Kostrava/gu, (name) => (name === "Arvenia" ? "Kostrava" : "Arvenia"));
    const swapped = JSON.parse(swap(JSON.stringify({ positions: CASE.ledgers.positions }))) as CaseFile["ledgers"];
    const before = makeBrief({ ...CASE, model: null }).matrix;
    const after = makeBrief({ ...CASE, model: null, ledgers: { ...CASE.ledgers, ...swapped } }).matrix;
    const stances = (matrix: Brief["matrix"], party: string): unknown =>
      matrix.issues.map((row) => row.cells[matrix.parties.indexOf(party)]!.map((each) => [each.stance, each.how]));
    expect(stances(after, "Kostrava")).toEqual(stances(before, "Arvenia"));
    expect(stances(after, "Arvenia")).toEqual(stances(before, "Kostrava"));
  });

  it("says on which assumption an outcome hangs, and what changes with it", () => {
    const model = BRIEF.model!;
    for (const outcome of model.outcomes) {
      for (const concept of model.concepts) {
        const inWorlds = model.worlds.filter((world) =>
          world.holding.some((each) => each.letter === outcome.letter && each.concepts.includes(concept.id)),
        );
        expect(inWorlds.length).toBe(outcome.worldCounts[concept.id]);
        expect(outcome.holds[concept.id] === null).toBe(inWorlds.length === 0);
      }
    }
    for (const world of model.worlds) {
      for (const flip of world.flips) {
        const other = model.worlds.find((each) =>
          each.settings.every((set, i) => (set === world.settings[i]) === (i !== flip.assumption)),
        )!;
        for (const outcome of model.outcomes) {
          const concepts = (of: typeof world): readonly string[] =>
            of.holding.find((each) => each.letter === outcome.letter)?.concepts ?? [];
          const change = flip.changes.find((each) => each.letter === outcome.letter);
          expect([...(change?.gained ?? [])].sort()).toEqual(
            concepts(other)
              .filter((each) => !concepts(world).includes(each))
              .sort(),
          );
          expect([...(change?.lost ?? [])].sort()).toEqual(
            concepts(world)
              .filter((each) => !concepts(other).includes(each))
              .sort(),
          );
        }
      }
    }
  });

  it("names who ascribes a position, never the party itself", () => {
    const { parties, issues } = BRIEF.matrix;
    const cell = issues.find((row) => row.issue === "joint board")!.cells[parties.indexOf("Arvenia")]!;
    expect(cell.map((each) => [each.how, each.by])).toEqual([["ascribed", ["unnamed source"]]]);
    for (const row of issues) {
      for (const [i, stances] of row.cells.entries()) {
        for (const each of stances) expect(each.by).not.toContain(parties[i]);
      }
    }
  });

  it("keeps far-off places off the map and lists them", () => {
    expect(BRIEF.map.rows.find((row) => row.name === "Geneva")!.shown).toBe("beyond");
    expect(BRIEF.map.dots.map((dot) => dot.name).sort()).toEqual(
      ["River Sel", "Selmouth", "Taren", "Upper Lock", "Hollin"].sort(),
    );
    for (const dot of BRIEF.map.dots) {
      expect(dot.x).toBeGreaterThan(0);
      expect(dot.x).toBeLessThan(BRIEF.map.width);
      expect(dot.y).toBeLessThan(BRIEF.map.height);
    }
  });

  it("draws bars inside the axis and keeps lanes apart", () => {
    for (const bar of BRIEF.timeline.bars) {
      expect(bar.x0).toBeGreaterThanOrEqual(0);
      expect(bar.x1).toBeLessThanOrEqual(1);
      for (const other of BRIEF.timeline.bars) {
        if (other === bar || other.lane !== bar.lane) continue;
        expect(other.x0 >= bar.x1 || other.x1 <= bar.x0).toBe(true);
      }
    }
  });
});

describe("renderHtml", () => {
  it("has every section, once, with headings in order", () => {
    for (const id of [
      "summary",
      "outcomes",
      "sources",
      "voices",
      "positions",
      "disputes",
      "commitments",
      "forecasts",
      "timeline",
      "map",
      "model",
      "cited",
      "texts",
    ]) {
      expect(PAGE.split(`<section id="${id}"`)).toHaveLength(2);
    }
    let last = 0;
    for (const match of PAGE.matchAll(/<h([1-6])[ >]/gu)) {
      const level = Number(match[1]);
      expect(level).toBeLessThanOrEqual(last + 1);
      last = level;
    }
    expect(PAGE.match(/<h1/gu)).toHaveLength(1);
  });

  it("has unique ids, and every link inside leads to one", () => {
    const ids = attributes(PAGE, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const href of attributes(PAGE, "href")) {
      expect(href.startsWith("#")).toBe(true);
      expect(known.has(href.slice(1))).toBe(true);
    }
  });

  it("refers to nothing outside itself", () => {
    expect(attributes(PAGE, "src")).toEqual([]);
    expect(PAGE).not.toMatch(/@import|url\(|<link|<iframe|<object|<embed|<base|srcset|xlink/iu);
    expect(PAGE).toContain("default-src &#39;none&#39;");
    const script = /<script>([\s\S]*?)<\/script>/u.exec(PAGE)![1]!;
    expect(PAGE).toContain(`sha256-${createHash("sha256").update(script).digest("base64")}`);
  });

  it("says that an empty cell is empty in these documents", () => {
    expect(PAGE).toContain("not in these documents");
  });

  it("shows orphans as orphans", () => {
    expect(PAGE).toContain("Orphan: “<bdi>These words stand nowhere in it</bdi>”");
  });

  it("has a switch for each assumption and a world for each combination", () => {
    expect(PAGE.match(/<input type="radio"/gu)).toHaveLength(4);
    for (const key of ["yy", "yn", "ny", "nn"]) expect(PAGE).toContain(`class="world w-${key}"`);
    expect(PAGE).toContain("#switchboard:has(#a0-n:checked):has(#a1-y:checked) .w-ny{display:block}");
  });

  it("says why sections are empty", () => {
    const page = renderHtml(makeBrief(EMPTY));
    expect(page).toContain("No documents were read");
    expect(page).toContain("No positions of parties");
    expect(page).not.toContain('id="outcomes"');
    expect(renderMarkdown(makeBrief(EMPTY))).toContain("No documents were read");
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "</style><script>alert(2)</script>",
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  "]]><!-- <title>x</title> -->",
  "{{7*7}} &lt;b&gt; &amp; &#60;i&#62;",
  "\u202eevil\u202c \u2066x\u2069 \u0000\u0007\ud800 \u2028",
  "javascript:alert(6)",
  "[x](javascript:alert(7)) `` ``` | a | b |",
  "x".repeat(20_000),
];

/** A case in which every string that outsiders control is `text`. */
function hostileCase(text: string): CaseFile {
  const doc = docOf({
    id: "d1",
    path: text,
    title: text,
    publisher: text,
    author: text,
    url: text,
    grade: text,
    text: "x",
  });
  const body = `${text}\nplain words`;
  const whole = { start: 0, end: body.length };
  const statement = {
    ...docOf({ id: "d1", path: "p", title: null, text: "[[report|author|a]]" }).statements[0]!,
    id: "d1.s1",
    span: { start: 0, end: text.length },
    voices: [
      { name: text, entity: null, source: null, cue: null },
      { name: text, entity: null, source: null, cue: null },
    ],
  };
  const reading = {
    entities: [],
    docs: [
      {
        ...doc,
        doc: {
          ...doc.doc,
          text: body,
          problems: [{ rule: text, start: 0, end: text.length, severity: "warning" as const, message: text }],
          repairs: [{ rule: text, start: 0, end: 1, original: body.slice(0, 1), repaired: body.slice(0, 1) }],
          parts: [{ ...whole, id: "p", kind: "comment" as const, author: text, date: text, basis: [] }],
        },
        statements: [statement],
      },
    ],
  };
  const evidence = ["d1.s1"];
  const at = {
    state: "orphan" as const,
    evidence: { file: text, quote: text },
    reason: "not-found" as const,
    message: text,
  };
  return {
    title: text,
    madeOn: null,
    program: text,
    reading,
    codebook: null,
    ledgers: {
      disputes: [
        {
          id: "x",
          field: "place",
          title: text,
          gazetteer: text,
          sides: [{ says: text, statements: evidence, heldBy: [text], origins: 1 }],
          settledBy: text,
          issue: text,
          basis: [],
        },
      ],
      positions: [
        {
          id: "q",
          party: text,
          issue: text,
          stance: "for",
          how: "ascribed",
          says: text,
          from: text,
          redLine: true,
          evidence,
        },
      ],
      commitments: [
        {
          id: "c",
          who: [text],
          kind: "threat",
          what: text,
          since: text,
          until: text,
          term: text,
          condition: text,
          status: "open",
          evidence,
          deeds: [{ statement: "d1.s1", bears: "for" }],
          maybeSame: evidence,
        },
      ],
      forecasts: [
        {
          id: "f",
          who: [text],
          what: text,
          condition: text,
          horizon: text,
          words: text,
          range: [0.1, 0.2],
          scale: text,
          evidence,
        },
      ],
      timeline: [
        {
          id: "l",
          from: text,
          to: "2031-01-01",
          certainty: "known",
          says: text,
          statements: evidence,
          disputes: ["x"],
        },
      ],
      places: [
        {
          id: "p",
          name: text,
          kind: text,
          admin1: text,
          country: text,
          lat: 10,
          lon: 10,
          status: text,
          namesUsed: [text],
          mentions: ["t"],
          statements: evidence,
          warnings: [{ doc: "d1", start: 0, end: 1, message: text }],
        },
      ],
      origins: [],
      voices: [{ name: text, entity: null, party: text, statements: 1, documents: 1 }],
    },
    model: {
      title: text,
      file: text,
      citation: text,
      decisionMakers: [
        {
          id: "a",
          name: text,
          options: [{ id: "a.o", name: text, direction: "on", evidence: [at] }],
          preferences: [{ expression: text, words: text, evidence: [at] }],
          preferenceForm: null,
        },
      ],
      rules: [{ kind: "infeasible", words: text, because: text, evidence: [at] }],
      assumptions: [{ id: "u", claim: text, likelihood: 0.5, evidence: [at], holds: [text], fails: [text] }],
      concepts: [{ id: "nash", name: text, meaning: text }],
      stateCount: 2,
      outcomes: [
        {
          id: "Y",
          label: text,
          isStatusQuo: true,
          choices: [{ decisionMaker: "a", option: "a.o", name: text, taken: true }],
        },
      ],
      worlds: [
        {
          settings: [true],
          equilibria: { nash: ["Y"] },
          reasons: [{ outcome: "Y", concept: "nash", decisionMaker: "a", stable: true, sentences: [text] }],
          problem: text,
        },
        { settings: [false], equilibria: {}, reasons: [], problem: null },
      ],
      worldsAreSampled: false,
      problems: [text],
    },
  };
}

/** The names of all tags in a page, and those with an event handler or an address that could run. */
function tagsOf(page: string): { readonly names: Set<string>; readonly dangerous: string[] } {
  const names = new Set<string>();
  const dangerous: string[] = [];
  const body = page.replace(/<script>[\s\S]*?<\/script>/u, "").replace(/<style>[\s\S]*?<\/style>/gu, "");
  for (const match of body.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*\/?>/giu)) {
    names.add(match[1]!.toLowerCase());
    const bare = match[2]!.replace(/="(#?)[^"]*"/gu, '="$1"');
    if (/\son[a-z]+=|(?:href|src)="(?!#)/iu.test(bare)) dangerous.push(match[0]);
  }
  return { names, dangerous };
}

describe("hostile documents", () => {
  const usual = tagsOf(PAGE).names;
  usual.delete("script");

  it.each(HOSTILE.map((text) => [text.slice(0, 40), text] as const))("stay words: %j", (_, text) => {
    const brief = makeBrief(hostileCase(text), ATLAS);
    const page = renderHtml(brief);
    const { names, dangerous } = tagsOf(page);
    expect([...names].filter((name) => !usual.has(name))).toEqual([]);
    expect(dangerous).toEqual([]);
    expect(page.match(/<script/giu)).toHaveLength(1);
    expect(page.isWellFormed()).toBe(true);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    const ids = attributes(page, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const markdown = renderMarkdown(brief);
    expect(markdown).not.toMatch(/(?<!\\)<[a-z/!]/iu);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/u);
    expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  });

  it("stay words, whatever they are", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "&",
      "\\",
      "/",
      "script",
      "style",
      "--",
      "!",
      "=",
      " ",
      "\n",
      "a",
      "\u202e",
      "`",
      "]",
      "(",
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 30 }), (parts) => {
        const page = renderHtml(makeBrief(hostileCase(parts.join("")), null));
        const { names, dangerous } = tagsOf(page);
        expect([...names].filter((name) => !usual.has(name))).toEqual([]);
        expect(dangerous).toEqual([]);
        expect(page.match(/<\/style/giu)!.length).toBe(page.match(/<style/giu)!.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("renderMarkdown", () => {
  it("has a footnote for every mark, and no more", () => {
    const cited = new Set([...MARKDOWN.matchAll(/\[\^(\d+)\](?!:)/gu)].map((match) => Number(match[1])));
    const given = [...MARKDOWN.matchAll(/^\[\^(\d+)\]:/gmu)].map((match) => Number(match[1]));
    expect(given).toEqual(BRIEF.notes.map((note) => note.number));
    for (const n of cited) expect(given).toContain(n);
  });

  it("has the sections of the page", () => {
    for (const title of [
      "In short",
      "Which outcomes would hold",
      "What was read",
      "Who is heard",
      "Who wants what",
      "Where accounts stand",
      "What was pledged",
      "What is said to come",
      "When things",
      "Where",
      "The model",
    ]) {
      expect(MARKDOWN).toContain(`## ${title}`);
    }
  });
});

describe("speed", () => {
  it("renders 1,000 statements in 40 documents in under 300 ms", () => {
    const docs = Array.from({ length: 40 }, (_, i) =>
      docOf({
        ...DRAFTS[i % DRAFTS.length]!,
        id: `d${i + 1}`,
        text: `${DRAFTS[i % 3]!.text}\n${DRAFTS[0]!.text.replaceAll("# ", "")}\n${DRAFTS[2]!.text.replaceAll("# ", "")}`,
      }),
    );
    const statements = docs.flatMap((each) => each.statements);
    expect(statements.length).toBeGreaterThanOrEqual(1_000);
    const caseFile: CaseFile = {
      ...CASE,
      reading: { docs, entities: [] },
      ledgers: {
        ...CASE.ledgers,
        forecasts: statements
          .slice(0, 400)
          .map((statement, i) => ({ ...CASE.ledgers.forecasts[0]!, id: `f${i}`, evidence: [statement.id] })),
        timeline: statements.slice(400, 900).map((statement, i) => ({
          ...CASE.ledgers.timeline[i % 8]!,
          id: `l${i}`,
          disputes: [],
          statements: [statement.id],
        })),
      },
    };
    const brief = makeBrief(caseFile, null);
    renderHtml(brief);
    const begin = performance.now();
    const page = renderHtml(brief);
    const ms = performance.now() - begin;
    expect(ms).toBeLessThan(300);
    expect(page.length).toBeLessThan(3_000_000);
  });
});
