// How English says that one place lies in another, as the words between the two names.

/** A wording: explicit ones warn where they are wrong; `list` ones can speak of several places before them. */
export interface ClaimWording {
  readonly explicit: boolean;
  readonly list: boolean;
}

const LONGEST = 80;
const SETTLEMENT =
  "(?:city|town|village|settlement|community|hamlet|suburb|municipality|hub|port|resort|neighbou?rhood|outpost|stronghold|district|camp|junction|capital)";
const WORDS = "(?:[\\p{Ll}’'-]+ ){0,4}";
const LOCATED = "(?:located|situated|lying|based|lies|lie|sits|stands)";
const THE =
  "(?:the )?(?:(?:north|south|east|west|central|southern|northern|eastern|western|nearby|neighbou?ring|occupied|contested|disputed)[\\p{Ll}-]* )*(?:part of |parts of )?(?:the )?";

/** Words between inner and outer name that make a claim, most explicit first. */
const BETWEEN: readonly (ClaimWording & { readonly pattern: RegExp })[] = [
  {
    pattern: new RegExp(
      `^,? (?:which |that )?(?:is |are |was |were )?(?:both |all |each )?${LOCATED} ${WORDS}(?:in|within|inside) ${THE}$`,
      "u",
    ),
    explicit: true,
    list: true,
  },
  { pattern: new RegExp(`^,? (?:both|all) (?:in|of) ${THE}$`, "u"), explicit: true, list: true },
  { pattern: new RegExp(`^ (?:is|are|was|were) (?:both )?in ${THE}$`, "u"), explicit: true, list: true },
  { pattern: new RegExp(`^, (?:an?|the) ${WORDS}${SETTLEMENT} (?:in|of) ${THE}$`, "u"), explicit: true, list: false },
  {
    pattern: new RegExp(`^,? (?:is|was) (?:an?|the) ${WORDS}${SETTLEMENT} in ${THE}$`, "u"),
    explicit: true,
    list: false,
  },
  { pattern: new RegExp(`^, in ${THE}$`, "u"), explicit: true, list: false },
  { pattern: new RegExp(`^ in ${THE}$`, "u"), explicit: false, list: false },
  { pattern: /^, $/u, explicit: false, list: false },
  { pattern: /^ \($/u, explicit: false, list: false },
];

const ON_WATER = new RegExp(
  `^,? (?:which |that )?(?:is |are |was |were )?${LOCATED} ${WORDS}(?:on|by|at|along|off) (?:the )?(?:[\\p{Ll}-]+ )?(?:shores?|coasts?|banks?|edge)?(?: of)? ?(?:the )?$`,
  "u",
);

/** Whether the words between a place and a water say that it lies on its shore. */
export function isShoreWording(between: string): boolean {
  return between.length <= LONGEST && ON_WATER.test(between);
}

/** How every wording begins; most words between two names (`and`, `told`) do not. */
const OPENING = new RegExp(`^,? (?:$|\\($|(?:which|that|is|are|was|were|both|all|each|in|an?|the|${LOCATED}) )`, "u");

/** The wording that the words between two names (white space folded) make, or null where they claim nothing. */
export function claimWording(between: string): ClaimWording | null {
  if (between.length > LONGEST || !OPENING.test(between)) return null;
  return BETWEEN.find((item) => item.pattern.test(between)) ?? null;
}
