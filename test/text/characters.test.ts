// Letters and white space are what Unicode says they are.
import { describe, expect, it } from "vitest";
import { isWhiteSpace, lettersEnd } from "../../src/text/characters.ts";

describe("characters", () => {
  it("takes for white space what \\s takes, for every code unit", () => {
    const wrong: number[] = [];
    for (let code = 0; code < 0x10000; code++)
      if (isWhiteSpace(code) !== /\s/u.test(String.fromCharCode(code))) wrong.push(code);
    expect(wrong).toEqual([]);
  });

  it("ends a run of letters where \\p{L} ends it", () => {
    for (const text of ["talks on", "Erdoğan’s", "Łódź,", "𝐔𝐍-led", "abc", "", "7th", "e\u0301t", "\ud835"])
      expect(lettersEnd(text, 0)).toBe(/^\p{L}*/u.exec(text)![0].length);
  });
});
