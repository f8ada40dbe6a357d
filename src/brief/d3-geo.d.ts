// The few functions of d3-geo that the map uses, with their types (the package has none of its own).
declare module "d3-geo" {
  type Pair = [number, number];
  interface Drawing {
    moveTo(x: number, y: number): void;
    lineTo(x: number, y: number): void;
    closePath(): void;
    arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void;
    beginPath(): void;
  }
  interface GeoProjection {
    (point: Pair): Pair | null;
    invert(point: Pair): Pair | null;
    fitExtent(extent: [Pair, Pair], object: unknown): GeoProjection;
    clipExtent(extent: [Pair, Pair] | null): GeoProjection;
    rotate(angles: [number, number]): GeoProjection;
    scale(): number;
    scale(scale: number): GeoProjection;
    translate(): Pair;
    translate(point: Pair): GeoProjection;
  }
  interface GeoPath {
    (object: unknown): string | null;
    centroid(object: unknown): Pair;
    area(object: unknown): number;
  }
  export function geoContains(object: unknown, point: Pair): boolean;
  export function geoMercator(): GeoProjection;
  export function geoPath(projection: GeoProjection, context?: Drawing | null): GeoPath;
}
