// The vocabulary of English time: months, weekdays, seasons, units, numbers, parts of the day, feasts.

const named = (names: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
  const map = new Map<string, number>();
  for (const [index, forms] of names.entries()) for (const form of forms) map.set(form, index + 1);
  return map;
};

export const MONTHS: ReadonlyMap<string, number> = named([
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
]);

export const WEEKDAYS: ReadonlyMap<string, number> = named([
  ["monday", "mon"],
  ["tuesday", "tue", "tues"],
  ["wednesday", "wed"],
  ["thursday", "thu", "thur", "thurs"],
  ["friday", "fri"],
  ["saturday", "sat"],
  ["sunday", "sun"],
]);

export type Season = "SP" | "SU" | "FA" | "WI";

export const SEASONS: ReadonlyMap<string, Season> = new Map<string, Season>([
  ["spring", "SP"],
  ["springtime", "SP"],
  ["summer", "SU"],
  ["summertime", "SU"],
  ["autumn", "FA"],
  ["fall", "FA"],
  ["winter", "WI"],
  ["wintertime", "WI"],
]);

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "weekend"
  | "fortnight"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century"
  | "millennium";

export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ["second", "second"],
  ["minute", "minute"],
  ["hour", "hour"],
  ["day", "day"],
  ["week", "week"],
  ["weekend", "weekend"],
  ["fortnight", "fortnight"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["decade", "decade"],
  ["century", "century"],
  ["millennium", "millennium"],
]);

export const PLURAL_UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ["seconds", "second"],
  ["minutes", "minute"],
  ["mins", "minute"],
  ["hours", "hour"],
  ["hrs", "hour"],
  ["days", "day"],
  ["weeks", "week"],
  ["weekends", "weekend"],
  ["fortnights", "fortnight"],
  ["months", "month"],
  ["quarters", "quarter"],
  ["years", "year"],
  ["yrs", "year"],
  ["decades", "decade"],
  ["centuries", "century"],
  ["millennia", "millennium"],
]);

/** Parts of the day as TIMEX3 codes. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ["morning", "MO"],
  ["dawn", "MO"],
  ["noon", "MI"],
  ["midday", "MI"],
  ["afternoon", "AF"],
  ["evening", "EV"],
  ["dusk", "EV"],
  ["night", "NI"],
  ["midnight", "NI"],
]);

export const CARDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
  ].map((word, index): [string, number] => [word, index + 1]),
);

/** Counts that leave the number open: TIMEX3 writes `X`. */
export const VAGUE_COUNTS: ReadonlySet<string> = new Set(["several", "few", "many", "some", "numerous", "countless"]);

export const DECADE_WORDS: ReadonlyMap<string, number> = new Map([
  ["twenties", 20],
  ["thirties", 30],
  ["forties", 40],
  ["fifties", 50],
  ["sixties", 60],
  ["seventies", 70],
  ["eighties", 80],
  ["nineties", 90],
]);

/** Frequency words and the ISO period they repeat with. */
export const FREQUENCIES: ReadonlyMap<string, string> = new Map([
  ["hourly", "PT1H"],
  ["daily", "P1D"],
  ["nightly", "P1D"],
  ["weekly", "P1W"],
  ["biweekly", "P2W"],
  ["fortnightly", "P2W"],
  ["monthly", "P1M"],
  ["bimonthly", "P2M"],
  ["quarterly", "P3M"],
  ["annual", "P1Y"],
  ["annually", "P1Y"],
  ["yearly", "P1Y"],
  ["biennial", "P2Y"],
]);

export type Feast =
  | { readonly kind: "fixed"; readonly month: number; readonly day: number }
  | { readonly kind: "easter"; readonly offset: number }
  | { readonly kind: "orthodox-easter"; readonly offset: number }
  | { readonly kind: "nth-weekday"; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: "islamic"; readonly month: number; readonly day: number; readonly days: number };

/** Feasts whose day follows from the year alone, by their words in lower case without apostrophes. */
export const FEASTS: ReadonlyMap<string, Feast> = new Map<string, Feast>([
  ["orthodox christmas", { kind: "fixed", month: 1, day: 7 }],
  ["christmas eve", { kind: "fixed", month: 12, day: 24 }],
  ["christmas day", { kind: "fixed", month: 12, day: 25 }],
  ["christmas", { kind: "fixed", month: 12, day: 25 }],
  ["boxing day", { kind: "fixed", month: 12, day: 26 }],
  ["new year s eve", { kind: "fixed", month: 12, day: 31 }],
  ["new year s day", { kind: "fixed", month: 1, day: 1 }],
  ["valentine s day", { kind: "fixed", month: 2, day: 14 }],
  ["international women s day", { kind: "fixed", month: 3, day: 8 }],
  ["nowruz", { kind: "fixed", month: 3, day: 20 }],
  ["may day", { kind: "fixed", month: 5, day: 1 }],
  ["victory day", { kind: "fixed", month: 5, day: 9 }],
  ["bastille day", { kind: "fixed", month: 7, day: 14 }],
  ["halloween", { kind: "fixed", month: 10, day: 31 }],
  ["armistice day", { kind: "fixed", month: 11, day: 11 }],
  ["good friday", { kind: "easter", offset: -2 }],
  ["easter sunday", { kind: "easter", offset: 0 }],
  ["easter monday", { kind: "easter", offset: 1 }],
  ["palm sunday", { kind: "easter", offset: -7 }],
  ["ash wednesday", { kind: "easter", offset: -46 }],
  ["easter", { kind: "easter", offset: 0 }],
  ["pentecost", { kind: "easter", offset: 49 }],
  ["orthodox easter", { kind: "orthodox-easter", offset: 0 }],
  ["thanksgiving day", { kind: "nth-weekday", month: 11, weekday: 4, nth: 4 }],
  ["thanksgiving", { kind: "nth-weekday", month: 11, weekday: 4, nth: 4 }],
  ["ramadan", { kind: "islamic", month: 9, day: 1, days: 30 }],
  ["eid al fitr", { kind: "islamic", month: 10, day: 1, days: 1 }],
  ["eid al adha", { kind: "islamic", month: 12, day: 10, days: 1 }],
]);

/** Days that a known event has fixed: only together with one of the words that name the event. */
export const DATED_EVENTS: readonly {
  readonly month: number;
  readonly day: number;
  readonly year: number;
  readonly words: ReadonlySet<string>;
}[] = [
  { month: 9, day: 11, year: 2001, words: new Set(["attacks", "attack", "terror", "terrorist", "hijackings"]) },
  { month: 10, day: 7, year: 2023, words: new Set(["attack", "attacks", "massacre", "assault", "raid", "massacres"]) },
  { month: 1, day: 6, year: 2021, words: new Set(["riot", "riots", "insurrection", "committee", "rioters"]) },
];
