// Counts of accented letters by neighbours: entries of before, letter, after and a number, apart by spaces.
export declare const LETTER_COUNTS: string;
