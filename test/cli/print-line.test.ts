import { afterEach, expect, it, vi } from 'vitest';
import { complain, printLine } from '../../src/cli/print-line.js';

afterEach(() => vi.restoreAllMocks());

it('no name turns or repaints the line that it stands in', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const hostile = 'Ada\u202e\u001b[1A\u2067 owes £5.00\nשלום £6.00';
  printLine(hostile);
  complain(hostile);
  const shown = 'Ada[1A owes £5.00\n\u2068שלום\u2069 £6.00';
  expect(log.mock.calls).toEqual([[shown]]);
  expect(error.mock.calls).toEqual([[shown]]);
});
