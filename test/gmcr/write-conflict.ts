// Small conflict files for tests, written in the project's own format.
import { type Conflict, type GraphModel, makeModel, parseConflict, problemLine } from "../../src/gmcr/index.ts";

/** Two neighbours over a canal, ten lines; tests replace parts of it. */
export const CANAL = `format: parley-conflict/1
title: The canal
decisionMakers:
  - id: north
    name: North
    options:
      - {id: dredge, name: Dredge the canal}
      - {id: toll, name: Raise a toll}
  - id: south
    name: South
    options:
      - {id: blockade, name: Block the canal}
infeasible:
  - {when: "north.toll and not north.dredge"}
preferences:
  north:
    statements:
      - {prefer: not south.blockade}
      - {prefer: north.toll}
  south:
    ranking: [[YNN], [NNN, YNY], [NNY], [YYN, YYY]]
`;

/** The problems of a text as `line:column found; expected what`. */
export function problemsOf(text: string): readonly string[] {
  const { conflict, problems } = parseConflict(text);
  const made = conflict === null ? { problems: [] } : makeModel(conflict);
  return [...problems, ...made.problems].map((problem) => problemLine("", problem).slice(1));
}

/** The conflict of a text that must be sound. */
export function conflictFrom(text: string): Conflict {
  const { conflict, problems } = parseConflict(text);
  if (conflict === null) throw new Error(problems.map((problem) => problemLine("test", problem)).join("\n"));
  return conflict;
}

/** The model of a text that must be sound. */
export function modelFrom(text: string): GraphModel {
  const { model, problems } = makeModel(conflictFrom(text));
  if (model === null) throw new Error(problems.map((problem) => problemLine("test", problem)).join("\n"));
  return model;
}
