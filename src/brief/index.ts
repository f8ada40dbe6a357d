// The brief layer.
export {};
