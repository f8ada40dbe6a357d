export {};
//# sourceMappingURL=toponym.js.map
