export {};
//# sourceMappingURL=attribution.js.map
