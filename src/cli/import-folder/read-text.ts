import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { TextFault, wholeFile } from './text-fault.js';

/** Bytes read at once. */
const chunkBytes = 65_536;
/** The longest line in bytes; a record has fewer characters (see `read-records.ts`). */
const longestLine = 1_000_000;

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
const advice = 'save the file again as "CSV UTF-8".';

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/**
 * Where the whole lines end. A carriage return at the very end may be the first half of a line
 * end, so it does not count.
 */
function endOfLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(lineFeed);
  const carriage = bytes.subarray(0, -1).lastIndexOf(carriageReturn);
  return Math.max(feed, carriage) + 1;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The text of whole lines, with every line end as one line feed. */
function decode(bytes: Buffer, linesBefore: number): string {
  if (isUtf8(bytes)) {
    const text = bytes.toString('utf8');
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  }
  let line = linesBefore + 1;
  let start = 0;
  // A line feed is never inside a character.
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line += 1;
  }
  const reason = `The line holds bytes that are not UTF-8; ${advice}`;
  throw new TextFault({ line }, reason);
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * The text of a file in pieces of whole lines, without byte order mark, every line end as one
 * line feed. However long the file is, a piece is short. @throws TextFault
 */
export async function* readText(handle: FileHandle): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let lines = 0;
  let isStart = true;
  for await (const chunk of chunksOf(handle)) {
    let bytes = Buffer.concat([rest, chunk]);
    if (isStart && isUtf16(bytes)) {
      throw new TextFault(wholeFile, `The file is UTF-16 text; ${advice}`);
    }
    if (isStart && bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))) bytes = bytes.subarray(3);
    isStart = false;
    const end = endOfLines(bytes);
    rest = bytes.subarray(end);
    if (rest.length > longestLine) {
      const reason = `This line is longer than ${longestLine} characters; check that the file is CSV.`;
      throw new TextFault({ line: lines + 1 }, reason);
    }
    if (end === 0) continue;
    const text = decode(bytes.subarray(0, end), lines);
    lines += countLines(text);
    yield text;
  }
  if (isStart) throw new TextFault(wholeFile, 'The file is empty; it needs a header row.');
  if (rest.length > 0) yield decode(rest, lines);
}
