// The kind of a statement by rule and classifier: what anybody could look up is a report, what weighs is a judgement.
import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

const kindsOf = (text: string): string[] => told(text, ({ kind }) => kind);

describe("will", () => {
  it("is a modal behind an adjective used as a noun", () => {
    expect(kindsOf("The young will vote with their feet.")).toEqual(["forecast"]);
  });

  it("foretells nothing as a noun", () => {
    expect(kindsOf("There is political will on both sides.")).not.toContain("forecast");
  });

  // The infinitive still looks like what is to come.
  it.fails("foretells nothing as a noun in quotation marks with an infinitive", () => {
    expect(kindsOf('There is "political will" to settle the dispute.')).not.toContain("forecast");
  });
});

describe("a copula", () => {
  it.each([
    ["whereabouts", "The convoy was sixty miles away."],
    ["a measure", "The trench is three kilometres long."],
    ["a share", "School attendance was 40 percent."],
    ["whose something is", "The airfield is ours."],
    ["a state", "The harbour was flooded."],
    ["work", "Her brother is unemployed."],
    ["an office", "Maria Lopez is a former ambassador to Chile."],
    ["a rank", "The bridge is the longest in Peru."],
    ["a doctor's word", "The two sailors were in good health."],
  ])("that says %s is a report", (_, text) => {
    expect(kindsOf(text)).toEqual(["report"]);
  });

  it.each([
    ["an evaluative adjective", "The offer was reckless."],
    ["an evaluative noun", "The raid was a disgrace."],
    ["an office with a word of blame", "Maria Lopez is a corrupt ambassador."],
    ["a rank of what is weighed", "The siege was the biggest mistake of the war."],
  ])("with %s is a judgement", (_, text) => {
    expect(kindsOf(text)).toEqual(["judgement"]);
  });
});

describe("an event of the past", () => {
  it.each([
    ["a loss", "The garrison suffered heavy losses."],
    ["a passive", "Farmers were taught about clean water at workshops."],
    ["something made", "The village baked a healthy bread."],
    ["what is not done yet", "The militia has yet to return a single truck."],
    ["what is not done yet, without an object", "The government has yet to answer."],
  ])("such as %s is a report", (_, text) => {
    expect(kindsOf(text)).toEqual(["report"]);
  });

  it.each([
    ["a purpose is read into it", "The inquiry was designed to fail."],
    ["the verb blames", "The generals betrayed the country."],
  ])("is a judgement where %s", (_, text) => {
    expect(kindsOf(text)).toEqual(["judgement"]);
  });
});
