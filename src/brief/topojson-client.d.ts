// The one function of topojson-client that the map uses, with its types (the package has none of its own).
declare module "topojson-client" {
  export function feature(topology: unknown, object: unknown): { readonly features?: readonly unknown[] };
}
