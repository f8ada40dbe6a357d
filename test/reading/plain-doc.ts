// Documents for tests of the reading steps, read by the text layer from a plain string.

import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import { type Doc, makeDoc } from "../../src/text/index.ts";

/** A plain-text document; `date` is given by the user. */
export function plainDoc(text: string, options: { readonly id?: string; readonly date?: string | null } = {}): Doc {
  const id = options.id ?? "d1";
  const path = `${id}.txt`;
  return makeDoc(
    {
      id,
      path,
      hash: "sha256:00",
      bytes: new TextEncoder().encode(text),
      note: options.date == null ? null : { file: path, date: options.date },
    },
    TEXT_LIBRARIES,
  );
}
