// The cli layer.
export {};
