// The cli layer: the command line as a function, for the launcher and for tests.
export { main, makeProgram } from "./main.ts";
