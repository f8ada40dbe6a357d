// The app layer.
export {};
