// The wire layer.
export {};
