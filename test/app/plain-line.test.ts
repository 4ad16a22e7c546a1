import { pino } from 'pino';
import { expect, it } from 'vitest';
import { plainLine } from '../../src/app/plain-line.js';

/** What the log writes, as a person at a terminal sees it. */
function shown(write: (log: pino.Logger) => void): string {
  const lines: string[] = [];
  write(pino({ level: 'trace', base: null }, { write: (line) => lines.push(plainLine(line)) }));
  return lines.join('');
}

it('shows news as its words alone, and says what is a warning', () => {
  const lines = shown((log) => {
    log.info('Using MongoDB 6.0.5.');
    log.warn('The embedded MongoDB ended (SIGKILL) and is started again.');
  });
  expect(lines).toBe(
    'Using MongoDB 6.0.5.\nWarning: The embedded MongoDB ended (SIGKILL) and is started again.\n',
  );
});

it('shows the facts of a line, with the reference that the person was given', () => {
  const err = { type: 'TypeError', message: 'no list', stack: '    at a (b:1)' };
  const fields = { reference: 'K7Q2', code: undefined, err };
  expect(shown((log) => log.error(fields, 'Your credit broke'))).toBe(
    'Error: Your credit broke (no list, reference K7Q2)\n    at a (b:1)\n',
  );
});

it('shows a failure with its message and where it comes from', () => {
  const [first, second] = shown((log) => {
    log.error({ err: new Error('no answer') }, 'the sweep failed and will run again');
  }).split('\n');
  expect(first).toBe('Error: the sweep failed and will run again (no answer)');
  expect(second).toMatch(/^ {4}at /);
});
