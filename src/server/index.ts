// The server layer: HTTP on the loopback address.
export { type BriefServer, briefRoutes, serveBrief } from "./brief-server.ts";
