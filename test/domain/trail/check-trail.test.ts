import { expect, it } from 'vitest';
import type { DeskEvent, PlacedEvent, TrailPlace } from '../../../src/domain/trail/audit-event.js';
import { createTrailCheck } from '../../../src/domain/trail/check-trail.js';
import { eventText } from '../../../src/domain/trail/event-text.js';

const digestOf = (text: string) => `digest of ${text}`;

type Placed = DeskEvent & TrailPlace;

function placed(count: number): Placed[] {
  let previous: string | null = null;
  return Array.from({ length: count }, (_none, index) => {
    const event: DeskEvent = {
      ...{ id: `e${index}`, clubId: 'club', act: 'export', payerId: null, subject: 'CSV' },
      ...{ reason: 'Year end', actor: { kind: 'staff', id: 'UANNA' }, approvedBy: null },
      at: new Date('2026-11-23T10:00:00Z'),
    };
    const place = { number: BigInt(index + 1), previous };
    const digest = digestOf(eventText(event, place));
    previous = digest;
    return { ...event, ...place, digest };
  });
}

/** What is said about a trail whose newest number is `last`: of which event, and what of it. */
function found(trail: readonly PlacedEvent[], last: bigint): string[] {
  const check = createTrailCheck(digestOf);
  const differences = [...trail.flatMap((event) => check.follow(event)), ...check.end(last)];
  return differences.map(({ id, what }) => `${id} ${what}`);
}

it('says nothing about a trail that is whole, or has nothing in it', () => {
  expect(found(placed(3), 3n)).toEqual([]);
  expect(found([], 0n)).toEqual([]);
});

it('names what follows an event that is gone, at the beginning, within and at the end', () => {
  const [first, second, third] = placed(3);
  if (!first || !second || !third) throw new Error('three were made');
  expect(found([second, third], 3n)).toEqual(['e1 number', 'e1 event before it']);
  expect(found([first, third], 3n)).toEqual(['e2 number', 'e2 event before it']);
  expect(found([first, second], 3n)).toEqual(['the newest number']);
  expect(found([], 3n)).toEqual(['the newest number']);
});

it('names an event of which anything but its free words was altered', () => {
  const [first, second] = placed(2);
  if (!first || !second) throw new Error('two were made');
  const others: Partial<DeskEvent>[] = [
    { subject: 'hledger' },
    { act: 'backup' },
    { payerId: 'club:kari' },
    { actor: { kind: 'staff', id: 'UBEN' } },
    { approvedBy: { kind: 'staff', id: 'UBEN' } },
    { at: new Date('2026-11-24T10:00:00Z') },
  ];
  for (const other of others) {
    expect(found([{ ...first, ...other }, second], 2n)).toEqual(['e0 digest']);
  }
  expect(found([{ ...first, reason: '' }, second], 2n)).toEqual([]);
  expect(found([{ ...first, digest: 'another' }, second], 2n)).toEqual([
    'e0 digest',
    'e1 event before it',
  ]);
});
