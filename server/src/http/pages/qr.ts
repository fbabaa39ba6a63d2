import { html, raw, type Html } from './html.ts';

/**
 * QR codes (ISO/IEC 18004) of byte mode and error correction M, drawn as one SVG path: an address to pay to is scanned from one
 * screen with another. Texts beyond version 16 are not drawn.
 */
const eccPerBlock = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28];
const blockCounts = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10];
const versionMax = 16;
const levelM = 0;

type Grid = { readonly size: number; readonly dark: boolean[][]; readonly fixed: boolean[][] };

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`A QR code has no place ${index}.`);
  return found;
};

/** Modules that carry data and error correction: all but the patterns. */
function rawModules(version: number): number {
  let count = (16 * version + 128) * version + 64;
  if (version < 2) return count;
  const lines = Math.floor(version / 7) + 2;
  count -= (25 * lines - 10) * lines - 55;
  return version < 7 ? count : count - 36;
}

const codewordsIn = (version: number): number => Math.floor(rawModules(version) / 8);
const dataIn = (version: number): number => codewordsIn(version) - at(eccPerBlock, version) * at(blockCounts, version);
const countBits = (version: number): number => (version < 10 ? 8 : 16);

/** What a text is in bits, filled up to what its version holds. */
function dataOf(bytes: Uint8Array, version: number): number[] {
  const bits: (0 | 1)[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push(((value >>> bit) & 1) === 1 ? 1 : 0);
  };
  push(4, 4);
  push(bytes.length, countBits(version));
  for (const byte of bytes) push(byte, 8);
  const capacity = dataIn(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce<number>((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** Multiplies in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(x: number, y: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((y >>> bit) & 1) * x;
  }
  return product;
}

function divisorOf(degree: number): number[] {
  const result = Array.from<unknown, number>({ length: degree }, (_, n) => (n === degree - 1 ? 1 : 0));
  let root = 1;
  for (let round = 0; round < degree; round += 1) {
    for (let n = 0; n < degree; n += 1) result[n] = times(at(result, n), root) ^ (result[n + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ at(rest, 0);
    rest.push(0);
    rest.shift();
    divisor.forEach((coefficient, n) => (rest[n] = at(rest, n) ^ times(coefficient, factor)));
  }
  return rest;
}

/** Data and error correction in blocks, interleaved. */
function interleaved(data: readonly number[], version: number): number[] {
  const [ecc, count, all] = [at(eccPerBlock, version), at(blockCounts, version), codewordsIn(version)];
  const short = count - (all % count);
  const length = Math.floor(all / count) - ecc;
  const divisor = divisorOf(ecc);
  let from = 0;
  const blocks = Array.from({ length: count }, (_, n) => {
    const own = data.slice(from, (from += length + (n < short ? 0 : 1)));
    return { own, ecc: remainderOf(own, divisor) };
  });
  const column = (n: number) => blocks.flatMap(({ own }) => own[n] ?? []);
  const corrections = (n: number) => blocks.map((block) => at(block.ecc, n));
  const spread = Array.from({ length: length + 1 }, (_, n) => column(n)).flat();
  return [...spread, ...Array.from({ length: ecc }, (_, n) => corrections(n)).flat()];
}

function emptyGrid(version: number): Grid {
  const size = version * 4 + 17;
  const rows = () => Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  return { size, dark: rows(), fixed: rows() };
}

function set({ dark, fixed }: Grid, x: number, y: number, isDark: boolean): void {
  at(dark, y)[x] = isDark;
  at(fixed, y)[x] = true;
}

function drawFinder(grid: Grid, centreX: number, centreY: number): void {
  for (let dy = -4; dy <= 4; dy += 1)
    for (let dx = -4; dx <= 4; dx += 1) {
      const [x, y, far] = [centreX + dx, centreY + dy, Math.max(Math.abs(dx), Math.abs(dy))];
      if (x >= 0 && x < grid.size && y >= 0 && y < grid.size) set(grid, x, y, far !== 2 && far !== 4);
    }
}

function alignmentsOf(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, n) => size - 7 - (count - 2 - n) * step)];
}

function drawPatterns(grid: Grid, version: number): void {
  const { size } = grid;
  for (let n = 0; n < size; n += 1) {
    set(grid, 6, n, n % 2 === 0);
    set(grid, n, 6, n % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawFinder(grid, x, y);
  const places = alignmentsOf(version, size);
  const last = size - 7;
  for (const y of places)
    for (const x of places) {
      const isFinder = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
      if (!isFinder) drawAlignment(grid, x, y);
    }
}

function drawAlignment(grid: Grid, centreX: number, centreY: number): void {
  for (let dy = -2; dy <= 2; dy += 1)
    for (let dx = -2; dx <= 2; dx += 1)
      set(grid, centreX + dx, centreY + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
}

/** The level and the mask with their own error correction, twice, and the version where it is said. */
function drawFormat(grid: Grid, version: number, mask: number): void {
  const { size } = grid;
  const data = (levelM << 3) | mask;
  let rest = data;
  for (let n = 0; n < 10; n += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const bit = (n: number) => ((bits >>> n) & 1) === 1;
  for (let n = 0; n <= 5; n += 1) set(grid, 8, n, bit(n));
  set(grid, 8, 7, bit(6));
  set(grid, 8, 8, bit(7));
  set(grid, 7, 8, bit(8));
  for (let n = 9; n < 15; n += 1) set(grid, 14 - n, 8, bit(n));
  for (let n = 0; n < 8; n += 1) set(grid, size - 1 - n, 8, bit(n));
  for (let n = 8; n < 15; n += 1) set(grid, 8, size - 15 + n, bit(n));
  set(grid, 8, size - 8, true);
  if (version >= 7) drawVersion(grid, version);
}

function drawVersion(grid: Grid, version: number): void {
  let rest = version;
  for (let n = 0; n < 12; n += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let n = 0; n < 18; n += 1) {
    const [a, b, isDark] = [grid.size - 11 + (n % 3), Math.floor(n / 3), ((bits >>> n) & 1) === 1];
    set(grid, a, b, isDark);
    set(grid, b, a, isDark);
  }
}

/** The bits go up and down in pairs of columns, from the right, around what is fixed. */
function drawCodewords(grid: Grid, codewords: readonly number[], isMasked: (x: number, y: number) => boolean): void {
  const { size, dark, fixed } = grid;
  let n = 0;
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2) {
    const isUp = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = isUp ? size - 1 - step : step;
        if (at(at(fixed, y), x)) continue;
        const bit = ((codewords[n >>> 3] ?? 0) >>> (7 - (n & 7))) & 1;
        at(dark, y)[x] = (bit === 1) !== isMasked(x, y);
        n += 1;
      }
  }
}

/** Any mask is a valid code; this one breaks up the runs of most texts. */
const mask = 3;
const isMasked = (x: number, y: number): boolean => (x + y) % 3 === 0;

/** Which modules are dark, row by row; undefined for a text too long. */
export function qrModules(text: string): readonly (readonly boolean[])[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const fits = (version: number) => 4 + countBits(version) + bytes.length * 8 <= dataIn(version) * 8;
  const version = Array.from({ length: versionMax }, (_, n) => n + 1).find(fits);
  if (version === undefined) return undefined;
  const grid = emptyGrid(version);
  drawPatterns(grid, version);
  drawFormat(grid, version, mask);
  drawCodewords(grid, interleaved(dataOf(bytes, version), version), isMasked);
  return grid.dark;
}

const quiet = 4;

/** The code as an SVG with its quiet zone, dark on light in every theme: scanners want it so. */
export function qrImage(text: string, label: string): Html {
  const modules = qrModules(text);
  if (!modules) return html``;
  const side = modules.length + 2 * quiet;
  const path = modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])))
    .join('');
  return html`<svg
    class="qr"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <rect width="100%" height="100%" fill="#fff" />
    <path d="${raw(path)}" fill="#000" />
  </svg>`;
}
