// Draws wwwroot/pacific.svg from Natural Earth (public domain): Asia at the left, the Americas at the right, the Pacific in the middle.
// Run when the outline should change: npm install --no-save world-atlas topojson-client && node outline.mjs > ../../wwwroot/pacific.svg
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";

// The same window as Pacific.cs
const scale = 3.2, west = 50, north = 75, width = 896, height = 419;
const atlas = name => JSON.parse(readFileSync(`node_modules/world-atlas/${name}.json`));
const project = ([longitude, latitude]) => [(longitude - west) * scale, (north - latitude) * scale];
const polygons = geometry => geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

// A ring across the date line goes on beyond 180 degrees instead of jumping back
function unwrapped(ring) {
  let turn = 0;
  return ring.slice(0, -1).map(([longitude, latitude], i, all) => {
    const step = i ? longitude - all[i - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    return [longitude + turn, latitude];
  });
}

function clipped(ring, axis, limit, sign) {
  const inside = point => sign * (point[axis] - limit) >= 0;
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length], t = (limit - a[axis]) / (b[axis] - a[axis]);
    const crossing = a.map((value, n) => value + t * (b[n] - value));
    return [...inside(a) ? [a] : [], ...inside(a) !== inside(b) ? [crossing] : []];
  });
}
const windowed = ring => [[0, -2, 1], [0, width + 2, -1], [1, -2, 1], [1, height + 2, -1]]
  .reduce((left, [axis, limit, sign]) => left.length ? clipped(left, axis, limit, sign) : left, ring);

// Douglas and Peucker: what lies within a pixel of a straight line goes
function simplified(points, tolerance) {
  const [a, b] = [points[0], points.at(-1)], length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const off = p => length < 1e-6 ? Math.hypot(p[0] - a[0], p[1] - a[1]) : Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length;
  const far = points.reduce((best, p, i) => off(p) > off(points[best]) ? i : best, 0);
  if (off(points[far]) <= tolerance) return [a, b];
  return [...simplified(points.slice(0, far + 1), tolerance).slice(0, -1), ...simplified(points.slice(far), tolerance)];
}
function coast(ring) {
  const half = ring.length >> 1;
  return [...simplified(ring.slice(0, half + 1), 1.1).slice(0, -1), ...simplified([...ring.slice(half), ring[0]], 1.1).slice(0, -1)];
}
const area = ring => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0) / 2);

function path(ring) {
  const whole = ring.map(point => point.map(Math.round));
  const steps = whole.slice(1).map(([x, y], i) => [x - whole[i][0], y - whole[i][1]]).filter(([x, y]) => x || y);
  return `M${whole[0].join(" ")}l${steps.map(([x, y]) => `${x} ${y}`).join(" ").replace(/ -/g, "-")}z`;
}

function land() {
  const world = atlas("land-110m");
  const rings = feature(world, world.objects.land).features.flatMap(f => polygons(f.geometry)).map(([outer]) => unwrapped(outer));
  return rings.flatMap(ring => [-360, 0, 360].map(turn => windowed(ring.map(([longitude, latitude]) => project([longitude + turn, latitude])))))
    .filter(ring => ring.length > 2).map(coast).filter(ring => area(ring) >= 8).map(path);
}

// Countries too small for the coarse outline are circles, so that no island state is missing from the sea
function islands() {
  const fine = atlas("countries-50m"), coarse = new Set(atlas("countries-110m").objects.countries.geometries.map(g => g.id));
  return feature(fine, fine.objects.countries).features.filter(f => f.id && !coarse.has(f.id)).map(f => {
    const largest = polygons(f.geometry).map(([outer]) => unwrapped(outer)).sort((a, b) => area(b) - area(a))[0];
    const middle = [0, 1].map(n => largest.reduce((sum, p) => sum + p[n], 0) / largest.length);
    return project([((middle[0] - west) % 360 + 360) % 360 + west, middle[1]]).map(Math.round);
  }).filter(([x, y]) => x < width && y > 0 && y < height).map(([x, y]) => `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0-4 0z`);
}

console.log(`<svg xmlns="http://www.w3.org/2000/svg"><symbol id="land" viewBox="0 0 ${width} ${height}"><path d="${[...land(), ...islands()].join("")}"/></symbol></svg>`);
