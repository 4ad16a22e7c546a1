import { expect, it } from 'vitest';
import type { DeskEvent, PlacedEvent } from '../../../src/domain/trail/audit-event.js';
import { createTrailCheck } from '../../../src/domain/trail/check-trail.js';
import { placedBehind } from '../../../src/domain/trail/event-text.js';
import { type KnownEvent, noteOfHead, readNote } from '../../../src/domain/trail/trail-head.js';

const digestOf = (text: string) => `${text.length}`.padStart(43, text.slice(1, 20));

function trail(count: number, subject = 'CSV'): PlacedEvent[] {
  const events = Array.from({ length: count }, (_none, index): DeskEvent => {
    return {
      ...{ id: `e${index + 1}`, clubId: 'club', act: 'export', payerId: null, reason: '' },
      ...{ subject: index + 1 === count ? subject : 'CSV', approvedBy: null },
      ...{ actor: { kind: 'command-line', id: 'command-line' }, at: new Date(0) },
    };
  });
  return placedBehind({ number: 0n, digest: null }, events, digestOf);
}

/** What is said of a trail of which an event is known. */
function found(events: readonly PlacedEvent[], known: KnownEvent): string[] {
  const check = createTrailCheck(digestOf, [known]);
  const differences = [
    ...events.flatMap((event) => check.follow(event)),
    ...check.end(BigInt(events.length)),
  ];
  return differences.map(({ id, what, expected }) => `${id} ${what}: ${expected}`);
}

function third(events: readonly PlacedEvent[]): KnownEvent {
  const [, , event] = events;
  if (event === undefined) throw new Error('there are three');
  return { number: 3n, digest: event.digest, from: 'check' };
}

it('is told so that it can be read again, in whole or in its first characters', () => {
  const head = { number: 1234n, digest: 'AbCdEfGhIjKlMnOpQrStUv_-xyz' };
  expect(noteOfHead(head)).toBe('1234:AbCdEfGhIjKlMnOp');
  expect(readNote(noteOfHead(head))).toEqual({
    ...{ number: 1234n, digest: 'AbCdEfGhIjKlMnOp', from: 'note' },
  });
  expect(readNote('7:AbCdEfGh')?.number).toBe(7n);
  for (const wrong of ['', '7', '7:', '7:short', '0:AbCdEfGhIj', '-1:AbCdEfGhIj', 'x:AbCdEfGhIj']) {
    expect(readNote(wrong)).toBeNull();
  }
  expect(readNote('7:AbCdEfGh IjKlMnOp')).toBeNull();
});

it('is in a trail that went on, and not in one that ends before it or has another there', () => {
  const known = third(trail(3));
  expect(found(trail(3), known)).toEqual([]);
  expect(found(trail(5), { ...known, digest: known.digest.slice(0, 16) })).toEqual([]);
  expect(found(trail(2), known)).toEqual([
    'the newest number, as a check before this one saw it: 3',
  ]);
  const other = found(trail(3, 'another'), { ...known, from: 'note' });
  expect(other).toEqual([`e3 digest of event 3, as it was noted: ${known.digest}`]);
});
