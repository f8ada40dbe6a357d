// Counts accented letters by their neighbours in names of countries, languages and currencies (the runtime's CLDR) and writes data/repair/letter-counts.js.
import { writeFileSync } from "node:fs";
import { neighbour } from "../src/text/repair/letter-choice.ts";

const LOCALES =
  "fr de es pt it pl cs sk hu ro tr sv da nb fi lv lt hr sl is et sq ca az nl ga mt bs eu gl lb af cy eo".split(" ");

const words = new Set<string>();
for (const locale of LOCALES) {
  for (const type of ["region", "language", "currency"] as const) {
    const names = new Intl.DisplayNames(locale, { type, fallback: "none" });
    const codes: string[] = type === "currency" ? Intl.supportedValuesOf("currency") : [];
    if (type !== "currency") {
      for (let a = 65; a < 91; a++) {
        for (let b = 65; b < 91; b++) {
          const code = String.fromCharCode(a, b);
          codes.push(type === "region" ? code : code.toLowerCase());
        }
      }
    }
    for (const code of codes) {
      for (const word of (names.of(code) ?? "").split(/[^\p{L}]+/u)) {
        if (/[\u00c0-\u017f]/.test(word)) words.add(word);
        // Headings and names begin with capitals; so does every word somewhere.
        const capital = word.charAt(0).toUpperCase() + word.slice(1);
        if (/[\u00c0-\u017f]/.test(word)) words.add(capital);
      }
    }
  }
}

const counts = new Map<string, number>();
const count = (key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
for (const word of words) {
  const chars = [...word];
  for (const [i, char] of chars.entries()) {
    if (!/[\u00c0-\u017f]/.test(char)) continue;
    const before = neighbour(chars[i - 1] ?? " ");
    const after = neighbour(chars[i + 1] ?? " ");
    count(char);
    count(before + char);
    count(char + after);
    count(before + char + after);
  }
}
const entries = [...counts].filter(([key, n]) => n > 2 || key.length < 3).sort(([a], [b]) => (a < b ? -1 : 1));
const text = `// Counts of accented letters by neighbours, made by scripts/build-repair-letters.ts from Unicode CLDR; Unicode License v3, see README.md.
export const LETTER_COUNTS = ${JSON.stringify(entries.map(([key, n]) => `${key}${n}`).join(" "))};
`;
writeFileSync("data/repair/letter-counts.js", text);
writeFileSync(
  "data/repair/letter-counts.d.ts",
  "// Counts of accented letters by neighbours: entries of before, letter, after and a number, apart by spaces.\nexport declare const LETTER_COUNTS: string;\n",
);
console.log(`${words.size} words, ${entries.length} entries, ${text.length} characters`);
