// The parts of a word that the network has vectors for: the form, its beginnings and endings, and its shape.
import { plainForm, wordShape } from "./forms.ts";

/** Longest beginning and ending looked at. */
const LONGEST_PREFIX = 4;
const LONGEST_SUFFIX = 5;

/** Mark of the row for words not in the vocabulary, and of the node that governs the sentence. */
export const UNKNOWN = "?";
export const ROOT = "!";

/** The word as looked up: plain spelling, lower case, every digit a 0. */
export function lookupForm(word: string): string {
  return plainForm(word).toLowerCase().replace(/\d/g, "0");
}

/** Names of a word's features: `w` form first, then `s` endings, `p` beginnings, `x` shape. */
export function wordFeatures(word: string): string[] {
  const plain = plainForm(word);
  const form = lookupForm(word);
  const features = [`w${form}`];
  for (let n = 1; n <= LONGEST_SUFFIX && n < form.length; n++) features.push(`s${form.slice(form.length - n)}`);
  for (let n = 1; n <= LONGEST_PREFIX && n < form.length; n++) features.push(`p${form.slice(0, n)}`);
  features.push(`x${wordShape(plain)}`);
  return features;
}
