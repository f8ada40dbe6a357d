// A case in one value: what was read, what it amounts to, and the conflict model, if there is one.
import type { Ledgers } from "../ledger/index.ts";
import type { Codebook, Reading } from "../reading/index.ts";
import type { CaseModel } from "./case-model.ts";

/** Everything a brief is made from. */
export interface CaseFile {
  readonly title: string;
  /** The day the brief is made, ISO 8601, or null to leave it out (the layer has no clock). */
  readonly madeOn: string | null;
  /** Name and version of the program, e.g. `Parley 0.1.0`. */
  readonly program: string;
  readonly reading: Reading;
  /** Files that were given and could not be read, and why. */
  readonly unreadable?: readonly { readonly path: string; readonly message: string }[] | undefined;
  readonly ledgers: Ledgers;
  /** For the issues' definitions and propositions; null where none was used. */
  readonly codebook: Codebook | null;
  /** Null where no conflict file was given. */
  readonly model: CaseModel | null;
}
