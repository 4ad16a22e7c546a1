import { spawnSync } from 'node:child_process';

/** What a reader of texts finds in a PDF, without the marks that it adds for directions. */
export function pdfText(bytes: Buffer): string {
  const read = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: bytes });
  if (read.error !== undefined) throw read.error;
  if (read.status !== 0) throw new Error(`pdftotext: ${read.stderr}`);
  return read.stdout.toString('utf8').replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** Its lines with single spaces between the words. */
export function pdfLines(bytes: Buffer): string[] {
  return pdfText(bytes)
    .split(/[\n\f]/u)
    .map((line) => line.replace(/ +/gu, ' ').trim())
    .filter((line) => line !== '');
}
