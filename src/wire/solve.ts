// The lines of `parley solve --json` (parley-solve/1) as schemas; other programs rely on these shapes.
import { z } from "zod";

const stateIds = z.array(z.string());

const conceptResult = z.union([
  z.strictObject({
    stable: z.record(z.string(), stateIds),
    equilibria: stateIds,
    notKnown: z.record(z.string(), stateIds).optional(),
  }),
  z.strictObject({ stable: z.record(z.string(), z.int().nonnegative()), equilibria: z.int().nonnegative() }),
  z.strictObject({ notDefined: z.string() }),
]);

const solveProblem = z.looseObject({ message: z.string() });
const path = z.strictObject({
  length: z.int().nonnegative(),
  path: z.array(z.strictObject({ dm: z.string(), to: z.string() })),
});

const solved = z.looseObject({
  type: z.literal("solution"),
  format: z.literal("parley-solve/1"),
  file: z.string(),
  ok: z.literal(true),
  decisionMakers: z.array(z.string()),
  options: z.array(z.string()),
  stateCount: z.int().positive(),
  states: z.array(z.looseObject({ id: z.string(), label: z.string().nullable() })).optional(),
  stability: z.record(z.string(), conceptResult),
  coalitions: z
    .array(z.looseObject({ members: z.array(z.string()), stability: z.record(z.string(), z.unknown()) }))
    .optional(),
  fromStatusQuo: z
    .array(z.looseObject({ id: z.string(), moves: path.nullable(), improvements: path.nullable() }))
    .optional(),
  timings: z.looseObject({ loadMs: z.number(), rankMs: z.number(), solveMs: z.number() }),
  problems: z.array(solveProblem),
});

const unsolved = z.looseObject({
  type: z.literal("solution"),
  format: z.literal("parley-solve/1"),
  file: z.string(),
  ok: z.literal(false),
  problems: z.array(solveProblem).min(1),
});

/** Any line of `parley solve --json`. */
export const solveLine = z
  .discriminatedUnion("ok", [solved, unsolved])
  .meta({ title: "A line of parley solve --json", description: "JSON Lines, format parley-solve/1" });

export type SolveLine = z.infer<typeof solveLine>;
