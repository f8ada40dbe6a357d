// An invented case for tests: two states, a river, a lock and a border strip; every name and every word is made up.
import { type CaseFile, makeCaseModel } from "../../src/case/index.ts";
import { parseConflict, solveWorlds, worldsOf } from "../../src/gmcr/index.ts";
import type { Ledgers } from "../../src/ledger/index.ts";
import type {
  DocReading,
  Entity,
  Hedge,
  Reading,
  Statement,
  StatementKind,
  TimeExpression,
  Toponym,
} from "../../src/reading/index.ts";
import { type Doc, makeOffsetMap, type Part, type Problem, type RepairStep } from "../../src/text/index.ts";

/**
 * A document in a small notation. Lines that begin with `# ` are the title, with `> ` a comment, with `~ ` furniture.
 * `[[kind|voice > voice|words]]` is a statement, with `?possible` after the kind for a hedge; statements may nest.
 * `{{name}}` is a toponym. `<<damaged=>repaired>>` is a repair.
 */
export interface DraftDoc {
  readonly id: string;
  readonly path: string;
  readonly title: string | null;
  readonly publisher?: string;
  readonly author?: string;
  readonly url?: string;
  readonly grade?: string;
  readonly date?: Doc["date"];
  readonly text: string;
  readonly problems?: readonly { readonly rule: string; readonly words: string | null; readonly message: string }[];
}

const TOKEN = /\[\[(\w+)(?:\?(\w+))?\|([^|\]]*)\||\]\]|\{\{([^}]+)\}\}|<<(.*?)=>(.*?)>>/gu;

export function docOf(draft: DraftDoc): DocReading {
  let text = "";
  const statements: Statement[] = [];
  const toponyms: Toponym[] = [];
  const repairs: RepairStep[] = [];
  const open: { start: number; kind: StatementKind; hedge: Hedge; voices: string[] }[] = [];
  const parts: Part[] = [];
  let shift = 0;
  for (const line of draft.text.trim().split("\n")) {
    const prefix = /^[#>~] /u.exec(line)?.[0];
    const kind = prefix === "# " ? "title" : prefix === "> " ? "comment" : prefix === "~ " ? "furniture" : "article";
    const begin = text.length;
    const body = prefix === undefined ? line : line.slice(2);
    let at = 0;
    for (const match of body.matchAll(TOKEN)) {
      text += body.slice(at, match.index);
      at = match.index + match[0].length;
      if (match[4] !== undefined) {
        toponyms.push(toponymOf(draft.id, toponyms.length, text.length, match[4]));
        text += match[4];
      } else if (match[5] !== undefined) {
        const start = text.length + shift;
        repairs.push({
          rule: "lossy-tis620",
          start,
          end: start + match[5].length,
          original: match[5],
          repaired: match[6]!,
        });
        shift += match[5].length - match[6]!.length;
        text += match[6];
      } else if (match[0] === "]]") {
        const top = open.pop()!;
        statements.push(statementOf(draft.id, top, text.length, kind));
      } else {
        open.push({
          start: text.length,
          kind: match[1] as StatementKind,
          hedge: (match[2] ?? "none") as Hedge,
          voices: match[3]!.split(">").map((name) => name.trim()),
        });
      }
    }
    text += `${body.slice(at)}\n`;
    const last = parts.at(-1);
    if (last?.kind === kind && kind !== "comment") parts[parts.length - 1] = { ...last, end: text.length };
    else
      parts.push({
        id: `${draft.id}.p${parts.length + 1}`,
        kind,
        start: begin,
        end: text.length,
        author: null,
        date: null,
        basis: [],
      });
  }
  statements.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const numbered = statements.map((each, i) => ({ ...each, id: `${draft.id}.s${i + 1}` }));
  let original = "";
  let from = 0;
  let moved = 0;
  for (const step of repairs) {
    original += text.slice(from, step.start - moved) + step.original;
    from = step.start - moved + step.repaired.length;
    moved += step.original.length - step.repaired.length;
  }
  original += text.slice(from);
  const problems = (draft.problems ?? []).map(({ rule, words, message }): Problem => {
    const start = words === null ? null : text.indexOf(words);
    return { rule, start, end: start === null ? null : start + words!.length, severity: "warning", message };
  });
  const doc: Doc = {
    id: draft.id,
    hash: `sha256:${draft.id}`,
    path: draft.path,
    mediaType: "text",
    charset: "utf-8",
    original,
    text,
    map: makeOffsetMap(repairs),
    title: draft.title,
    publisher: draft.publisher ?? null,
    author: draft.author ?? null,
    url: draft.url ?? null,
    grade: draft.grade ?? null,
    date: draft.date ?? null,
    language: "en",
    parts,
    sentences: [],
    tokens: [],
    repairs,
    problems,
  };
  return {
    doc,
    statements: numbered,
    attributions: [],
    mentions: [],
    toponyms,
    containments: [],
    times: [] as TimeExpression[],
  };
}

function statementOf(
  doc: string,
  { start, kind, hedge, voices }: { start: number; kind: StatementKind; hedge: Hedge; voices: readonly string[] },
  end: number,
  part: string,
): Statement {
  return {
    id: "",
    doc,
    part,
    sentence: 0,
    span: { start, end },
    kind,
    voices: voices.map((name) => ({ name, entity: null, source: null, cue: null })),
    hedge,
    hedgeCue: null,
    condition: null,
    negated: false,
    actor: [],
    action: null,
    recipient: [],
    issue: null,
    places: [],
    time: null,
    quantities: [],
    score: 0.8,
    basis: ["fixture"],
    review: "suggested",
  };
}

const PLACES: Readonly<
  Record<string, { name: string; lat: number; lon: number; kind: Toponym["kind"]; status?: string }>
> = {
  Selmouth: { name: "Selmouth", lat: -17.2, lon: -62.9, kind: "city" },
  Sellmouth: { name: "Selmouth", lat: -17.2, lon: -62.9, kind: "city" },
  "Upper Lock": { name: "Upper Lock", lat: -17.9, lon: -61.1, kind: "other" },
  Taren: { name: "Taren", lat: -18.6, lon: -60.2, kind: "city", status: "claimed by both; held by Kostrava" },
  Tarenka: { name: "Taren", lat: -18.6, lon: -60.2, kind: "city", status: "claimed by both; held by Kostrava" },
  Hollin: { name: "Hollin", lat: -19.3, lon: -61.9, kind: "city" },
  "River Sel": { name: "River Sel", lat: -18.2, lon: -61.9, kind: "water" },
  Geneva: { name: "Geneva", lat: 46.2, lon: 6.1, kind: "city" },
};

function toponymOf(doc: string, i: number, start: number, text: string): Toponym {
  const place = PLACES[text];
  return {
    id: `${doc}.t${i + 1}`,
    doc,
    start,
    end: start + text.length,
    text,
    use: "location",
    name: place?.name ?? null,
    kind: place?.kind ?? null,
    admin1: null,
    country: null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    geonameid: null,
    otherNames: [],
    status: place?.status ?? null,
    basis: [],
  };
}

export const DRAFTS: readonly DraftDoc[] = [
  {
    id: "d1",
    path: "courier-lock.txt",
    title: "Lock talks stall as Arvenia closes the upper gates",
    publisher: "The River Courier",
    author: "M. Odell",
    date: { value: "2031-04-02", basis: "stated" },
    grade: "B2",
    text: `
# Lock talks stall as Arvenia closes the upper gates
[[report|author|Arvenia shut two of the five gates at the {{Upper Lock}} on Monday]], and [[report|author > Kostrava|the flow at {{Selmouth}} fell by a third]], Kostrava’s water board said.
Arvenia’s envoy, Lena Marsh, told reporters that [[refusal|author > Lena Marsh|her government would never accept foreign inspectors at the lock]]. [[demand|author > Lena Marsh|Kostrava must first withdraw its guards from the {{Taren}} strip]], she added.
In Hollin, Kostrava’s premier Ivo Brandt <<โ=>“>>[[refusal|author > Ivo Brandt|ruled out any withdrawal from Taren]]<<โ=>”>>. [[demand|author > Ivo Brandt|He asked for all five gates to be opened within ten days]].
[[pledge|author > Arvenia|Arvenia pledged to keep three gates open until 30 April]], provided that [[demand|author > Arvenia|Kostrava pays the toll it has withheld since January]].
[[threat|author > Ivo Brandt|“If the gates stay shut we will close the border road,”]] Brandt warned. [[judgement|author|It is hard to see who gains from that]].
[[forecast?probable|author|The talks will probably drag on into the summer]].
~ Share this story · 14 comments · Subscribe
`,
  },
  {
    id: "d2",
    path: "digest/evening-wire.html",
    title: "Evening wire: guards at Tarenka",
    publisher: "Evening Wire",
    date: { value: "2031-04-03", basis: "given" },
    text: `
# Evening wire: guards at Tarenka
[[report?reported|author > The River Courier > unnamed source|Some two hundred Kostravan guards had crossed into the strip at {{Tarenka}}]], the Courier reported, citing a source close to the border service.
[[denial|author > Kostrava|Kostrava denies that any guard has crossed the line]]. [[report|author > Kostrava > Ivo Brandt|“There are forty men there, as there have been for years,” Brandt said]].
[[report|author > Arvenia|Arvenia puts the number at more than two hundred and fifty]].
The Lake League, which hosts the talks, said that [[pledge|author > Lake League|it would send observers to both banks of the {{River Sel}}]] [[demand|author > Lake League|if both sides agree to it in writing]].
[[acceptance|author > Kostrava|Kostrava has accepted League observers]].
`,
    problems: [
      {
        rule: "wrong-region",
        words: "Tarenka",
        message: "The text puts Taren into the Upper Province; the gazetteer has it in the Sel District.",
      },
    ],
  },
  {
    id: "d3",
    path: "opinion/dry-season.txt",
    title: "Is Arvenia bluffing about the dry season?",
    author: "T. Vance",
    publisher: "Basin Notes",
    text: `
# Is Arvenia bluffing about the dry season?
[[judgement|author|Arvenia is bluffing when it says that it can do without the toll]]. [[report|author|Its lock fund has been empty since last autumn]].
[[forecast?possible|author|Kostrava might close the border road by June]], in which case [[forecast?probable|author|Arvenia would most likely open the gates within weeks]].
Others disagree. [[judgement|author > Lena Marsh|Marsh calls the idea that her side is bluffing “a dangerous comfort”]], and [[forecast|author > Lena Marsh|says the gates will stay shut for as long as it takes]].
[[judgement?possible|author|Perhaps both believe their own words]]. [[demand|author > Kostrava|Kostrava’s draft, seen by this writer, asks for a joint water board]]; [[acceptance|author > Arvenia > unnamed source|Arvenia is said to accept such a board]] [[demand|author > Arvenia > unnamed source|if it sits in {{Hollin}}]].
> [[judgement|commenter|The author forgets 2019.]] [[report|commenter|Back then Arvenia kept the gates shut for five months.]]
> [[forecast?certain|commenter|They will fold. They always do.]]
`,
  },
  {
    id: "d4",
    path: "copies/lock-talks-stall.txt",
    title: "Lock talks stall as upper gates are closed",
    publisher: "Delta Daily",
    date: { value: "2031-04-03", basis: "stated" },
    text: `
# Lock talks stall as upper gates are closed
[[report|author|Arvenia shut two of the five gates at the {{Upper Lock}} on Monday]], and [[report|author > Kostrava|the flow at {{Sellmouth}} fell by a third]], Kostrava’s water board said.
Arvenia’s envoy, Lena Marsh, told reporters that [[refusal|author > Lena Marsh|her government would never accept foreign inspectors at the lock]].
`,
  },
  {
    id: "d5",
    path: "statement-league.txt",
    title: "Statement of the Lake League",
    publisher: "Lake League",
    date: { value: "2031-04", basis: "implied" },
    grade: "A2",
    text: `
# Statement of the Lake League
The League met in {{Geneva}} and [[demand|author|asks both parties to restore the flow and to refrain from steps on the Taren strip]].
[[report|author > Arvenia|Arvenia has informed the League that three gates will remain open through the month]].
[[pledge|author|The League is ready to fund repairs of the lock]].
[[forecast?possible|author|A settlement before the flood season is possible]].
`,
  },
];

const CONFLICT = `
format: parley-conflict/1
title: The Sel lock, spring 2031
decisionMakers:
  - id: arvenia
    name: Arvenia
    options:
      - {id: open, name: open all gates, direction: both, evidence: [{file: courier-lock.txt, quote: "keep three gates open until 30 April"}]}
      - {id: board, name: accept a joint board, direction: both, evidence: [{file: dry-season.txt, quote: "Arvenia is said to accept such a board"}]}
  - id: kostrava
    name: Kostrava
    options:
      - {id: withdraw, name: withdraw from Taren, direction: both, evidence: [{file: courier-lock.txt, quote: "ruled out any withdrawal from Taren"}]}
      - {id: road, name: close the border road, direction: both, evidence: [{file: courier-lock.txt, quote: "we will close the border road"}]}
  - id: league
    name: Lake League
    options:
      - {id: observe, name: send observers, direction: on, evidence: [{file: evening-wire.html, quote: "it would send observers to both banks"}]}
infeasible:
  - {when: "kostrava.withdraw and kostrava.road", because: "a state that leaves the strip keeps the road open", evidence: []}
statusQuo: {}
preferences:
  arvenia:
    statements:
      - {prefer: "not kostrava.road", evidence: [{file: dry-season.txt, quote: "These words stand nowhere in it"}]}
      - {prefer: "kostrava.withdraw", evidence: [{file: courier-lock.txt, quote: "Kostrava must first withdraw its guards"}]}
      - {prefer: "not arvenia.open if not kostrava.withdraw"}
      - {prefer: "arvenia.board if league.observe", evidence: []}
  kostrava:
    statements:
      - {prefer: "arvenia.open", evidence: [{file: courier-lock.txt, quote: "all five gates to be opened within ten days"}]}
      - {prefer: "kostrava.road iff not arvenia.open"}
      - {prefer: "not kostrava.withdraw", evidence: [{file: courier-lock.txt, quote: "ruled out any withdrawal from Taren"}]}
      - {prefer: "arvenia.board", evidence: [{file: dry-season.txt, quote: "asks for a joint water board"}]}
  league:
    statements:
      - {prefer: "arvenia.open and not kostrava.road", evidence: [{file: statement-league.txt, quote: "asks both parties to restore the flow"}]}
      - {prefer: "league.observe if arvenia.board"}
assumptions:
  - id: bluff
    claim: Arvenia is bluffing about the dry season
    likelihood: null
    evidence:
      - {file: dry-season.txt, quote: "Arvenia is bluffing when it says that it can do without the toll"}
      - {file: dry-season.txt, quote: "a dangerous comfort"}
    holds:
      preferences:
        arvenia:
          statements:
            - {prefer: "not kostrava.road"}
            - {prefer: "kostrava.withdraw"}
            - {prefer: "arvenia.open if kostrava.road"}
            - {prefer: "not arvenia.open"}
            - {prefer: "arvenia.board if league.observe"}
    fails:
      preferences:
        arvenia:
          statements:
            - {prefer: "not arvenia.open if not kostrava.withdraw"}
            - {prefer: "kostrava.withdraw"}
            - {prefer: "not kostrava.road"}
            - {prefer: "arvenia.board if league.observe"}
  - id: road
    claim: Kostrava can afford to close the border road
    likelihood: 0.6
    evidence:
      - {file: dry-season.txt, quote: "Kostrava might close the border road by June"}
    holds: {}
    fails:
      preferences:
        kostrava:
          statements:
            - {prefer: "not kostrava.road"}
            - {prefer: "arvenia.open"}
            - {prefer: "kostrava.withdraw if arvenia.open and league.observe"}
            - {prefer: "not kostrava.withdraw"}
            - {prefer: "arvenia.board"}
`;

/** The id of the statement that holds these words. */
function idOf(reading: Reading, words: string, doc?: string): string {
  for (const each of reading.docs) {
    if (doc !== undefined && each.doc.id !== doc) continue;
    for (const statement of each.statements) {
      if (each.doc.text.slice(statement.span.start, statement.span.end).includes(words)) return statement.id;
    }
  }
  throw new RangeError(`No statement holds "${words}"`);
}

/** The invented case; each call makes it anew. */
export function riverCase(): CaseFile {
  const docs = DRAFTS.map(docOf);
  const entities: Entity[] = ["Arvenia", "Kostrava", "Lake League"].map((name, i) => ({
    id: `e${i + 1}`,
    name,
    kind: "state",
    party: name,
    aliases: [],
  }));
  const reading: Reading = { docs, entities };
  const id = (words: string, doc?: string): string => idOf(reading, words, doc);
  const position = (
    n: number,
    party: string,
    issue: string,
    stance: "for" | "against" | "conditional",
    how: "stated" | "ascribed",
    words: string,
    redLine = false,
  ): Ledgers["positions"][number] => ({
    id: `q${n}`,
    party,
    issue,
    stance,
    how,
    says: words,
    from: "2031-04",
    redLine,
    evidence: [id(words)],
  });
  const party = (name: string): string | null =>
    ({
      "Lena Marsh": "Arvenia",
      "Ivo Brandt": "Kostrava",
      Arvenia: "Arvenia",
      Kostrava: "Kostrava",
      "Lake League": "Lake League",
    })[name] ?? null;
  const counts = new Map<string, { statements: number; docs: Set<string> }>();
  for (const each of docs) {
    for (const statement of each.statements) {
      const name = statement.voices.at(-1)!.name;
      const count = counts.get(name) ?? { statements: 0, docs: new Set() };
      count.statements += 1;
      count.docs.add(each.doc.id);
      counts.set(name, count);
    }
  }
  const places = new Map<string, Toponym[]>();
  for (const toponym of docs.flatMap((each) => each.toponyms)) {
    places.set(toponym.name!, [...(places.get(toponym.name!) ?? []), toponym]);
  }
  const event = (
    n: number,
    from: string | null,
    to: string | null,
    certainty: "known" | "implied" | "unknown",
    words: string,
    disputes: string[] = [],
  ): Ledgers["timeline"][number] => ({
    id: `l${n}`,
    from,
    to,
    certainty,
    says: words,
    statements: [id(words)],
    disputes,
  });

  const ledgers: Ledgers = {
    disputes: [
      {
        id: "x1",
        field: "occurrence",
        title: "Whether Kostravan guards crossed into the strip at Taren",
        gazetteer: null,
        sides: [
          {
            says: "Some two hundred Kostravan guards had crossed into the strip",
            statements: [id("Some two hundred")],
            heldBy: ["unnamed source"],
            origins: 1,
          },
          {
            says: "no guard has crossed the line",
            statements: [id("denies that any guard"), id("forty men there")],
            heldBy: ["Kostrava", "Ivo Brandt"],
            origins: 1,
          },
        ],
        settledBy: "Dated pictures of the strip, or the League’s observers.",
        issue: "Taren strip",
        basis: [],
      },
      {
        id: "x2",
        field: "number",
        title: "How many guards stand at Taren",
        gazetteer: null,
        sides: [
          { says: "forty", statements: [id("forty men there")], heldBy: ["Ivo Brandt"], origins: 1 },
          { says: "more than 250", statements: [id("two hundred and fifty")], heldBy: ["Arvenia"], origins: 1 },
          { says: "about 200", statements: [id("Some two hundred")], heldBy: ["unnamed source"], origins: 1 },
        ],
        settledBy: "A count by somebody both sides admit.",
        issue: "Taren strip",
        basis: [],
      },
      {
        id: "x3",
        field: "judgement",
        title: "Whether Arvenia is bluffing",
        gazetteer: null,
        sides: [
          { says: "Arvenia is bluffing", statements: [id("Arvenia is bluffing")], heldBy: ["author"], origins: 1 },
          { says: "a dangerous comfort", statements: [id("dangerous comfort")], heldBy: ["Lena Marsh"], origins: 1 },
        ],
        settledBy: null,
        issue: null,
        basis: [],
      },
      {
        id: "x4",
        field: "place",
        title: "Where Taren lies",
        gazetteer: "Taren lies in the Sel District.",
        sides: [
          { says: "in the Upper Province", statements: [id("Some two hundred")], heldBy: ["author"], origins: 1 },
        ],
        settledBy: "The gazetteer’s record.",
        issue: null,
        basis: [],
      },
    ],
    positions: [
      position(1, "Arvenia", "inspectors", "against", "stated", "never accept foreign inspectors", true),
      position(2, "Kostrava", "inspectors", "for", "ascribed", "accepted League observers"),
      position(3, "Lake League", "inspectors", "conditional", "stated", "it would send observers"),
      position(4, "Kostrava", "Taren strip", "against", "stated", "ruled out any withdrawal", true),
      position(5, "Arvenia", "Taren strip", "for", "stated", "withdraw its guards"),
      position(6, "Kostrava", "gates", "for", "stated", "all five gates"),
      position(7, "Arvenia", "gates", "conditional", "stated", "keep three gates open"),
      position(8, "Arvenia", "gates", "against", "ascribed", "gates will stay shut"),
      position(9, "Lake League", "gates", "for", "stated", "restore the flow"),
      position(10, "Kostrava", "joint board", "for", "ascribed", "joint water board"),
      position(11, "Arvenia", "joint board", "conditional", "ascribed", "accept such a board"),
    ],
    commitments: [
      {
        id: "c1",
        who: ["Arvenia"],
        kind: "pledge",
        what: "keep three gates open",
        since: "2031-04-02",
        until: "2031-04-30",
        term: "P28D",
        condition: "provided that Kostrava pays the toll it has withheld since January",
        status: "open",
        evidence: [id("keep three gates open")],
        deeds: [{ statement: id("Arvenia shut two"), bears: "against" }],
        maybeSame: [id("three gates will remain open")],
      },
      {
        id: "c2",
        who: ["Kostrava"],
        kind: "acceptance",
        what: "accepted League observers",
        since: "2031-04-03",
        until: null,
        term: null,
        condition: null,
        status: "unknown",
        evidence: [id("accepted League observers")],
        deeds: [],
        maybeSame: [],
      },
      {
        id: "c3",
        who: ["Lake League"],
        kind: "pledge",
        what: "send observers to both banks of the River Sel",
        since: null,
        until: null,
        term: null,
        condition: "if both sides agree to it in writing",
        status: "open",
        evidence: [id("it would send observers")],
        deeds: [],
        maybeSame: [],
      },
      {
        id: "c4",
        who: ["Ivo Brandt"],
        kind: "threat",
        what: "If the gates stay shut we will close the border road",
        since: "2031-04-02",
        until: null,
        term: null,
        condition: "If the gates stay shut",
        status: "open",
        evidence: [id("close the border road,")],
        deeds: [],
        maybeSame: [],
      },
    ],
    forecasts: [
      {
        id: "f1",
        who: ["author"],
        what: "The talks will probably drag on into the summer",
        condition: null,
        horizon: "2031-06/2031-08",
        words: "probably",
        range: [0.55, 0.85],
        scale: "Kent 1964",
        evidence: [id("drag on into the summer")],
      },
      {
        id: "f2",
        who: ["author"],
        what: "Arvenia would most likely open the gates within weeks",
        condition: "Kostrava might close the border road by June",
        horizon: null,
        words: "most likely",
        range: [0.75, 0.95],
        scale: "Kent 1964",
        evidence: [id("most likely open the gates")],
      },
      {
        id: "f3",
        who: ["Lena Marsh"],
        what: "the gates will stay shut for as long as it takes",
        condition: null,
        horizon: null,
        words: null,
        range: null,
        scale: null,
        evidence: [id("gates will stay shut")],
      },
    ],
    timeline: [
      event(1, "2031-03-31", "2031-03-31", "known", "Arvenia shut two"),
      event(2, "2031-03-20", "2031-04-03", "unknown", "Some two hundred", ["x1", "x2"]),
      event(3, "2030-09-01", "2030-11-30", "implied", "lock fund has been empty"),
      event(4, "2019-01-01", "2019-12-31", "known", "kept the gates shut for five months"),
      event(5, "2031-04-01", "2031-04-30", "known", "three gates will remain open"),
      event(6, "2031-06-01", null, "implied", "close the border road by June"),
      event(7, null, null, "unknown", "two hundred and fifty", ["x2"]),
      event(8, "2031-04-01", "2031-04-02", "implied", "fell by a third"),
    ],
    places: [...places].map(([name, toponyms], i) => ({
      id: `pl${i + 1}`,
      name,
      kind: toponyms[0]!.kind!,
      admin1: name === "Taren" ? "Sel District" : null,
      country: null,
      lat: toponyms[0]!.lat,
      lon: toponyms[0]!.lon,
      status: toponyms[0]!.status,
      namesUsed: [...new Set(toponyms.map((each) => each.text))],
      mentions: toponyms.map((each) => each.id),
      statements: toponyms.flatMap((each) =>
        docs
          .find((reading) => reading.doc.id === each.doc)!
          .statements.filter(({ span }) => span.start <= each.start && each.end <= span.end)
          .map((statement) => statement.id),
      ),
      warnings:
        name === "Taren"
          ? [{ doc: "d2", start: 0, end: 4, message: "The text puts Taren into the Upper Province." }]
          : [],
    })),
    origins: [{ id: "o1", kind: "copy", docs: ["d1", "d4"], statements: [], similarity: 0.94 }],
    voices: [...counts].map(([name, count]) => ({
      name,
      entity: null,
      party: party(name),
      statements: count.statements,
      documents: count.docs.size,
    })),
  };

  const { conflict, problems } = parseConflict(CONFLICT);
  if (conflict === null) throw new RangeError(`The invented conflict does not parse: ${JSON.stringify(problems)}`);
  const model = makeCaseModel(
    { conflict, solved: solveWorlds(conflict, worldsOf(conflict)!), file: "river.conflict.yaml" },
    docs,
  );
  return {
    title: "The Sel lock: where the talks stand",
    madeOn: "2031-04-05",
    program: "Parley 0.1.0",
    reading,
    ledgers,
    codebook: {
      name: "river",
      issues: [
        {
          label: "inspectors",
          definition: "Foreign inspectors at the lock.",
          proposition: "foreign inspectors at the lock",
          terms: [],
        },
        {
          label: "Taren strip",
          definition: "Guards in the strip.",
          proposition: "Kostrava’s withdrawal from the Taren strip",
          terms: [],
        },
        { label: "gates", definition: "The gates of the lock.", proposition: "opening all five gates", terms: [] },
        { label: "joint board", definition: "A board.", proposition: "a joint water board", terms: [] },
      ],
    },
    model,
  };
}
