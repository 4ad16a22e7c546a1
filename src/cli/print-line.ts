import { shownText } from '../domain/people/shown-text.js';

/** A line on the terminal: no name in it can turn, hide or repaint what stands beside it. */
export function printLine(line: string): void {
  console.log(shownText(line));
}

/** The same for what went wrong. */
export function complain(line: string): void {
  console.error(shownText(line));
}

/** Text of ours with several lines, for a file or another program. */
export function printText(text: string): void {
  process.stdout.write(text);
}
