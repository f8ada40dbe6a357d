export {};
//# sourceMappingURL=time-expression.js.map
