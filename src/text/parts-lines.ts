// Lines of a plain text and what a line by itself can be: furniture, byline, date, comment stamp.
import { isWhiteSpace } from "./characters.ts";
import { isoDate } from "./metadata.ts";
import type { Span } from "./span.ts";

/** One line that holds more than white space; offsets without the white space around it. */
export interface Line extends Span {
  readonly text: string;
  readonly wordCount: number;
  /** Number of blank lines before it. */
  readonly gap: number;
}

/** Longer lines are prose: no line rule looks at them. */
const LONGEST_FURNITURE = 220;
/** Notes of correction are longer than other furniture. */
const LONGEST_NOTE = 700;

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let at = 0; at <= text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    let start = at;
    let stop = end;
    while (start < stop && isWhiteSpace(text.charCodeAt(start))) start++;
    while (stop > start && isWhiteSpace(text.charCodeAt(stop - 1))) stop--;
    if (stop > start) {
      const words = text.slice(start, stop);
      lines.push({ start, end: stop, text: words, wordCount: countWords(words), gap });
      gap = 0;
    } else {
      gap++;
    }
    at = end + 1;
  }
  return lines;
}

function countWords(text: string): number {
  let count = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const space = code === 32 || code === 9 || code === 160;
    if (!space && !inWord) count++;
    inWord = !space;
  }
  return count;
}

const END = String.raw`[\s.:!…»›>)\]]*$`;
const whole = (body: string): RegExp => new RegExp(`^[\\s•·|*–—>«‹(\\[-]*(?:${body})${END}`, "iu");

/** Lines that sites put around texts, by name. Each pattern must fit the whole line. */
const FURNITURE_LINES: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    "furniture.reply-form",
    whole(
      "(?:leave|post|write|add|submit|join)\\b.{0,20}\\b(?:a |your |the |in the )?(?:reply|comments?|conversation|discussion|thoughts?)(?: below)?(?: cancel reply)?|cancel reply|your email address will not be published.{0,60}|required fields are marked.{0,5}|save my name.{0,90}|notify me of (?:new|follow).{0,60}|(?:log|sign) in to (?:reply|comment|leave a comment|join).{0,40}|you must be logged in.{0,60}|name \\*?|e-?mail \\*?|website|post comment|submit(?: comment)?|comments are (?:closed|off|disabled|moderated).{0,60}|be the first to comment.{0,20}|no comments(?: yet)?|discussion about this post|ready for more\\?",
    ),
  ],
  [
    "furniture.share",
    whole(
      "(?:share|like|tweet|pin|e-?mail|print|save|bookmark|copy link|whats ?app|telegram|facebook|twitter|linkedin|reddit|pinterest|tumblr|messenger|pocket|x|threads|bluesky|instagram|youtube|rss|flipboard|viber|vk)(?:[\\s,/|•·+&-]+(?:share|like|tweet|pin|e-?mail|print|save|bookmark|copy link|whats ?app|telegram|facebook|twitter|linkedin|reddit|pinterest|tumblr|messenger|pocket|x|threads|bluesky|instagram|youtube|rss|flipboard|viber|vk|and|or|on|via|more|link|\\d+))*|share (?:this(?: (?:article|post|story|page|piece|on|via|with|episode|video))?\\b|on |via |with (?:friends|your|others)).{0,50}|(?:like|follow|find|join|like and follow) us (?:on|at)\\b.{0,60}|like this|loading|click to share.{0,60}|share on .{0,40}|spread the word|copy (?:the )?(?:link|url)|report (?:this )?(?:ad|content)",
    ),
  ],
  [
    "furniture.subscribe",
    whole(
      "(?:subscribe|sign up|register (?:now|for free|today|here|to read)|upgrade to|become a (?:member|subscriber|patron|paid subscriber)|support (?:us|our work|our journalism|independent journalism)|donate|get the (?:latest|newsletter|app)|join our (?:newsletter|mailing list|telegram|channel))\\b.{0,150}|.{0,80}\\bis a reader-supported publication.{0,160}|thanks for reading\\b.{0,60}(?:subscribe|share|support).{0,120}|share .{1,60}(?:substack|newsletter)|type your email.{0,12}|(?:already a (?:subscriber|member)\\?).{0,30}|you(?:'|’)?(?:re| are) (?:currently )?(?:reading|on) a free .{0,60}|this post is (?:public|for (?:paid )?subscribers).{0,60}|continue reading|read (?:in|on) (?:the )?app|view in browser|unsubscribe.{0,40}|give a gift subscription|start (?:your|writing).{0,40}substack.{0,20}",
    ),
  ],
  [
    "furniture.advertisement",
    whole(
      "advertisements?|(?:story|article) continues below(?: advertisement)?|sponsored(?: content| by .{0,40})?|promoted(?: content)?|skip (?:to (?:main )?content|advertisement|ad)|remove ads|scroll to continue|paid post|ad",
    ),
  ],
  [
    "furniture.navigation",
    whole(
      "(?:home|menu|search|news|world|politics|opinions?|sports?|business|contact(?: us)?|about(?: us)?|login|log in|sign in|next|prev(?:ious)?|back|top|close|more|tags?|categories|archives?|topics?|most (?:read|popular|viewed)|trending(?: now)?|latest(?: news)?|related|recommended(?: for you)?|editors?(?:'|’)?s?(?:'|’)? picks?|recent (?:posts|comments)|popular posts|see also|see all|view all|show (?:more|less|all)|load more(?: comments)?|read more|read next|learn more|up next|back to top|previous (?:post|article|story)|next (?:post|article|story)|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|related (?:articles?|posts?|stories|topics|content|news|reading|coverage)|more (?:from .{1,40}|on (?:this|the) (?:story|topic|subject).{0,20}|stories.{0,30})|also (?:read|see)|in this (?:story|article)|table of contents|filed under.{0,80}|(?:tags?|topics?|categories|category|posted in|keywords?) ?: ?.{1,150}|(?:top|newest|oldest|best|sort by(?: \\w+)?)(?: first| comments)?|write a comment.{0,4}|view (?:all )?\\d* ?(?:more )?(?:comments?|replies)|hide (?:comments|replies)|expand(?: full)?(?: comment)?|collapse|reply|replies|report|flag|permalink|edit|delete|quote|translate(?:d from .{0,30})?|show original|original post|comments?|share your thoughts.{0,30}|jump to (?:comments|navigation|search))",
    ),
  ],
  [
    "furniture.read-also",
    /^(?:read (?:more|also|next)|also read|see also|related|more|watch|listen|don[’']t miss|recommended)\s*[:：»>→-]\s*\S.{0,180}$/iu,
  ],
  [
    "furniture.counter",
    whole(
      "\\d{1,7}|\\d{1,3}(?:[.,]\\d+)?\\s?[km]?(?:\\s+|\\s*[|•·∙/,]\\s*)(?:comments?|replies|reply|likes?|shares?|views?|reads?|retweets?|restacks?|votes?|min(?:ute)?s? read|mins?|responses?|thoughts?|upvotes?|followers?|reactions?)(?:[\\s|•·∙/,]+(?:\\d{1,7}(?:[.,]\\d+)?\\s?[km]?[\\s|•·∙/,]*)?(?:comments?|replies|reply|likes?|shares?|views?|reads?|restacks?|share|save|print))*|(?:comments?|replies|likes?|shares?|views?|reads?|reading time|read time)\\s?:?\\s?\\(?\\d{1,7}(?:[.,]\\d+)?\\s?[km]?\\)?(?: ?min(?:ute)?s?)?|\\d+ ?min(?:ute)?s?(?: read)?|\\d{1,3} (?:thoughts?|responses?|comments?) (?:on|to) .{1,140}|page \\d+(?: of \\d+)?|\\d+\\s?/\\s?\\d+|(?:\\d+\\s*[∙•·|]\\s*)+\\d*|[+-]\\d{1,5}",
    ),
  ],
  [
    "furniture.rights",
    /^(?:©|\(c\)\s|copyright\b|all rights reserved|.{0,60}all rights reserved\.?$|terms of (?:use|service)|privacy policy|cookie (?:policy|settings|preferences|notice)\b.{0,60}$|(?:this (?:article|story|post|piece) )?(?:was )?(?:originally|first) (?:published|appeared) (?:on|in|at|by)\b.{0,140}$|republished (?:with|under|from)\b.{0,120}$|the views expressed\b.{0,200}$|(?:photo|image|picture|foto)(?: (?:credit|by|courtesy))?\s*[:：/]\s*.{1,120}$|(?:getty images|shutterstock|reuters file photo)\b.{0,60}$)/iu,
  ],
  [
    "furniture.correction",
    /^(?:(?:correction|clarification|editor[’']?s? note)s?\s*[:：(]|this (?:article|story|post|piece|report) (?:has been|was) (?:revised|updated|corrected|amended|edited|modified|changed)\b|an? (?:earlier|previous) version of this (?:article|story|post|piece|report)\b).{0,600}$/iu,
  ],
  ["furniture.link", /^[(<[]?\s*(?:https?:\/\/|www\.)\S+\s*[)>\]]?$/iu],
  [
    "furniture.counter",
    /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier})*\s*\d{0,7}(?:[.,]\d+)?\s?[km]?\s*){1,20}$/iu,
  ],
  ["furniture.rule", /^[\s*#=_~–—•·.\-+|<>]{1,200}$/u],
  [
    "furniture.app",
    whole(
      "(?:download|get|open|install) (?:our|the) .{0,30}\\bapp\\b.{0,60}|(?:please )?(?:enable|turn on) javascript.{0,80}|this (?:site|website) uses cookies.{0,120}|we use cookies.{0,150}|accept(?: all)?(?: cookies)?|got it|manage (?:preferences|cookies|consent)",
    ),
  ],
];

/** The name of the furniture rule that the whole line fits, else null. */
export function furnitureRule(line: Line): string | null {
  if (line.text.length > LONGEST_NOTE) return null;
  for (const [name, pattern] of FURNITURE_LINES) if (pattern.test(line.text)) return name;
  return null;
}

const COMMENTS_HEADER =
  /^(?:(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:comments?|responses?|thoughts?|replies|reader comments?)(?:\s+(?:on|to)\s.{1,160})?|(?:readers?[’']? |user |top |latest |all )?(?:comments?|responses?)(?:\s*\(\d+\)|\s*[:：]\s*\d*|\s+\d+)?|discussion(?: about this post)?|comments? (?:section|from (?:our )?readers)|what (?:our )?readers (?:say|said|think)|join the (?:conversation|discussion))[\s:.]*$/iu;

/** Whether a line that heads comments says so beyond doubt; `Responses` may also head a chapter. */
export function isPlainCommentsHeader(line: Line): boolean {
  return isCommentsHeader(line) && /\d|comment|reader|post/iu.test(line.text);
}

/** Whether the line heads, or may head, a section of readers' comments. */
export function isCommentsHeader(line: Line): boolean {
  return line.text.length < LONGEST_FURNITURE && COMMENTS_HEADER.test(line.text);
}

/** What a comment system writes over or under a comment. */
export interface Stamp {
  readonly author: string | null;
  readonly date: string | null;
  readonly rule: string;
}

const NAME = String.raw`(@?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.’'-]*(?:\s[\p{L}\p{N}(][\p{L}\p{M}\p{N}_.’'()-]*){0,4})`;
const AGO = String.raw`(?:(?:about |over )?(?:\d{1,3}|an?)\s?(?:s|m|h|d|w|mo|y|sec|min|hr|second|minute|hour|day|week|month|year)s?\.? ago(?: \(?edited\)?)?|just now|yesterday(?: at [\d:]+ ?(?:am|pm)?)?)`;
/** `2h`, `3 d`: an age only behind a mark or alone on its line. */
const AGE = String.raw`\d{1,3}\s?(?:s|m|h|d|w|mo|y|min|hr|hrs)`;
const DAY = String.raw`((?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d)?|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d))(?:[,T\s]*(?:at|@|-|–|um)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?`;
const STAMPS: readonly (readonly [rule: string, pattern: RegExp, author: number, date: number])[] = [
  [
    "comment.says",
    new RegExp(`^${NAME}\\s+(?:says|said|wrote|writes|commented|replied|responds?)\\s*(?:[:：…]|\\.{3})\\s*$`, "u"),
    1,
    0,
  ],
  ["comment.says", new RegExp(`^${NAME}\\s+(?:on|at)\\s+${DAY}\\s*(?:says|said|wrote)?\\s*[:：]?$`, "iu"), 1, 2],
  [
    "comment.says",
    new RegExp(
      `^(?:posted|comment(?:ed)?|written|reply) by:?\\s+${NAME}\\s*(?:[,|•·–-]\\s*|\\s+(?:on|at)\\s+)${DAY}\\s*[:：]?$`,
      "iu",
    ),
    1,
    2,
  ],
  [
    "comment.stamp",
    new RegExp(
      `^${NAME}\\s*(?:[,|•·∙–—-]|\\s)\\s*(?:${AGO}|(?<=[|•·∙]\\s*)${AGE})(?:\\s*[|•·∙-]?\\s*(?:reply|like|edited|liked by .{1,60}))*$`,
      "iu",
    ),
    1,
    0,
  ],
  [
    "comment.stamp",
    new RegExp(`^${NAME}\\s*[,|•·∙–—-]\\s*${DAY}(?:\\s*[|•·∙-]?\\s*(?:reply|like|permalink|edited))*$`, "iu"),
    1,
    2,
  ],
  [
    "comment.stamp",
    new RegExp(`^(?:comment|reply|no\\.?|#)\\s*#?\\d{1,4}\\s*(?:by|from|[:.|–-])\\s*${NAME}$`, "iu"),
    1,
    0,
  ],
  [
    "comment.stamp",
    new RegExp(`^${NAME}\\s+(?=.{6,60}\\d[:.]\\d\\d)${DAY}(?:\\s*[|•·∙-]?\\s*(?:reply|like|permalink|edited))*$`, "iu"),
    1,
    2,
  ],
];
const DATE_STAMP = new RegExp(
  `^(?:(?:posted|edited)?\\s*(?:on|at)?\\s*)?${DAY}(?:\\s*[|•·∙-]?\\s*(?:reply|like|permalink|log in to reply|edited))*$`,
  "iu",
);
const AGO_STAMP = new RegExp(`^(?:edited\\s+)?(?:${AGO}|${AGE})(?:\\s*[|•·∙-]?\\s*(?:reply|like|edited))*$`, "iu");
const NAME_LINE = new RegExp(`^${NAME}(?:\\s*\\((?:author|admin|guest|moderator)\\))?$`, "u");
/** Words that make a `NAME says:` line a line of an article after all. */
const NO_NAME =
  /^(?:he|she|it|they|we|i|you|the|a|an|this|that|who|one|but|and|as|so|then|report|statement|president|minister|court|law|article|document|text|q|a)\b/iu;

/** Every stamp has a figure, ends like the head of a speech, or tells an age. */
const STAMP_SIGN = /\d|(?:[:：…]|\.{3})\s*$| ago|just now|yesterday/iu;

/** The stamp of a comment system that fills the line, else null. */
export function stampOf(line: Line): Stamp | null {
  if (line.text.length > 140 || line.wordCount > 16 || !STAMP_SIGN.test(line.text)) return null;
  for (const [rule, pattern, author, date] of STAMPS) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const name = match[author] ?? "";
    if (NO_NAME.test(name) || isoDate(name) !== null || /\b(?:by|updated|published|posted)\b/iu.test(name)) continue;
    return { author: name.replace(/^@/u, ""), date: date === 0 ? null : isoDate(match[date] ?? ""), rule };
  }
  return null;
}

/** The stamp that a name line makes with a date or age line under it (or the other way round), else null. */
export function twoLineStamp(first: Line, second: Line | undefined): Stamp | null {
  if (second === undefined || second.gap > 1 || first.text.length > 50 || second.text.length > 60) return null;
  if (!NAME_LINE.test(first.text) || NO_NAME.test(first.text) || /[.!?:]$/u.test(first.text)) return null;
  const day = DATE_STAMP.exec(second.text);
  if (day !== null) return { author: first.text, date: isoDate(day[1] ?? ""), rule: "comment.stamp" };
  return AGO_STAMP.test(second.text) ? { author: first.text, date: null, rule: "comment.stamp" } : null;
}

/** A reader's name alone on its line, with a place or role in brackets at most. */
const READER =
  /^(@?(?:\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,3}|[\p{L}\p{N}.-]*[\p{N}_][\p{L}\p{N}_.-]*))(?: \([\p{L}\p{N} .,’'-]{2,40}\))?$/u;

/** The stamp that a name alone makes above the words of a comment; it means something only among comments. */
export function nameStamp(first: Line, second: Line | undefined): Stamp | null {
  if (second === undefined || second.gap > 1 || first.text.length > 50) return null;
  if (second.wordCount < 4 || second.wordCount <= first.wordCount || furnitureRule(first) !== null) return null;
  const name = READER.exec(first.text)?.[1];
  return name === undefined || NO_NAME.test(name)
    ? null
    : { author: name.replace(/^@/u, ""), date: null, rule: "comment.name-line" };
}

const PERSON = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:de|von|van|der|al|el|bin|da|di|du|la|le|\p{Lu}[\p{L}\p{M}.’'-]*)){1,4}`;
const BYLINE = new RegExp(
  `^(?:by|written by|author|story by|text|reporting by|posted by)\\s*[:：]?\\s+(${PERSON}(?:\\s*(?:,|and|&)\\s*${PERSON}){0,5})(?:\\s*[,|•·–—-]\\s*(.{1,80}))?$`,
  "u",
);
const BYLINE_UPPER = new RegExp(
  `^(?:By|BY|Written by|Author|Story by|Text|Reporting by|Posted by)\\s*[:：]?\\s+(${PERSON}(?:\\s*(?:,|and|&)\\s*${PERSON}){0,5})(?:\\s*(?:[,|•·–—-]|\\s(?:on|in))\\s*(.{1,80}))?$`,
  "u",
);

/** Author (and date) of a byline that fills the line, else null. */
export function bylineOf(line: Line): { author: string; date: string | null } | null {
  if (line.text.length > 160) return null;
  const match = BYLINE_UPPER.exec(line.text) ?? BYLINE.exec(line.text);
  return match === null ? null : { author: match[1]!, date: isoDate(match[2] ?? "") };
}

const DATELINE = new RegExp(
  `^(?:(?:first |last )?(?:published|updated|posted|date|modified|issued|released)\\s*(?:on|at)?\\s*[:：]?\\s*)?${DAY}(?:\\s*[|•·∙,–-]\\s*(?:(?:last )?updated|published|\\d+ min).{0,60})?$`,
  "iu",
);

/** The ISO date of a line that is nothing but a publication date, else null. */
export function datelineOf(line: Line): string | null {
  if (line.text.length > 110) return null;
  const match = DATELINE.exec(line.text);
  if (match === null) return null;
  const date = isoDate(match[1] ?? "");
  return date !== null && /\d{4}/u.test(match[1] ?? "") ? date : null;
}
