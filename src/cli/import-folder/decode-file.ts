/** The largest file that is read: 100 MB, about a million rows. */
export const largestFileBytes = 100_000_000;

export type Decoded = { ok: true; text: string } | { ok: false; line: number; reason: string };

const lineFeed = 0x0a;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first line, from 1, whose bytes are not UTF-8. A line feed is never inside a character. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(lineFeed, start);
    const stop = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
    line += 1;
  }
  return line;
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A file's text without byte order mark and with every line end as one line feed. */
export function decodeFile(bytes: Buffer): Decoded {
  if (bytes.length === 0) {
    return { ok: false, line: 0, reason: 'The file is empty; it needs a header row.' };
  }
  const advice = 'save the file again as "CSV UTF-8".';
  if (looksLikeUtf16(bytes)) {
    return { ok: false, line: 0, reason: `The file is UTF-16 text; ${advice}` };
  }
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    return { ok: false, line, reason: `The line holds bytes that are not UTF-8; ${advice}` };
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  return { ok: true, text: text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text };
}
