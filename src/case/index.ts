// The case layer.
export {};
