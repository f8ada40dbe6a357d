// The gmcr layer.
export {};
