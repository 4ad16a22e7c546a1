import { recordId } from '../domain/record-id.js';
import { raiseCredit } from '../services/credit/raise-credit.js';
import type { Desk } from '../services/desk.js';
import { localStaff } from './local-people.js';

/** What the membership desk of the sample club does on its first day: really booked and told. */
const credits = [
  {
    operationId: '0d9a1f52-3c1e-4b7a-9f53-7a3a6f1c0001',
    ...{ number: 'INV-2097', amount: 2_100n, reason: 'Class cancelled' },
    noteToCustomer: 'For the class of 5 November, which was cancelled.',
  },
  {
    operationId: '0d9a1f52-3c1e-4b7a-9f53-7a3a6f1c0002',
    ...{ number: 'INV-2105', amount: 1_600n, reason: 'Illness or injury' },
    noteToCustomer: 'For two weeks of illness.',
  },
  {
    operationId: '0d9a1f52-3c1e-4b7a-9f53-7a3a6f1c0003',
    ...{ number: 'INV-2112', amount: 8_400n, reason: 'Charged by mistake' },
    noteToCustomer: 'One place was billed twice.',
  },
];

/**
 * The desk as the club began with it: whatever it lets one person give today, what stands in its
 * history was given before that, and does not count.
 */
function beforeAnyThreshold(desk: Desk): Desk {
  return { ...desk, approvals: { thresholdMinor: null, singleHanded: false } };
}

/**
 * Gives the books of the sample club some history of the desk itself, through the use case that
 * staff use, so that its channel and Home tab hold nothing that the books do not. Done again
 * after a kill, it books nothing twice.
 */
export async function makeSampleHistory(desk: Desk): Promise<void> {
  const actor = { kind: 'staff', userId: localStaff.operator, roles: ['operator'] } as const;
  const before = beforeAnyThreshold(desk);
  for (const { operationId, number, ...credit } of credits) {
    const invoiceId = recordId(desk.club.id, number);
    const input = { ...credit, invoiceId, line: null, notifyCustomer: false };
    await raiseCredit(before, { actor: { ...actor, roles: ['operator'] }, operationId }, input);
  }
}
