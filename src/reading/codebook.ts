// Codebooks: the issues of a case, each with the words that speak of it and the proposition that positions are for or against.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

export interface CodebookIssue {
  readonly label: string;
  readonly definition: string;
  /** What a party is for or against; null where the issue has no such proposition. */
  readonly proposition: string | null;
  /** Words and phrases (lemmas, lower case; `*` ends a stem) that speak for the issue. */
  readonly terms: readonly string[];
}

export interface Codebook {
  readonly name: string;
  readonly issues: readonly CodebookIssue[];
}

/** What is wrong with a codebook file; line and column count from 1. */
export interface CodebookProblem {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

const LONGEST_FILE = 1_000_000;
const MOST_ISSUES = 500;
const MOST_TERMS = 1000;
const FIELDS = ["label", "definition", "proposition", "terms"];

/**
 * A codebook from YAML: `{format: parley-codebook/1, name, issues: [{label, definition, proposition?, terms?}]}`.
 * An issue without `terms` is found by the words of its label and definition. Never throws; where there are errors,
 * the codebook is null and each problem has its line and column.
 */
export function parseCodebook(text: string): { codebook: Codebook | null; problems: CodebookProblem[] } {
  const lines = new LineCounter();
  const problems: CodebookProblem[] = [];
  if (text.length > LONGEST_FILE) {
    return {
      codebook: null,
      problems: [
        {
          line: 1,
          column: 1,
          rule: "too-long",
          message: `The codebook has ${text.length} characters; at most ${LONGEST_FILE} are read`,
        },
      ],
    };
  }
  const complain = (offset: number, rule: string, message: string): void => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    problems.push({ line: Math.max(1, line), column: Math.max(1, col), rule, message });
  };
  const file = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of file.errors) complain(error.pos[0], "yaml", error.message.split("\n")[0]!);
  if (problems.length > 0) return { codebook: null, problems };
  const at = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
  const top = file.contents;
  if (!isMap(top)) {
    complain(at(top), "shape", "A codebook is a map with `name` and `issues`");
    return { codebook: null, problems };
  }
  for (const pair of top.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    if (!["format", "name", "issues"].includes(key))
      complain(at(pair.key), "unknown-field", `Unknown field “${key}”; a codebook has format, name, issues`);
  }
  const format: unknown = top.get("format");
  if (format !== undefined && format !== "parley-codebook/1")
    complain(at(top.get("format", true)), "format", `The format is “${String(format)}”; expected parley-codebook/1`);
  const issuesNode = top.get("issues", true);
  const issues: CodebookIssue[] = [];
  if (!isSeq(issuesNode)) {
    complain(at(issuesNode ?? top), "shape", "`issues` must be a list");
    return { codebook: null, problems };
  }
  const seen = new Set<string>();
  for (const node of issuesNode.items.slice(0, MOST_ISSUES + 1)) {
    if (issues.length === MOST_ISSUES) {
      complain(at(node), "too-many", `A codebook has at most ${MOST_ISSUES} issues`);
      break;
    }
    if (!isMap(node)) {
      complain(at(node), "shape", "An issue is a map with `label` and `definition`");
      continue;
    }
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (!FIELDS.includes(key))
        complain(at(pair.key), "unknown-field", `Unknown field “${key}”; an issue has ${FIELDS.join(", ")}`);
    }
    const label: unknown = node.get("label");
    if (typeof label !== "string" || label.trim() === "") {
      complain(at(node.get("label", true) ?? node), "label", "An issue needs a `label`");
      continue;
    }
    if (seen.has(label)) {
      complain(at(node.get("label", true)), "twice", `The label “${label}” stands twice`);
      continue;
    }
    seen.add(label);
    const definition: unknown = node.get("definition");
    const proposition: unknown = node.get("proposition");
    const termsNode = node.get("terms", true);
    let terms: string[] = [];
    if (isSeq(termsNode)) {
      for (const item of termsNode.items.slice(0, MOST_TERMS)) {
        if (isScalar(item) && (typeof item.value === "string" || typeof item.value === "number"))
          terms.push(String(item.value).toLowerCase());
        else complain(at(item), "term", "A term is a word or a phrase");
      }
    } else if (isScalar(termsNode) && typeof termsNode.value === "string") {
      terms = termsNode.value
        .split(",")
        .map((t) => t.trim().toLowerCase())
        .filter((t) => t !== "");
    } else if (termsNode !== undefined && termsNode !== null)
      complain(at(termsNode), "terms", "`terms` must be a list of words and phrases");
    if (terms.length === 0) terms = termsFrom(`${label} ${typeof definition === "string" ? definition : ""}`);
    issues.push({
      label,
      definition: typeof definition === "string" ? definition : "",
      proposition: typeof proposition === "string" ? proposition : null,
      terms,
    });
  }
  if (issues.length === 0) complain(at(issuesNode), "empty", "The codebook has no issues");
  const name: unknown = top.get("name");
  return problems.length > 0
    ? { codebook: null, problems }
    : { codebook: { name: typeof name === "string" ? name : "codebook", issues }, problems };
}

const STOP = new Set(
  "a an the of and or in on to for with by from at as is are be it its this that these those other others than more most any anything else all above about into over under between after before whether which who not no their them they own against without within during per etc such may can will would worth keep".split(
    " ",
  ),
);

/** Terms out of free words: content words as stems. */
function termsFrom(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}][\p{L}'’-]{2,}/gu) ?? [];
  return [...new Set(words.filter((w) => !STOP.has(w)).map((w) => (w.length > 6 ? `${w.slice(0, -2)}*` : `${w}`)))];
}
