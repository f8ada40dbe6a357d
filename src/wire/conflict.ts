// The conflict file (parley-conflict/1) as a schema, for editors and other programs; `parseConflict` checks more and says where.
import { z } from "zod";

const id = z.string().regex(/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u);
const optionName = z.string();
const expression = z.string().meta({ description: "options with not, and, or, if, iff and brackets" });
const stateId = z.union([z.string(), z.number()]);
const words = z.string().nullable().optional();

const evidence = z
  .array(
    z.strictObject({
      file: z.string(),
      hash: words,
      quote: z.string(),
      before: words,
      after: words,
    }),
  )
  .nullable()
  .optional();

const infeasible = z
  .array(z.strictObject({ when: expression, because: words, evidence }))
  .nullable()
  .optional();

const blockedMoves = z
  .array(
    z.strictObject({
      decisionMaker: id,
      from: expression.optional(),
      to: expression.optional(),
      because: words,
      evidence,
    }),
  )
  .nullable()
  .optional();

const pairs = z
  .array(z.tuple([stateId, stateId]))
  .nullable()
  .optional();

const preference = z.strictObject({
  statements: z
    .array(
      z.union([
        z.strictObject({ prefer: expression, because: words, evidence }),
        z.strictObject({ indifferent: expression, because: words, evidence }),
      ]),
    )
    .optional(),
  weights: z.record(optionName, z.number()).optional(),
  ranking: z.array(z.union([z.array(stateId), stateId])).optional(),
  indifferent: z.literal(true).optional(),
  unknown: pairs,
  muchBetter: pairs,
});

const preferences = z.record(id, preference);

const side = z.strictObject({ preferences: preferences.optional(), infeasible, blockedMoves });

/** A conflict file. */
export const conflictFile: z.ZodType = z
  .strictObject({
    format: z.literal("parley-conflict/1"),
    title: words,
    citation: words,
    decisionMakers: z
      .array(
        z.strictObject({
          id,
          name: words,
          options: z
            .array(
              z.strictObject({
                id,
                name: words,
                direction: z.enum(["both", "on", "off"]).nullable().optional(),
                evidence,
              }),
            )
            .optional(),
        }),
      )
      .min(1),
    infeasible,
    merge: z
      .array(z.strictObject({ when: expression, as: words }))
      .nullable()
      .optional(),
    blockedMoves,
    hidden: z
      .record(id, z.union([expression, z.array(stateId)]))
      .nullable()
      .optional(),
    statusQuo: z
      .union([z.record(optionName, z.enum(["Y", "N"])), stateId])
      .nullable()
      .optional(),
    preferences,
    assumptions: z
      .array(
        z.strictObject({
          id,
          claim: z.string(),
          evidence,
          likelihood: z.number().min(0).max(1).nullable().optional(),
          holds: side,
          fails: side,
        }),
      )
      .nullable()
      .optional(),
    states: z.array(z.strictObject({ id: stateId, label: words })).optional(),
    moves: z.record(id, z.array(z.tuple([stateId, stateId]))).optional(),
  })
  .meta({ title: "A conflict file", description: "YAML or JSON, format parley-conflict/1" });
