import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;
/** A distance, squared. */
const sameToTheEye = 75;

type Pixels = { width: number; height: number; rgb: Buffer };

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Of the three neighbours the one that is nearest to where they lead (PNG's filter 4). */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove] = [Math.abs(guess - left), Math.abs(guess - above)];
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** @throws for another PNG than browsers make of a page: eight bits a colour, nothing seen through */
function readPixels(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  if (head[8] !== 8 || head[9] !== 2 || head[12] !== 0) throw new Error('not a plain RGB picture');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const lines = inflateSync(Buffer.concat(packed));
  const stride = width * 3;
  const rgb = Buffer.alloc(height * stride);
  for (let at = 0; at < rgb.length; at += 1) {
    const row = Math.floor(at / stride);
    const isFirst = at % stride < 3;
    const left = isFirst ? 0 : (rgb[at - 3] ?? 0);
    const above = row === 0 ? 0 : (rgb[at - stride] ?? 0);
    const corner = isFirst || row === 0 ? 0 : (rgb[at - stride - 3] ?? 0);
    const filter = lines[row * (stride + 1)] ?? 0;
    const added = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
    rgb[at] = ((lines[at + row + 1] ?? 0) + added) & 0xff;
  }
  return { width, height, rgb };
}

function distance(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

/**
 * The colours that are there most often, without shades between letter and paper that would crowd out a
 * colour of its own; what is left looks like the nearest of them.
 */
function paletteOf(colours: readonly number[]): { palette: number[]; placeOf(c: number): number } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette: number[] = [];
  for (const [colour] of [...counts].sort(([, one], [, other]) => other - one)) {
    const isNew = palette.every((known) => distance(known, colour) > sameToTheEye);
    if (isNew && palette.length < mostColours) palette.push(colour);
  }
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const nearest = (colour: number) => {
    const far = palette.map((known) => distance(known, colour));
    return far.indexOf(Math.min(...far));
  };
  return {
    palette,
    placeOf(colour) {
      const place = places.get(colour) ?? nearest(colour);
      places.set(colour, place);
      return place;
    },
  };
}

/** The same picture with 256 colours at most, in less than half of the bytes. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = readPixels(png);
  const colours = Array.from({ length: width * height }, (_, at) => rgb.readUIntBE(at * 3, 3));
  const { palette, placeOf } = paletteOf(colours);
  const lines = Buffer.alloc(height * (width + 1));
  for (const [at, colour] of colours.entries()) {
    lines[at + Math.floor(at / width) + 1] = placeOf(colour);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(palette.length * 3);
  for (const [place, colour] of palette.entries()) table.writeUIntBE(colour, place * 3, 3);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
