// The English reader's page: what its steps know beyond what every language shows.
import type { Page, StatementDraft } from "../draft.ts";
import type { DocLink, DocLinks } from "./attribution.ts";
import type { Decision } from "./classify/linear.ts";
import type { SignList } from "./classify/sign.ts";
import type { Unit } from "./clauses.ts";
import type { NameLookup } from "./entities/name-lookup.ts";
import type { Frame } from "./frame.ts";
import type { Tree } from "./tree.ts";

/** A statement with the tree it comes from. */
export interface EnglishDraft extends StatementDraft {
  readonly tree: Tree;
  readonly unit: Unit;
  /** Links that hold for it, outermost first; its own frame last where it is an act. */
  readonly chain: readonly DocLink[];
  /** The innermost act, by its own frame or as the direct content of a link. */
  readonly act: DocLink | null;
  /** Head of the content: the predicate or event noun inside the attribution. */
  contentHead: number;
  frame: Frame | null;
  /** What classifiers look at, each sign with the token that shows it; the kind step lists them, later steps add theirs. */
  signs: SignList;
  /** What the classifiers said of its kind and hedge. */
  decided: { kind: Decision | null; hedge: Decision | null };
  /** Units whose hedge and condition this one inherits: the attitude frames above it and its first conjunct. */
  readonly above: readonly Unit[];
}

export interface EnglishPage extends Page {
  trees: readonly Tree[];
  links: DocLinks;
  lookup: NameLookup;
  /** Adjectives of nationality with the canonical name of their state. */
  demonyms: readonly { readonly start: number; readonly end: number; readonly name: string }[];
  statements: EnglishDraft[];
  /** The last voice that was named, and the paragraph it spoke in: what an unresolved `it said` goes back to. */
  /** Names of media: channels of other people's words. */
  readonly media: ReadonlySet<string>;
  lastVoice: {
    readonly paragraph: number;
    readonly name: string;
    readonly entity: string | null;
    /** A noun for one person: no `they`. */
    readonly single: boolean;
  } | null;
}
