export {};
//# sourceMappingURL=parse.js.map
