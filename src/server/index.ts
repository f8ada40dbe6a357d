// The server layer.
export {};
