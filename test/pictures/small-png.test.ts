import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, it, test } from 'vitest';
import { smallPng } from '../../pictures/small-png.js';

function chunk(type: string, data: readonly number[] | Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG of two by two pixels; each line of it begins with its filter. */
function png(lines: readonly (readonly number[])[], colourType = 2): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', [0, 0, 0, 2, 0, 0, 0, 2, 8, colourType, 0, 0, 0]),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', []),
  ]);
}

/** The colours of the four pixels, by the palette. */
function coloursOf(small: Buffer): number[][] {
  const dataOf = (type: string) => {
    const at = small.indexOf(type);
    return small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4));
  };
  const table = dataOf('PLTE');
  const lines = inflateSync(dataOf('IDAT'));
  return [1, 2, 4, 5].map((at) => {
    const place = (lines[at] ?? 0) * 3;
    return [...table.subarray(place, place + 3)];
  });
}

const first = [0, 200, 100, 50, 10, 20, 30];
const pixels = [
  [200, 100, 50],
  [10, 20, 30],
  [201, 102, 90],
  [7, 8, 9],
];

test.each([
  ['none', [0, 201, 102, 90, 7, 8, 9]],
  ['the one before', [1, 201, 102, 90, 62, 162, 175]],
  ['the one above', [2, 1, 2, 40, 253, 244, 235]],
  ['the mean of both', [3, 101, 52, 65, 158, 203, 205]],
  ['the likeliest of three', [4, 1, 2, 40, 253, 244, 175]],
])('reads lines that tell the difference to %s', (_name, second) => {
  expect(coloursOf(smallPng(png([first, second])))).toEqual(pixels);
});

it('takes nothing else for a picture of a page', () => {
  expect(() => smallPng(png([first, first], 6))).toThrow('not a plain RGB picture');
});
