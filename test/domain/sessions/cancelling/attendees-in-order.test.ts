import { expect, it } from 'vitest';
import {
  type Attendee,
  attendeesInOrder,
} from '../../../../src/domain/sessions/cancelling/attendees-in-order.js';

const sessions = new Map([
  ['monday', { startsAt: new Date('2026-11-30T17:00:00Z') }],
  ['friday', { startsAt: new Date('2026-12-04T17:00:00Z') }],
]);

function attendee(
  id: string,
  payer: [string, string],
  [name, sessionId]: [string, string],
): Attendee {
  const booked = { id, clubId: 'club', sessionId, contactId: name, paidBy: 'free' as const };
  return {
    ...{ name, payerId: payer[1], payerName: payer[0] },
    booking: { ...booked, invoiceId: null, line: null, passId: null },
  };
}

it('keeps payers of one name apart, and takes the people of each by name, then in time order', () => {
  const jones: [string, string][] = [
    ['Jones', 'P1'],
    ['Jones', 'P2'],
  ];
  const [first = ['', ''], second = ['', '']] = jones;
  const people = [
    attendee('1', second, ['Ann', 'monday']),
    attendee('2', first, ['Zoe', 'monday']),
    attendee('3', first, ['Ann', 'friday']),
    attendee('4', ['Adams', 'P3'], ['Zoe', 'monday']),
    attendee('5', first, ['Ann', 'monday']),
  ];
  const order = attendeesInOrder(people, sessions).map(({ booking }) => booking.id);
  expect(order).toEqual(['4', '5', '3', '2', '1']);
});
