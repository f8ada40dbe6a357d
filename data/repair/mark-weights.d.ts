// Weights for the choice of marks: a line a feature, a character a kind of mark, its code less 92 in twelfths.
export declare const MARK_WEIGHTS: string;
