// The actor tables as typed rows, checked: states, blocs, organisations, media, offices, first names.
import type { Problem } from "../../../text/index.ts";
import type { EntityKind } from "../../entity.ts";

export interface StateRow {
  readonly name: string;
  /** The first one names derived groups (`Russian forces`). */
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly seats: readonly string[];
  readonly aliases: readonly string[];
  readonly status: "full" | "limited" | "former";
  readonly bloc: string | null;
}

export interface BlocRow {
  readonly name: string;
  readonly party: string;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly aliases: readonly string[];
}

export interface OrganisationRow {
  readonly name: string;
  readonly kind: EntityKind;
  readonly party: string | null;
  readonly adjectives: readonly string[];
  readonly aliases: readonly string[];
  readonly epithets: readonly string[];
}

export interface MediaRow {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A word that must follow or precede the name, which is a common word otherwise. */
  readonly need: string | null;
}

export interface HolderRow {
  readonly actor: string;
  readonly office: string;
  readonly name: string;
  readonly surname: string;
  readonly spellings: readonly string[];
  readonly from: number;
  /** Null for an open end. */
  readonly to: number | null;
  readonly gender: "m" | "f";
}

export interface ActorTables {
  readonly states: readonly StateRow[];
  readonly blocs: readonly BlocRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly media: readonly MediaRow[];
  readonly holders: readonly HolderRow[];
  readonly firstNames: { readonly female: readonly string[]; readonly male: readonly string[] };
  /** Surnames that need a title or the full name before they count. */
  readonly commonSurnames: readonly string[];
}

/** Files that hold the tables, by name within `data/actors/`; the caller reads and parses them. */
export const ACTOR_FILES: readonly string[] = [
  "states.yaml",
  "blocs.yaml",
  "organisations.yaml",
  "media.yaml",
  "offices.yaml",
  "names.yaml",
];

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Reads parsed YAML, one value for each of `ACTOR_FILES`; rows that do not fit are left out and named as problems. */
export function actorTablesFrom(files: Readonly<Record<string, unknown>>): {
  readonly tables: ActorTables;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const report = (file: string, message: string): void => {
    problems.push({ rule: "actor-table", start: null, end: null, severity: "warning", message: `${file}: ${message}` });
  };
  const rows = <T>(file: string, make: (row: Row, name: string) => T | null): T[] => {
    const content = files[file];
    if (content === undefined || content === null) return [];
    if (!Array.isArray(content)) {
      report(file, "a list of rows was expected");
      return [];
    }
    return content.flatMap((row: unknown, index) => {
      const made = isRow(row) && typeof row.name === "string" ? make(row, row.name) : null;
      if (made === null) report(file, `row ${index + 1} is not of the expected shape`);
      return made === null ? [] : [made];
    });
  };
  const states = rows<StateRow>("states.yaml", (row, name) => {
    const status = row.status ?? "full";
    if (status !== "full" && status !== "limited" && status !== "former") return null;
    return {
      name,
      adjectives: strings(row.adj),
      people: strings(row.people),
      seats: strings(row.seat),
      aliases: strings(row.aka),
      status,
      bloc: typeof row.bloc === "string" ? row.bloc : null,
    };
  });
  const blocs = rows<BlocRow>("blocs.yaml", (row, name) => ({
    name,
    party: typeof row.party === "string" ? row.party : name,
    adjectives: strings(row.adj),
    people: strings(row.people),
    aliases: strings(row.aka),
  }));
  const organisations = rows<OrganisationRow>("organisations.yaml", (row, name) => {
    const kind = row.kind ?? "organisation";
    if (kind !== "organisation" && kind !== "group") return null;
    return {
      name,
      kind,
      party: typeof row.party === "string" ? row.party : null,
      adjectives: strings(row.adj),
      aliases: strings(row.aka),
      epithets: strings(row.epithets),
    };
  });
  const media = rows<MediaRow>("media.yaml", (row, name) => ({
    name,
    aliases: strings(row.aka),
    need: typeof row.need === "string" ? row.need : null,
  }));
  const holders: HolderRow[] = [];
  const offices = files["offices.yaml"];
  if (isRow(offices))
    for (const [actor, byOffice] of Object.entries(offices)) {
      if (!isRow(byOffice)) {
        report("offices.yaml", `${actor}: offices were expected`);
        continue;
      }
      for (const [office, list] of Object.entries(byOffice))
        for (const words of strings(list)) {
          const holder = holderFrom(actor, office, words);
          if (holder === null) report("offices.yaml", `${actor}, ${office}: “${words}” is no "Name from-to"`);
          else holders.push(holder);
        }
    }
  const names = files["names.yaml"];
  return {
    tables: {
      states,
      blocs,
      organisations,
      media,
      holders,
      firstNames: isRow(names)
        ? { female: strings(names.female), male: strings(names.male) }
        : { female: [], male: [] },
      commonSurnames: isRow(names) ? strings(names.common) : [],
    },
    problems,
  };
}

const HOLDER = /^(.+?) (\d{4})-(\d{4})?( f)?$/;

const ROMAN = /^[IVXLC]+$/;

function holderFrom(actor: string, office: string, words: string): HolderRow | null {
  const [main = "", ...spellings] = words.split("|").map((part) => part.trim());
  const match = HOLDER.exec(main);
  if (match === null) return null;
  const marked = match[1] ?? "";
  const star = marked.indexOf("*");
  const name = marked.replace("*", "");
  // An unmarked surname is the last word; `*Xi Jinping` marks the first, `Mohammed *bin Salman` the rest.
  const rest = star === -1 ? (marked.split(" ").at(-1) ?? marked) : marked.slice(star + 1);
  // "John Paul II", "Charles III": a number is no surname, such persons are named in full or by office.
  const surname = star === 0 ? (rest.split(" ")[0] ?? rest) : ROMAN.test(rest) ? name : rest;
  return {
    actor,
    office,
    name,
    surname,
    spellings,
    from: Number(match[2]),
    to: match[3] === undefined ? null : Number(match[3]),
    gender: match[4] === undefined ? "m" : "f",
  };
}
