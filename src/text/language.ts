// Guesses the language of a text by its script and its commonest function words; unsure is null.
import { lettersEnd } from "./characters.ts";
import { WordTable } from "./word-table.ts";

/** Function words that tell languages of the Latin and Cyrillic scripts apart. */
const WORDS: Readonly<Record<string, string>> = {
  en: "the of and to in is that it for was with on as are by be this from at have not has which an were but they his would their had",
  de: "der die und das ist nicht von mit den ein zu auf für sich des dem eine auch wird sind im bei nach werden wurde über hat dass",
  fr: "le la les et des est une dans que qui pour pas sur du plus par avec ce sont au il elle ont été cette mais leur aux",
  es: "el los las que del por con una para es se su como pero más sus está fue son entre también ha han sobre este esta",
  it: "il di che la per una con sono della del nel non è anche gli dei alla più come ha le si dal delle questo",
  pt: "o que os não uma com para em dos das como mais por foi são ao pela também tem pelo seu sua entre ele está",
  nl: "de het een van en dat niet zijn op voor met aan ook er maar om door naar heeft bij wordt uit nog worden",
  pl: "w na nie się jest że do to z jak przez po od dla jego który są ale oraz tym także przed został",
  tr: "ve bir bu için ile da de olarak olan gibi daha çok sonra kadar ne olduğu değil ise ancak ama",
  sv: "och att det som en på är av för med till den har inte om ett var från han men de sig",
  ru: "и в не на что с он как по это из за его от но для также был она они который быть же о к",
  uk: "і в не на що з він як це та до його за від але для також був вона вони який бути про й у є",
};
const LANGUAGES: readonly string[] = Object.keys(WORDS);
/** For each function word the languages that have it, as indices. */
const OWNERS = ownersOf(Object.values(WORDS));

function ownersOf(lists: readonly string[]): WordTable<readonly number[]> {
  const owners = new Map<string, number[]>();
  for (const [language, list] of lists.entries()) {
    for (const word of new Set(list.split(" "))) owners.set(word, [...(owners.get(word) ?? []), language]);
  }
  return new WordTable(owners);
}

/** Scripts that by themselves fix no language, but exclude the ones above. */
const OTHER_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}]/gu;
/** Without a letter of these blocks no character is of the scripts above. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2070-\uffff]/;
const SAMPLE = 20_000;

/** The ISO 639-1 code of the language, or null where the sample is too short, mixed or of an unknown language. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const isBeyondLatin = BEYOND_LATIN.test(sample);
  const foreign = isBeyondLatin ? (sample.match(OTHER_SCRIPT)?.length ?? 0) : 0;
  const lower = sample.toLowerCase();
  const found = new Uint32Array(LANGUAGES.length);
  let letters = 0;
  let words = 0;
  for (let at = 0; at < lower.length; ) {
    const end = lettersEnd(lower, at);
    if (end === at) {
      at++;
      continue;
    }
    words++;
    letters += isBeyondLatin ? codePoints(lower.slice(at, end)) : end - at;
    const owners = OWNERS.hasLike(lower, at, end) ? OWNERS.get(lower.slice(at, end)) : undefined;
    if (owners !== undefined) for (const language of owners) found[language]! += 1;
    at = end;
  }
  if (letters < 20 || foreign > letters * 0.3) return null;
  const counts = LANGUAGES.map((language, i) => ({ language, share: found[i]! / words, found: found[i]! }));
  counts.sort((a, b) => b.share - a.share);
  const [best, second] = counts;
  if (best === undefined || second === undefined || best.found < 3) return null;
  return best.share >= 0.12 && best.share >= second.share * 1.5 ? best.language : null;
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}
