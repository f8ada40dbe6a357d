// Small things that many sections draw: note marks, party badges, stance shapes, levels of holding, chains.
import { voiceWords } from "../wording.ts";
import { html, joined, type Markup, trusted } from "./markup.ts";
import { PARTY_HUES } from "./style.ts";

/** What sections need to draw marks: notes' targets, parties' looks, and how often each note was shown. */
export interface Pen {
  /** `[12]` as links to the passages; more than `most` are counted. */
  readonly notes: (numbers: readonly number[], most?: number) => Markup | null;
  /** Ids of the marks that show note `n`, in order of the page. */
  readonly shownAt: (n: number) => readonly string[];
  /** A badge and the name. */
  readonly party: (name: string) => Markup;
  readonly partyHue: (name: string | null) => string | null;
}

/** A pen for a page. `anchors` are the targets of notes 1, 2 ...; `parties` are in the order that fixes their looks. */
export function makePen(anchors: readonly string[], parties: readonly string[]): Pen {
  const shown = new Map<number, string[]>();
  const looks = new Map(parties.map((name, i) => [name, i]));
  const monograms = monogramsOf(parties);
  const mark = (n: number): Markup => {
    const ids = shown.get(n) ?? [];
    const id = ids.length === 0 ? `r${n}` : `r${n}-${ids.length + 1}`;
    ids.push(id);
    shown.set(n, ids);
    return html`<a class="fn" role="doc-noteref" id="${id}" data-n="${n}" href="#${anchors[n - 1] ?? `n${n}`}">[${n}]</a>`;
  };
  return {
    notes: (numbers, most = 5) => {
      if (numbers.length === 0) return null;
      const over = numbers.length - most;
      // One more is shown rather than counted.
      const first = over === 1 ? numbers : numbers.slice(0, most);
      const rest =
        over > 1
          ? html` <a class="fn" href="#n${numbers[most]!}" data-n="${numbers[most]!}" title="${`${over} more passages: ${numbers.slice(most, most + 30).join(", ")}`}">+${over}</a>`
          : null;
      return html`<span class="fns"> ${first.map(mark)}${rest}</span>`;
    },
    shownAt: (n) => shown.get(n) ?? [],
    party: (name) => {
      const i = looks.get(name);
      if (i === undefined) return html`<bdi>${name}</bdi>`;
      return html`<span class="pt">${badge(i, monograms[i]!)}<bdi>${name}</bdi></span>`;
    },
    partyHue: (name) => {
      const i = name === null ? undefined : looks.get(name);
      return i === undefined ? null : PARTY_HUES[i % PARTY_HUES.length]!;
    },
  };
}

const BADGE_SHAPES = [
  "M9 .5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17Z",
  "M1 1H17V17H1Z",
  "M9 0L18 9L9 18L0 9Z",
  "M4.5 1.2H13.5L18 9L13.5 16.8H4.5L0 9Z",
  "M1 1H17V10C17 14 13 17 9 18C5 17 1 14 1 10Z",
  "M5 0H13L18 5V13L13 18H5L0 13V5Z",
];

/** For each party the shortest beginning of one or two letters that tells it from those before it. */
function monogramsOf(parties: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return parties.map((name) => {
    const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
    const first = [...(words[0] ?? name)];
    const tries = [
      first[0] ?? "?",
      words.length > 1 ? `${first[0]}${[...words.at(-1)!][0]}` : `${first[0]}${first[1] ?? ""}`,
      `${first[0]}${first[2] ?? ""}`,
    ];
    const chosen = tries.find((each) => !taken.has(each)) ?? tries[1]!;
    taken.add(chosen);
    return chosen;
  });
}

function badge(i: number, letters: string): Markup {
  return html`<svg class="pb" viewBox="0 0 18 18" aria-hidden="true"><path fill="${PARTY_HUES[i % PARTY_HUES.length]!}" d="${BADGE_SHAPES[i % BADGE_SHAPES.length]!}"/><text x="9" y="12.2">${letters}</text></svg>`;
}

const STANCE_SHAPES = {
  for: { shape: "M10 1.2a8.8 8.8 0 1 0 0 17.6a8.8 8.8 0 1 0 0-17.6Z", letter: "F", word: "for" },
  against: { shape: "M2 2H18V18H2Z", letter: "A", word: "against" },
  conditional: { shape: "M10 .6L19.4 10L10 19.4L.6 10Z", letter: "C", word: "if" },
} as const;

/** The shape and letter of a stance: filled where the party says it itself, hollow where others say it of the party. */
export function stanceMark(stance: "for" | "against" | "conditional"): Markup {
  const { shape, letter } = STANCE_SHAPES[stance];
  return html`<svg viewBox="0 0 20 20" aria-hidden="true"><path class="shape" d="${shape}"/><text x="10" y="13.4">${letter}</text></svg>`;
}

export function stanceWord(stance: "for" | "against" | "conditional"): string {
  return stance === "conditional" ? "on a condition" : stance;
}

/** How firmly an outcome holds: 3 whatever the others do, 2 by credible answers, 1 by any answer, 0 not. */
export type HoldLevel = 0 | 1 | 2 | 3;

export const LEVEL_NAMES: Readonly<Record<HoldLevel, string>> = {
  3: "Firm",
  2: "Held by credible answers",
  1: "Held by any answer",
  0: "Does not hold",
};

export const LEVEL_WORDS: Readonly<Record<HoldLevel, string>> = {
  3: "nobody can do better by moving alone",
  2: "whoever moves meets an answer that serves those who give it",
  1: "whoever moves can be answered, if the others accept the cost",
  0: "does not hold",
};

/** The level of the firmest concept in `concepts`. */
export function holdLevel(concepts: readonly string[]): HoldLevel {
  if (concepts.includes("nash")) return 3;
  if (concepts.includes("seq") || concepts.includes("sseq")) return 2;
  return concepts.length > 0 ? 1 : 0;
}

/** A circle: full, half, hollow, or a dot for none. */
export function levelMark(level: HoldLevel): Markup {
  const inside = [
    trusted('<path d="M8 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8Z"/>'),
    trusted('<circle cx="8" cy="8" r="6"/>'),
    trusted('<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12Z"/>'),
    trusted('<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12Z"/>'),
  ][level]!;
  return html`<svg class="lev" viewBox="0 0 16 16" aria-hidden="true">${inside}</svg>`;
}

/** Words of a text in quotation marks, unless they bring their own. */
export function quoteMark(words: string): Markup {
  return /^["“„«‘']/u.test(words) ? html`<bdi>${words}</bdi>` : html`“<bdi>${words}</bdi>”`;
}

/** `author › The Courier › unnamed source`, the last voice in bold. */
export function chainMark(chain: readonly string[]): Markup {
  const names = chain.map((name, i) =>
    i === chain.length - 1 ? html`<b><bdi>${voiceWords(name)}</bdi></b>` : html`<bdi>${voiceWords(name)}</bdi>`,
  );
  return html`<span class="chain">${joined(names, trusted(" › "))}</span>`;
}
