// Names of signs, each made once: statements ask for the same few thousand again and again.
import { MANY_WORDS, remembered } from "../../remembered.ts";

const FIRST_PARTS = 1000;

/** What follows one first part: the names it makes. */
const namesFrom = remembered(FIRST_PARTS, (first: string) =>
  remembered(MANY_WORDS, (rest: string) => asKey(first + rest)),
);

/** The parts one after the other. The same string object comes back each time, so that maps find it without comparing letters. */
export function joined(first: string, rest: string, third = "", fourth = ""): string {
  let name = namesFrom(first)(rest);
  if (third !== "") name = namesFrom(name)(third);
  return fourth === "" ? name : namesFrom(name)(fourth);
}

/** The string as engines keep keys of objects: one object for all that are equal, as in the tables of weights. */
function asKey(name: string): string {
  return Object.keys({ [name]: 0 })[0]!;
}

/** `name>=least` for each of the bounds. */
export function bounds(name: string, least: readonly number[]): readonly (readonly [number, string])[] {
  return least.map((bound) => [bound, asKey(`${name}>=${bound}`)]);
}
