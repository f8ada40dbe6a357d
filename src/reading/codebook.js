export {};
//# sourceMappingURL=codebook.js.map
