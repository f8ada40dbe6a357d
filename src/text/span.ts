// A span is a half-open range of UTF-16 code units; everything Parley finds is anchored by one.

/** Half-open range `[start, end)` of UTF-16 code units in a stated text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the exact words it covers. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** Number of code units that two spans share (0 where they are apart). */
export function overlapLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether `outer` covers all of `inner`. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The words of `span` in `text`, with the span. */
export function textSpan(text: string, span: Span): TextSpan {
  return { start: span.start, end: span.end, text: text.slice(span.start, span.end) };
}
