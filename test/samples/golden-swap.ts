// Exchanging two parties in a golden text: names, capitals, adjectives and leaders of one for those of the other.

/** What a state is called. Every party has the same fields; a form that is left empty is not exchanged. */
export interface Party {
  readonly state: string;
  readonly capital: string;
  readonly adjective: string;
  /** First and last name; both together and the last alone are exchanged. */
  readonly leader: readonly [string, string];
  /** `f` for a woman, so that pronouns keep their meaning only between leaders of one gender. */
  readonly gender: "f" | "m";
}

const party = (
  state: string,
  capital: string,
  adjective: string,
  first: string,
  last: string,
  gender: "f" | "m" = "m",
): Party => ({ state, capital, adjective, leader: [first, last], gender });

/**
 * States that are called by one name, one capital and one adjective in the golden texts. Kosovo is not among them: its
 * name is its adjective too.
 */
export const PARTIES: readonly Party[] = [
  party("Rwanda", "Kigali", "Rwandan", "Paul", "Kagame"),
  party("Armenia", "Yerevan", "Armenian", "Nikol", "Pashinyan"),
  party("Azerbaijan", "Baku", "Azerbaijani", "Ilham", "Aliyev"),
  party("Ethiopia", "Addis Ababa", "Ethiopian", "Abiy", "Ahmed"),
  party("Eritrea", "Asmara", "Eritrean", "Isaias", "Afwerki"),
  party("India", "Delhi", "Indian", "Narendra", "Modi"),
  party("Pakistan", "Islamabad", "Pakistani", "Shehbaz", "Sharif"),
  party("Venezuela", "Caracas", "Venezuelan", "Nicolas", "Maduro"),
  party("Colombia", "Bogota", "Colombian", "Gustavo", "Petro"),
  party("Turkey", "Ankara", "Turkish", "Recep Tayyip", "Erdogan"),
  party("Egypt", "Cairo", "Egyptian", "Abdel Fattah", "al-Sisi"),
  party("Israel", "Tel Aviv", "Israeli", "Benjamin", "Netanyahu"),
  party("Iran", "Tehran", "Iranian", "Masoud", "Pezeshkian"),
  party("Russia", "Moscow", "Russian", "Vladimir", "Putin"),
  party("Ukraine", "Kyiv", "Ukrainian", "Volodymyr", "Zelensky"),
  party("Serbia", "Belgrade", "Serbian", "Aleksandar", "Vucic"),
  party("Mali", "Bamako", "Malian", "Assimi", "Goita"),
  party("Algeria", "Algiers", "Algerian", "Abdelmadjid", "Tebboune"),
];

/** The parties that a text names. */
export function partiesIn(text: string): Party[] {
  return PARTIES.filter((p) => forms(p).some(([form]) => form !== "" && mentions(text, form)));
}

/** The text with the names of `a` and `b` exchanged; the articles before them follow the sound. */
export function exchange(text: string, a: Party, b: Party): string {
  const pairs: [string, string][] = [];
  for (const [k, [form]] of forms(a).entries()) {
    const [other] = forms(b)[k]!;
    pairs.push([form, other], [other, form]);
  }
  const to = new Map(pairs);
  const all = [...to.keys()].sort((x, y) => y.length - x.length).map((form) => form.replaceAll(".", "\\."));
  const out = text.replace(new RegExp(`(?<!\\p{L})(?:${all.join("|")})(?!\\p{L})`, "gu"), (form) => to.get(form)!);
  return out.replace(/\b([Aa])n? (?=(\p{Lu}))/gu, (_, article: string, first: string) =>
    /[AEIO]/.test(first) ? `${article}n ` : `${article} `,
  );
}

/** Names of `a` become `A.state` and so on, those of `b` `B.state`: what is left must not depend on who is who. */
export function anonymise(text: string, a: Party, b: Party): string {
  let out = text;
  for (const [sign, p] of [
    ["A", a],
    ["B", b],
  ] as const)
    for (const [form, role] of forms(p).sort(([x], [y]) => y.length - x.length))
      out = out.replace(new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, "gui"), `${sign}.${role}`);
  return out.replace(/\b([Aa])n (?=[AB]\.)/g, "$1 ");
}

function forms(p: Party): [string, string][] {
  return [
    [p.state, "state"],
    [p.capital, "capital"],
    [`${p.adjective}s`, "people"],
    [p.adjective, "adjective"],
    [p.leader.join(" "), "leader"],
    [p.leader[1], "leader"],
  ];
}

function mentions(text: string, form: string): boolean {
  return new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, "u").test(text);
}
