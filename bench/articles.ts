// Article text of saved pages against the article-extraction benchmark: precision, recall and F1 of 4-word shingles.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import { makeDoc } from "../src/text/index.ts";

interface Truth {
  readonly articleBody?: string;
  readonly url?: string;
}

export interface PageScore {
  readonly page: string;
  readonly url: string;
  readonly precision: number;
  readonly recall: number;
  readonly predicted: string;
  readonly truth: string;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (words.length === 0) return counts;
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const shingle = words.slice(i, i + 4).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** As published by the article-extraction benchmark: precision and recall per page, then their means. */
export function compare(truth: string, predicted: string): { precision: number | null; recall: number | null } {
  const a = shingles(truth);
  const b = shingles(predicted);
  let right = 0;
  let extra = 0;
  let missed = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const x = a.get(key) ?? 0;
    const y = b.get(key) ?? 0;
    right += Math.min(x, y);
    extra += Math.max(0, y - x);
    missed += Math.max(0, x - y);
  }
  return {
    precision: right + extra > 0 ? right / (right + extra) : null,
    recall: right + missed > 0 ? right / (right + missed) : null,
  };
}

/** Every page with its score, worst first. */
export function scorePages(dataDir: string): PageScore[] {
  const folder = join(dataDir, "data", "articles");
  const truths = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<string, Truth>;
  const scores: PageScore[] = [];
  for (const [page, truth] of Object.entries(truths)) {
    const bytes = gunzipSync(readFileSync(join(folder, "html", `${page}.html.gz`)));
    const doc = makeDoc({ id: "d1", path: `${page}.html`, hash: "", bytes, note: null }, TEXT_LIBRARIES);
    const predicted = doc.parts
      .filter((part) => part.kind === "article")
      .map((part) => doc.text.slice(part.start, part.end))
      .join("\n");
    const { precision, recall } = compare(truth.articleBody ?? "", predicted);
    scores.push({
      page,
      url: truth.url ?? "",
      precision: precision ?? 0,
      recall: recall ?? 0,
      predicted,
      truth: truth.articleBody ?? "",
    });
  }
  return scores.sort((a, b) => a.precision + a.recall - b.precision - b.recall);
}

export function bench(dataDir: string): unknown {
  if (!existsSync(join(dataDir, "data", "articles", "ground-truth.json"))) {
    return {
      missing: `${join(dataDir, "data", "articles")} (scrapinghub/article-extraction-benchmark: ground-truth.json, html/*.html.gz)`,
    };
  }
  const begin = performance.now();
  const scores = scorePages(dataDir);
  const seconds = (performance.now() - begin) / 1000;
  const mean = (pick: (score: PageScore) => number): number =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return {
    pages: scores.length,
    f1: round((2 * precision * recall) / (precision + recall)),
    precision: round(precision),
    recall: round(recall),
    msPerPage: Math.round((seconds * 1000) / scores.length),
    worst: scores.slice(0, 8).map(({ page, precision, recall }) => ({
      page: page.slice(0, 12),
      precision: round(precision),
      recall: round(recall),
    })),
  };
}
