export {};
//# sourceMappingURL=statement.js.map
