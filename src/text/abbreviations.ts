// Abbreviations that end in a stop, by what may follow them: the one table that sentences and tokens share.

/** Before a name: a sentence never ends here while a capital follows. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    "mr mrs ms mx dr prof rev fr sr hon msgr gen col lt ltc sgt capt maj adm brig cmdr cpl pvt sen rep gov pres amb " +
    "gens cols lts sens reps govs drs profs messrs mme mlle st ste mt ft insp supt atty dep asst sec min pm"
  ).split(" "),
);

/** Inside a sentence whatever follows. */
export const INNER: ReadonlySet<string> = new Set(
  "vs v e.g i.e cf ca c approx viz al incl esp resp eds trans vol vols pp ff fig figs eq ibid op p.s ps n.b nb".split(
    " ",
  ),
);

/** Abbreviations only before a number (`No. 5`, `Art. 51`); otherwise words with a full stop. */
export const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  "no nos art arts p para paras ch chap sec res reg rev ver fig figs vol".split(" "),
);

/** Inside a sentence as a rule; a sentence may end here if a typical first word follows. */
export const EITHER: ReadonlySet<string> = new Set(
  (
    "inc ltd corp co bros llc plc jr esq etc a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues " +
    "wed thu thur thurs fri ave blvd rd dept univ assn est ph.d m.d b.a m.a b.sc m.sc d.c u.s u.k u.n e.u u.s.a u.s.s.r " +
    "ret gov't tel ext min max avg misc temp km kg lb lbs oz hr hrs mins secs sq mph"
  ).split(" "),
);

/** Only after a number are these abbreviations (`5 min. later`); elsewhere they are words. */
export const AFTER_NUMBER: ReadonlySet<string> = new Set(
  "min max am pm km kg lb lbs oz hr hrs mins secs sq mph".split(" "),
);

const ALL: ReadonlySet<string> = new Set([...TITLES, ...INNER, ...BEFORE_NUMBER, ...EITHER, ...AFTER_NUMBER]);

/** Whether a word stands in any of the tables above. */
export function isAbbreviation(lower: string): boolean {
  return ALL.has(lower);
}

/** Words that begin sentences far more often than they follow an abbreviation inside one. */
export const STARTERS: ReadonlySet<string> = new Set(
  (
    "the a an this that these those he she it they we i you his her its their our my your there here in on at by for from " +
    "with without within after before since until while when where what who why how if as although though because despite " +
    "during under over according but and or so yet nor not no yes however moreover meanwhile nevertheless nonetheless still then thus " +
    "therefore also even only just now today yesterday tomorrow once some many most more much several few all both each " +
    "another other one two three first second third finally instead indeed rather perhaps maybe such to of is are was were do " +
    "does did can could will would should may might must let please thanks whether nobody everyone someone nothing something"
  ).split(" "),
);
