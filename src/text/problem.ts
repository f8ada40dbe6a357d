// A problem is what is wrong with a piece of outside input, said as data: rule, place, message.

/** Something wrong or doubtful in outside input. `start` and `end` are offsets in the repaired text, null where the whole file is meant. */
export interface Problem {
  readonly rule: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
}
