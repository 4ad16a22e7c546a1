import { describe, expect, it } from 'vitest';
import { clubClock } from '../../../src/cli/import-folder/club-time.js';
import { readTime } from '../../../src/cli/import-folder/date-cells.js';

const read = readTime(clubClock('Europe/London'));

function instantOf(text: string): string {
  const time = read(text);
  if (!('value' in time)) throw new Error(`${text}: ${time.reason}`);
  return time.value.toISOString();
}

describe('a time as ISO 8601 has it', () => {
  it.each([
    ['2026-07-01T17:00', '2026-07-01T16:00:00.000Z'],
    ['2026-07-01 17:00:30', '2026-07-01T16:00:30.000Z'],
    ['2026-07-01T17', '2026-07-01T16:00:00.000Z'],
    ['20260701T1700', '2026-07-01T16:00:00.000Z'],
    ['20260701T170030Z', '2026-07-01T17:00:30.000Z'],
    ['2026-07-01t17:00:00z', '2026-07-01T17:00:00.000Z'],
    ['2026-07-01 17:00:00+00', '2026-07-01T17:00:00.000Z'],
    ['2026-07-01T17:00:00+0530', '2026-07-01T11:30:00.000Z'],
    ['2026-07-01T17:00-03', '2026-07-01T20:00:00.000Z'],
    ['2026-07-01T17:00\u221203:00', '2026-07-01T20:00:00.000Z'],
    ['2026-07-01T17:00:00.000000', '2026-07-01T16:00:00.000Z'],
    ['2026-07-01T17:59:59.999Z', '2026-07-01T17:59:59.999Z'],
    ['2026-07-01T17:59:59,5Z', '2026-07-01T17:59:59.500Z'],
    ['2026-12-31T24:00', '2027-01-01T00:00:00.000Z'],
    ['2026-07-01T24:00:00+01:00', '2026-07-01T23:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    ...['2026-07-01', '17:00', '2026-02-29T17:00', '2026-7-1T17:00', '01/07/2026 17:00'],
    ...['2026-07-01T24:01', '2026-07-01T25:00', '2026-07-01T17:60', '2026-07-01T17:00:60'],
    ...[
      '2026-07-01T17:00+15',
      '2026-07-01T17:00 +01:00',
      '2026-07-01T17:00 GMT',
      '202607-01T17:00',
    ],
    ...['2026-07-01T17:00.5', '2026-07-01T5pm', '2026-07-01T1:00', '1700-01-01T17:00'],
  ])('%s is refused with an example', (text) => {
    expect(read(text)).toEqual({
      reason: 'Write a date and time that exist, like 2026-12-03T17:00.',
    });
  });

  it('that the clocks skip is refused, but not where its offset is written', () => {
    expect(read('20260329T0130')).toMatchObject({ reason: expect.stringContaining('put forward') });
    expect(instantOf('2026-03-29T01:30Z')).toBe('2026-03-29T01:30:00.000Z');
  });
});
