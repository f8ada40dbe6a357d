// Register: how much a paragraph sounds like a reader's comment, and what opens one; all by general habits of writing.

/** Named evidence with its weight. */
export interface Evidence {
  readonly rule: string;
  readonly weight: number;
}

const WORK =
  "(?:article|piece|post|read|analysis|essay|report|interview|column|op-?ed|blog|write-?up|writing|summary|overview|reporting|work|stuff|story|newsletter|perspective|take|points?|insights?|commentary|argument|thoughts?|journalism|question|explanation|account|discussion|reminder|letter|coverage|research|breakdown|history lesson)";
const PRAISE =
  "(?:interesting|great|good|excellent|nice|superb|brilliant|fantastic|wonderful|informative|insightful|thoughtful|thought-provoking|fascinating|terrific|fine|important|useful|balanced|sober|timely|outstanding|amazing|awesome|well[- ]written|lovely|solid|strong|clear|valuable|poor|terrible|awful|biased|one-sided|lazy|weak|silly|stupid|ridiculous|shameful|disappointing|misleading|naive|naïve|strange|odd|disgraceful|dreadful|rubbish|sloppy)";
const VOCATIVE =
  "(?:,\\s*(?:(?:mr|mrs|ms|dr|prof|sir|professor)\\.?\\s*)?[\\p{L}][\\p{L}’'-]+(?:\\s[\\p{L}’'-]+){0,2})?";

/** Openings that only a reader who addresses the author or another reader writes. */
const ADDRESS_OPENINGS: readonly RegExp[] = [
  new RegExp(
    `^(?:what an? |such an? |an?other |an |a |this (?:is|was) an? |really |very |truly |quite |most )*(?:${PRAISE}[\\s,]*(?:and |but )?){1,3}(?:and |but )?(?:bit of |piece of )?${WORK}(?:\\s+(?:of (?:work|writing|journalism|analysis)|as (?:always|usual|ever)|again|indeed|here|overall|there))*${VOCATIVE}\\s*(?:[.!,;:…–—-]|$|\\b(?:but|and|though|thank|thanks|from|by|on|about)\\b)`,
    "iu",
  ),
  /^(?:many |much |big |a thousand )?(?:thanks|thank you|thx|cheers|kudos|bravo|congratulations|congrats|hats off)(?: (?:so|very) much)?(?:[\s,]+(?:for|to (?:you|the author|[\p{Lu}]\p{L}+)|again|[\p{Lu}]\p{L}+)\b|[!.,])/iu,
  /^(?:very |so |really |extremely )?(?:well|nicely|beautifully|brilliantly|rightly|aptly|poorly|badly) (?:said|written|put|argued|done|researched|explained|summari[sz]ed|reasoned|spoken)\b/iu,
  /^(?:i |i'm |i’m |we )?(?:have to |must |would |totally |completely |fully |entirely |strongly |wholeheartedly |respectfully |largely |mostly |100% )*(?:agree|disagree|in agreement|concur|differ)(?:d)? (?:with (?:you|the author|this (?:article|piece|analysis|comment|post|view)|the (?:article|piece|analysis|comment|above|previous|writer)|your|everything|most of|much of|all of|[\p{Lu}]\p{L}+(?:['’]s)? (?:here|on this|above|that|about|point|comment))|here|on (?:this|that)|,|\.|!|100)/iu,
  /^(?:dear|hi|hello|hey|greetings|good (?:morning|evening|day))[\s,]+(?:mr\.?|mrs\.?|ms\.?|dr\.?|professor|editors?|author|sirs?|all|folks|everyone|there|guys|[\p{Lu}]\p{L}+)[\s,.!–—-]/iu,
  /^@[\p{L}\p{N}_.]{2,}/u,
  new RegExp(
    `^(?:this|the|your|that|another|what an?) (?:whole |entire |very |above )?(?:${PRAISE} )?(?:article|piece|post|analysis|author|writer|essay|op-?ed|column|write-?up|headline|reporter|journalist|commenter|comment)(?:'s|’s)? (?:is|was|seems|forgets|forgot|fails|failed|ignores|ignored|misses|missed|omits|omitted|overlooks|neglects|conveniently|clearly|obviously|completely|totally|should|does|doesn['’]t|did|didn['’]t|has(?! been)|hasn['’]t|makes|makes no|reads|sounds|lost|leaves|left|would|could|needs|gets|got|just|really|actually|appears|assumes|presumes|claims|knows|deserves|lacks|puts)\\b`,
    "iu",
  ),
  /^your (?:article|piece|post|analysis|point|argument|claim|comparison|last|first|final|conclusion|premise|statement|assertion|source|sources|timeline|view|take|reasoning|logic|bias|comment|question)\b/iu,
  /^(?:re|in reply to|in response to|replying to|to)[:：]? ?(?:@|the author|[\p{Lu}]\p{L}+ ?[,:])/u,
  /^(?:great|good|excellent|fair|interesting|valid|exactly)(?: (?:points?|question|comment|observation))?,? (?:[\p{Lu}]\p{L}+)[.!,]/u,
  /^(?:long[- ]?time|first[- ]?time|regular|new|avid|faithful) (?:reader|lurker|subscriber|commenter|poster)\b/iu,
  /^(?:as (?:always|usual|ever),? (?:an? )?(?:great|excellent|superb|insightful|good|interesting|spot))/iu,
  /^(?:i (?:just |really |thoroughly |very much )?(?:enjoyed|appreciate|appreciated|loved|liked) (?:this|your|the) (?:article|piece|post|analysis|essay|read|perspective|column|work|reporting))/iu,
  /^(?:thanks|ty),? [\p{L}]+[.!]/iu,
  /^(?:mr|mrs|ms|dr|prof)\.? \p{Lu}[\p{L}’'-]+,\s+(?:you|your|i|thank|this|with|please|why|what|how)\b/iu,
  /^\p{Lu}[\p{L}’'-]+,\s+(?:you|your|i (?:think|agree|disagree|have|would|am)|thank|thanks|great|good|excellent|with respect|with all due|please|why do you|what do you|how do you|do you|are you|have you)\b/u,
];

/** Openings that speak to somebody: readers do, but so do speeches, letters and guides. */
const SECOND_PERSON_OPENINGS: readonly RegExp[] = [
  /^(?:but |and |so |well,? |sorry,? (?:but )?|no,? |yes,? |actually,? |with respect,? )?you (?:are|were|say|said|claim|claimed|write|wrote|seem|forgot|forget|missed|miss|must|obviously|clearly|really|obviously|conveniently|make|made|mention|mentioned|ask|asked|assume|assert|ignore|left|omit|think|don['’]t|do|have|should|need|might|cannot|can['’]t|lost|put|hit|nailed|raise|speak|talk|call|keep)\b/iu,
  /^(?:but |and |so |well,? |sorry,? (?:but )?|no,? |yes,? )?you(?:['’])re\b/iu,
];

/** Openings that comments often have and that other prose has at times. */
const LOOSE_OPENINGS: readonly RegExp[] = [
  /^(?:lol|rofl|haha+|ha|hah|wow|oh|ah|ugh|meh|yep|yeah|yup|nope|yes|no|nah|sorry|sadly|exactly|agreed|precisely|indeed|true|false|wrong|right|correct|nonsense|rubbish|bullshit|bs|bollocks|baloney|spot on|bravo|amen|please|seriously|really|honestly|frankly|imo|imho|well|hmm+|so)[,.!?…]+(?:\s|$)/iu,
  /^(?:just )?my (?:two cents|2 cents|2c|opinion|guess|take)\b/iu,
  /^(?:not sure (?:why|how|what|if|that)|can someone|does anyone|has anyone|did anyone|am i the only|anyone (?:else|who)|let['’]?s be (?:honest|real|clear)|give me a break|what a (?:joke|load|mess|shame|disgrace|surprise|farce)|who (?:cares|writes|wrote|paid)|wake up|shame on|same old|here we go|typical|so (?:basically|what|now|let me|the author|we are))\b/iu,
  /^(?:i (?:think|believe|guess|doubt|suspect|hope|wonder|bet|fear|feel|can['’]t believe|cannot believe|don['’]t (?:think|believe|see|buy|understand|know)|would (?:add|say|argue|suggest|imagine|like to|only add)|have (?:been|lived|read|followed)|live|lived|am (?:from|not|no|a|an|sorry|afraid|surprised|so)|remember|grew up|served|was (?:there|born)|used to))\b/iu,
  /^(?:it is (?:my (?:suspicion|guess|view|belief|opinion)|funny|hilarious|laughable|astounding|amazing|ridiculous|incredible|beyond)|it['’]s (?:funny|hilarious|laughable|amazing|ridiculous|beyond|so))\b/iu,
];

/** This and the other lists of words are for words in lower case. Grouped by their first letters: at most words one look at a letter is enough. */
const INFORMAL =
  /\b(?:l(?:ol|mao|iars?|amestream|aughable|et's face it|et’s face it)|r(?:ofl|ubbish)|i(?:mo|mho|diots?|diotic|nsane| mean| guess| bet)|b(?:tw|ullshit|s|ollocks|aloney|ucks|rainwashed|oorish)|f(?:yi|olks|ools?|oolish|or heaven's sake|or god's sake)|a(?:faik|ntics|s if)|t(?:bh|roll|rolls|hank god)|omg|w(?:tf|armongers?|armongering|annabes?|anna|ow|ho cares|ake up|hat a joke)|d(?:umb|umber|ude|uh|amn|elusional)|s(?:tupid|tupidity|heeple|orta|ucks?|tuff|o-called|hill|hills)|m(?:oron(?:s|ic)?|sm|y two cents|ake up your mind)|c(?:rap|rappy|lowns?|lown show|razy|ronies)|n(?:onsense|ope|ot to mention|o doubt about it)|h(?:aha+|uh|eck|ell|ilarious|ow['’]d you like that)|g(?:onna|otta|uys|osh|ive me a break|o ask|ood luck with that|od help|ood riddance)|p(?:ls|lz|athetic|ropagandists?|eriod)|u(?:r|gh)|k(?:inda|ids)|y(?:eah|ep|ou know)|j(?:ust look at|ust ask)|end of story)\b/gu;
const OPINION =
  /\b(?:i (?:think|believe|guess|doubt|suspect|hope|wonder|imagine|agree|disagree|fear|feel|bet|suppose|reckon|assume|hate|love|can['’]t|cannot|don['’]t|would (?:say|imagine|add|argue|bet|guess|think|suggest)|for one|am (?:afraid|sure|not sure|no expert))|i['’]m (?:afraid|sure|not sure|no expert|sorry|just)|in my (?:humble |honest |personal )?(?:opinion|view|experience|book)|my (?:suspicion|guess|feeling|hunch|bet|opinion|impression|view|take)|if you ask me|personally|frankly|honestly)\b/gu;
const SECOND_PERSON = /\b(?:you|your|yours|you['’](?:re|ve|d|ll))\b/gu;
const EMPHATIC_CAPS =
  /\b(?:NOT|NEVER|ALL|VERY|EVER|WHY|STOP|ALWAYS|NOTHING|NO|YES|EVERY|ONLY|REALLY|MUST|WILL|BEFORE|ANY|AGAIN|HOW|WHO|THAT|THEIR|OUR|YOU|YOUR|WAR|FACT|FACTS|TRUTH|LIES|LIE)\b/gu;
const REPORTED = /\b(?:said|told|according to|stated|announced|reported|spokesman|spokeswoman|spokesperson)\b/gu;

/** Speech inside quotation marks is somebody else's register. */
function withoutQuotes(words: string): string {
  return words.replace(
    /“[^”]{0,4000}(?:”|$)|^"[^"]{0,4000}$|"[^"]{0,2000}"|«[^»]{0,2000}»|(?<![\p{L}\p{N}])‘[^’]{0,500}’(?![\p{L}])/gu,
    " “” ",
  );
}

function count(words: string, pattern: RegExp): number {
  return words.match(pattern)?.length ?? 0;
}

/** Longest stretch of a paragraph whose register is looked at. */
const SAMPLE = 6000;

/** Evidence that a paragraph is a reader's comment; negative weights speak for reporting. */
export function registerOf(paragraph: string): Evidence[] {
  const words = withoutQuotes(paragraph.slice(0, SAMPLE));
  const lower = words.toLowerCase();
  const evidence: Evidence[] = [];
  const add = (rule: string, weight: number): void => {
    if (weight !== 0) evidence.push({ rule, weight });
  };
  const length = Math.max(1, words.length / 600);
  add("register.exclamation", Math.min(2, count(words, /!/gu)) * 0.9);
  add("register.doubled-mark", /[!?]{2,}/u.test(words) ? 0.8 : 0);
  add("register.informal-word", Math.min(2, count(lower, INFORMAL)) * 0.7);
  add("register.opinion", Math.min(1.2, count(lower, OPINION) * 0.5));
  add("register.second-person", Math.min(1.2, count(lower, SECOND_PERSON) * 0.6));
  add("register.capitals", Math.min(1.2, (/[A-Z]{2}/u.test(words) ? count(words, EMPHATIC_CAPS) : 0) * 0.6));
  add("register.question", /\?/u.test(words) ? 0.25 : 0);
  add("register.careless", /^\p{Ll}/u.test(words) && !/^(?:al|de|von|van|el|iPhone)\b/u.test(words) ? 0.7 : 0);
  add("register.no-full-stop", words.length > 60 && /[\p{L}\p{N}]$/u.test(words.trim()) ? 0.3 : 0);
  add("register.reporting", -Math.min(0.9, (count(lower, REPORTED) * 0.3) / length));
  return evidence;
}

/** Evidence in the way a paragraph opens. */
export function openingOf(paragraph: string): Evidence | null {
  const head = paragraph.slice(0, 240);
  if (/^["“«‘']/u.test(head)) return null;
  if (ADDRESS_OPENINGS.some((pattern) => pattern.test(head))) return { rule: "comment.addresses-author", weight: 3 };
  if (SECOND_PERSON_OPENINGS.some((pattern) => pattern.test(head)))
    return { rule: "comment.second-person", weight: 1.2 };
  if (LOOSE_OPENINGS.some((pattern) => pattern.test(head))) return { rule: "comment.opening", weight: 0.8 };
  return null;
}
