// Time expressions of the grammar with the values they must have, one table row each.
import { expect, test } from "vitest";
import { findTimes } from "../../src/reading/en/times/find-times.ts";
import { plainDoc } from "./plain-doc.ts";

/** The expression stands in square brackets; the document is of Wednesday, 12 June 2024, unless the row names another day. */
type Row = readonly [sentence: string, value: string | null, date?: string | null];

const DATES: readonly Row[] = [
  ["[Two years ago today] the bridge fell.", "2022-06-12"],
  ["The truce was signed [a year ago this week].", "2023-W24"],
  ["The port was lost [three months ago today].", "2024-03-12"],
  ["The pipeline burst [ten years ago this month].", "2014-06"],
  ["The talks began [two weeks ago today].", "2024-05-29"],
  ["The envoy landed on [3 March 2021].", "2021-03-03"],
  ["The envoy landed on [March 3, 2021].", "2021-03-03"],
  ["The envoy landed on [March 3rd, 2021].", "2021-03-03"],
  ["The envoy landed on [3rd March 2021].", "2021-03-03"],
  ["They met on [the 3rd of March, 2021].", "2021-03-03"],
  ["They met on [Tuesday, 9 April 2019].", "2019-04-09"],
  ["They met on [Tuesday, April 9, 2019], in Oslo.", "2019-04-09"],
  ["The text is dated [2019-04-09].", "2019-04-09"],
  ["The text is dated [09.04.2019].", "2019-04-09"],
  ["The text is dated [25/04/2019].", "2019-04-25"],
  ["The text is dated [04/25/2019].", "2019-04-25"],
  ["The text is dated [04/05/2019].", "2019"],
  ["Shelling resumed on [Sept. 14, 2020].", "2020-09-14"],
  ["Shelling resumed on [14 Sep 2020].", "2020-09-14"],
  ["The mandate ends in [October 2023].", "2023-10"],
  ["The mandate ended in [October of 2023].", "2023-10"],
  ["Following [July 2016’s] failed coup, thousands were dismissed.", "2016-07"],
  ["The pact of [1994] was never ratified.", "1994"],
  ["In [1999] the province was bombed.", "1999"],
  ["The [2005] peace agreement ended the war.", "2005"],
  ["The war (1998–2003) drew in nine armies.", "1998/2003"],
  ["The [2014-15] winter was harsh.", "2014/2015"],
  ["The raids of [1936-1939] were remembered.", "1936/1939"],
  ["Talks went on [February 11-12, 2015], in the capital.", "2015-02-11/2015-02-12"],
  ["Talks went on from [11 to 13 May 2018].", "2018-05-11/2018-05-13"],
  ["Talks went on [11-13 May 2018].", "2018-05-11/2018-05-13"],
  ["The truce held from [March to May 2021].", "2021-03/2021-05"],
  ["The truce held from [November to February 2021].", "2020-11/2021-02"],
  ["The truce held between [2014 and 2016].", "2014/2016"],
  ["Between [24 February and the end of March 2022] many fled.", "2022-02-24/2022-03"],
  ["The truce held from [3 March 2021 until 5 April 2021].", "2021-03-03/2021-04-05"],
  ["The truce held between [the 3rd and 9 March 2021].", "2021-03-03/2021-03-09"],
  ["Rebels seized the town in [May 2012].", "2012-05"],
  ["Rebels seized the town on [May 5, 2012].", "2012-05-05"],
  ["Fighting flared in [spring 2022].", "2022-SP"],
  ["Fighting flared in [the summer of 2014].", "2014-SU"],
  ["Fighting flared in [autumn 2014].", "2014-FA"],
  ["Fighting flared in [the winter of 2014-15].", "2014-WI"],
  ["Exports fell in [the third quarter of 2021].", "2021-Q3"],
  ["Exports fell in [Q3 2021].", "2021-Q3"],
  ["Exports fell in [the first half of 2021].", "2021-H1"],
  ["Exports fell in [the second half of March 2021].", "2021-03-17/2021-03-31"],
  ["The idea goes back to [the 1990s].", "199"],
  ["The idea goes back to [the ’70s].", "197"],
  ["The idea goes back to [the mid-1990s].", "199"],
  ["The idea goes back to [the early 2000s].", "200"],
  ["The idea goes back to [the 19th century].", "18"],
  ["It was a [nineteenth-century] border.", "18"],
  ["The line was drawn in [early March 2021].", "2021-03"],
  ["The line was drawn in [mid-March 2021].", "2021-03"],
  ["The line was drawn in [late March 2021].", "2021-03"],
  ["The line was drawn at [the end of March 2021].", "2021-03"],
  ["The line was drawn at [the beginning of 2021].", "2021"],
  ["The line was drawn in [the middle of 2021].", "2021"],
  ["The line was drawn in [the first week of March 2021].", "2021-03-01/2021-03-07"],
  ["The line was drawn in [the last week of February 2021].", "2021-02-22/2021-02-28"],
  ["The offices reopened on [Christmas Day 2020].", "2020-12-25"],
  ["The offices reopened on [Easter Sunday 2021].", "2021-04-04"],
  ["The offices reopened on [Orthodox Easter 2021].", "2021-05-02"],
  ["The offices reopened on [New Year’s Eve 2020].", "2020-12-31"],
  ["The offices reopened after [Thanksgiving 2020].", "2020-11-26"],
  ["Nobody forgot the [October 7] attacks there.", "2023-10-07"],
  ["After [9/11] the law was changed.", "2001-09-11"],
  ["At [10:30 a.m. on 3 March 2021] sirens sounded.", "2021-03-03T10:30"],
  ["On [3 March 2021 at 22:15] sirens sounded.", "2021-03-03T22:15"],
  ["The order took effect on [January 1, 2022].", "2022-01-01"],
  ["The clash of [29 February 2020] is documented.", "2020-02-29"],
];

const SEEN_FROM_THE_DAY: readonly Row[] = [
  ["The envoy arrived [today].", "2024-06-12"],
  ["The envoy arrived [yesterday].", "2024-06-11"],
  ["The envoy will leave [tomorrow].", "2024-06-13"],
  ["The envoy spoke [tonight].", "2024-06-12TNI"],
  ["The envoy spoke [last night].", "2024-06-11TNI"],
  ["The envoy spoke [this morning].", "2024-06-12TMO"],
  ["The envoy spoke [yesterday evening].", "2024-06-11TEV"],
  ["The envoy arrived [the day before yesterday].", "2024-06-10"],
  ["The envoy will arrive [the day after tomorrow].", "2024-06-14"],
  ["[Today’s] meeting was cancelled.", "2024-06-12"],
  ["The party [now] doubts the offer.", "2024-06-12"],
  ["The port is closed [at present].", "PRESENT_REF"],
  ["The port is [currently] closed.", "PRESENT_REF"],
  ["The port is closed [for the time being].", "PRESENT_REF"],
  ["They may meet [in the future].", "FUTURE_REF"],
  ["They may meet [in the near future].", "FUTURE_REF"],
  ["They had met [in the past].", "PAST_REF"],
  ["They will meet [soon].", "FUTURE_REF"],
  ["The two sides met [recently].", "2024-06"],
  ["In [recent] talks nothing moved.", "2024-05/2024-06"],
  ["In [recent weeks] the front moved.", "2024-05/2024-06"],
  ["In [recent years] the front moved.", "PAST_REF"],
  ["The deal was signed [last week].", "2024-W23"],
  ["The deal will be signed [next week].", "2024-W25"],
  ["The deal is to be signed [this week].", "2024-W24"],
  ["The deal was signed [last month].", "2024-05"],
  ["The deal will be signed [next month].", "2024-07"],
  ["The deal was signed [last year].", "2023"],
  ["The deal was signed [this year].", "2024"],
  ["The deal will be signed [next year].", "2025"],
  ["The deal was signed [last August].", "2023-08"],
  ["The deal was signed [last May].", "2024-05"],
  ["The deal will be signed [next March].", "2025-03"],
  ["The deal was signed [last Friday].", "2024-06-07"],
  ["The deal will be signed [this Friday].", "2024-06-14"],
  ["The deal will be signed [next Monday].", "2024-06-17"],
  ["The deal was signed on [Monday].", "2024-06-10"],
  ["The deal was signed on [Wednesday].", "2024-06-12"],
  ["The deal was signed on [Thursday].", "2024-06-06"],
  ["The parties will meet on [Thursday].", "2024-06-13"],
  ["The parties are to meet on [Sunday].", "2024-06-16"],
  ["They gave the garrison until [noon Saturday].", "2024-06-15T12:00"],
  ["He said the law would expire on [December 31st].", "2024-12-31"],
  ["He spoke on [Monday morning].", "2024-06-10TMO"],
  ["The shelling began on [Monday at 10:30].", "2024-06-10T10:30"],
  ["It was agreed [last weekend].", "2024-W23-WE"],
  ["It was agreed over [the weekend].", "2024-W23-WE"],
  ["It was agreed [last summer].", "2023-SU"],
  ["It was agreed [this spring].", "2024-SP"],
  ["It was agreed [last winter].", "2023-WI"],
  ["The line moved over [the past week].", "2024-06-05/2024-06-12"],
  ["The line moved over [the past three days].", "2024-06-09/2024-06-12"],
  ["The line moved over [the last two months].", "2024-04/2024-06"],
  ["The line moved over [the past 11 years].", "2013/2024"],
  ["They will talk in [the coming week].", "2024-06-12/2024-06-19"],
  ["They will talk in [the coming weeks].", "FUTURE_REF"],
  ["They will talk over [the next few days].", "FUTURE_REF"],
  ["They will talk within [the next ten days].", "2024-06-12/2024-06-22"],
  ["They met [three days ago].", "2024-06-09"],
  ["They met [two weeks ago].", "2024-W22"],
  ["They met [a month ago].", "2024-05"],
  ["They met [ten years ago].", "2014"],
  ["They met [a decade ago].", "2014"],
  ["They met [half a year ago].", "2023-12"],
  ["They met [48 hours ago].", "2024-06-10"],
  ["They will meet [two weeks from now].", "2024-W26"],
  ["The minister argued [earlier in June] that it had ended.", "2024-06-01/2024-06-11"],
  ["The minister argued [earlier this month] that it had ended.", "2024-06-01/2024-06-11"],
  ["The minister argued [earlier this week] that it had ended.", "2024-06-10/2024-06-11"],
  ["They will meet [later this year].", "2024-06-13/2024-12-31"],
  ["They will meet by [the end of the month].", "2024-06"],
  ["They will meet by [the end of the year].", "2024"],
  ["They met at [the end of last year].", "2023"],
  ["They will meet [early next week].", "2024-W25"],
  ["In [March] the minister stated a goal.", "2024-03"],
  ["In [August] the minister stated a goal.", "2023-08"],
  ["The ministers will meet in [March].", "2025-03"],
  ["The ministers will meet in [August].", "2024-08"],
  ["The ministers met on [June 3].", "2024-06-03"],
  ["The ministers met on [December 3].", "2023-12-03"],
  ["The pledge came as [winter ended].", "2024-03"],
  ["They left after [summer began].", "2024-06"],
  ["The [autumn] offensive had failed.", "2023-FA"],
  ["At [Christmas] the guns fell silent.", "2023-12-25"],
  ["In [the third quarter] output fell.", "2023-Q3"],
];

const UNDATED: readonly Row[] = [
  ["The envoy arrived [today].", null, null],
  ["The envoy arrived [yesterday].", null, null],
  ["The deal was signed [last August].", null, null],
  ["The deal was signed on [Friday].", null, null],
  ["The line moved over [the past week].", null, null],
  ["The line moved over [the past 11 years].", null, null],
  ["In [March] the minister stated a goal.", null, null],
  ["The ministers met on [June 3].", null, null],
  ["The party [now] doubts the offer.", "PRESENT_REF", null],
  ["The two sides met [recently].", "PAST_REF", null],
  ["In [2014] the province was bombed.", "2014", null],
  ["The truce lasted [three months].", "P3M", null],
  ["The deal was signed [last month].", "2024-05", "2024-06"],
  ["The deal was signed [yesterday].", null, "2024-06"],
  ["The deal was signed [last year].", "2023", "2024"],
  ["The deal was signed [last month].", null, "2024"],
];

const DURATIONS_AND_SETS: readonly Row[] = [
  ["He rejected a [30-day] ceasefire.", "P30D"],
  ["He rejected a [thirty-day] ceasefire.", "P30D"],
  ["It lasted [three months].", "P3M"],
  ["It lasted [four hundred days].", "P400D"],
  ["It lasted [two and a half years].", "P2.5Y"],
  ["It lasted for [a year and a half].", "P1.5Y"],
  ["It lasted [several weeks].", "PXW"],
  ["It lasted for [months].", "PXM"],
  ["[Weeks] of shelling emptied the town.", "PXW"],
  ["The [years-long] siege ended.", "PXY"],
  ["The [month-long] siege ended.", "P1M"],
  ["The [decade-long] siege ended.", "P10Y"],
  ["They have [24 hours] to leave.", "PT24H"],
  ["Troops must leave within [48 hours].", "PT48H"],
  ["The siege took [a couple of weeks].", "P2W"],
  ["The siege lasted [two decades].", "P20Y"],
  ["The siege lasted [90 minutes].", "PT90M"],
  ["The [three-year]-old war goes on.", "P3Y"],
  ["A [10-year] lease was offered.", "P10Y"],
  ["It lasted [two to three weeks].", "PXW"],
  ["The council meets [every week].", "P1W"],
  ["The council meets [every two weeks].", "P2W"],
  ["The council meets [every Friday].", "XXXX-WXX-5"],
  ["The council meets on [Fridays].", "XXXX-WXX-5"],
  ["The town is shelled [daily].", "P1D"],
  ["The [annual] exercise was cancelled.", "P1Y"],
  ["The council meets [each month].", "P1M"],
  ["The council meets once [a month].", "P1M"],
];

function parsed(row: Row): { readonly text: string; readonly start: number; readonly end: number } {
  const [sentence] = row;
  const start = sentence.indexOf("[");
  if (start === -1) {
    const year = /\d{4}–\d{4}/.exec(sentence);
    const at = year?.index ?? 0;
    return { text: sentence, start: at, end: at + (year?.[0].length ?? 0) };
  }
  const text = sentence.replace("[", "").replace("]", "");
  let end = sentence.indexOf("]") - 1;
  // A possessive is no part of the time.
  if (/[’']s$/.test(text.slice(start, end))) end -= 2;
  return { text, start, end };
}

for (const [name, rows] of Object.entries({ DATES, SEEN_FROM_THE_DAY, UNDATED, DURATIONS_AND_SETS })) {
  test.each(rows.map((row) => [row[0], row] as const))(`${name}: %s`, (_name, row) => {
    const { text, start, end } = parsed(row);
    const doc = plainDoc(text, { date: row[2] === undefined ? "2024-06-12" : row[2] });
    const { times } = findTimes(doc, []);
    const found = times.map((time) => ({ text: time.text, value: time.value }));
    expect(found).toContainEqual({ text: text.slice(start, end), value: row[1] });
    expect(times.filter((time) => time.start < end && time.end > start)).toHaveLength(1);
  });
}

test("the table has at least 150 rows", () => {
  expect(DATES.length + SEEN_FROM_THE_DAY.length + UNDATED.length + DURATIONS_AND_SETS.length).toBeGreaterThanOrEqual(
    150,
  );
});

test("intervals are first and last day, open where the time is", () => {
  const doc = plainDoc(
    "In late January 2015 it began. Over the past week it spread. They may stop in the future. It was spring 2022.",
    {
      date: "2024-06-12",
    },
  );
  expect(findTimes(doc, []).times.map((time) => time.interval)).toEqual([
    { from: "2015-01-21", to: "2015-01-31" },
    { from: "2024-06-05", to: "2024-06-12" },
    { from: "2024-06-12", to: null },
    { from: "2022-03-01", to: "2022-05-31" },
  ]);
});

test("known tells what the words say, what follows from the day, what stays open", () => {
  const doc = plainDoc("It began last August. In 2014 it paused. On 3 March 2021 it ended.", { date: "2024-06-12" });
  expect(findTimes(doc, []).times.map((time) => time.known)).toEqual([
    { year: "implied", month: "known", day: "unknown" },
    { year: "known", month: "unknown", day: "unknown" },
    { year: "known", month: "known", day: "known" },
  ]);
});

test.each([
  ["The army must leave by Friday.", "by", "2024-06-14"],
  ["The army must leave within 48 hours.", "within", "PT48H"],
  ["The truce holds until June 30.", "until", "2024-06-30"],
  ["The town has been held since 2014.", "since", "2014"],
  ["The transit stopped as of January 1.", "from", "2024-01-01"],
])("deadlines and terms: %s", (sentence, bound, value) => {
  const { times } = findTimes(plainDoc(sentence, { date: "2024-06-12" }), []);
  expect(times.map((time) => [time.bound, time.value])).toEqual([[bound, value]]);
});
