// Worker threads over shared memory give the same verdicts as one thread, and can be ended.
import { describe, expect, it } from "vitest";
import { conflictOfSize } from "../../bench/gmcr.ts";
import { solveParallel } from "../../src/app/solve-parallel.ts";
import { FAST_CONCEPTS, makeModel, solve, statesIn } from "../../src/gmcr/index.ts";
import { randomConflict } from "./random-model.ts";

describe("worker threads", () => {
  it("give the verdicts of one thread", async () => {
    const models = [
      ...Array.from({ length: 6 }, (_, seed) => randomConflict({ seed: seed + 40 }).model),
      makeModel(conflictOfSize(14, 3, 2, 0)).model!,
    ];
    for (const model of models) {
      const parallel = await solveParallel(model, FAST_CONCEPTS, { threads: 2 });
      if (parallel === null) continue;
      const single = solve(model, FAST_CONCEPTS);
      for (const concept of FAST_CONCEPTS) {
        const [a, b] = [parallel.get(concept)!, single.get(concept)!];
        if ("notDefined" in a || "notDefined" in b) throw new Error("not defined");
        expect(a.stable.map(statesIn), concept).toEqual(b.stable.map(statesIn));
      }
    }
  });

  it("stop when they are told to", async () => {
    const model = makeModel(conflictOfSize(18, 3, 2, 0)).model!;
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error("enough")), 30);
    await expect(solveParallel(model, FAST_CONCEPTS, { threads: 2, signal: abort.signal })).rejects.toThrow("enough");
  });
});
