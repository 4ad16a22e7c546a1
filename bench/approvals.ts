// How long does an approval take, and what do a hundred open requests take to be read?
import { randomUUID } from 'node:crypto';
import { SecondPersonNeeded } from '../src/domain/approvals/second-person-needed.js';
import type { Actor } from '../src/domain/people/actor.js';
import { askSecondPerson } from '../src/services/approvals/ask.js';
import { approveRequest } from '../src/services/approvals/decide.js';
import { reviewRequest } from '../src/services/approvals/review.js';
import { listRequests } from '../src/services/approvals/waiting.js';
import { raiseCredit } from '../src/services/credit/raise-credit.js';
import { type BenchDesk, openBenchDesk } from './support/bench-desk.js';
import { raisedFaults } from './support/faults.js';
import { timedMs } from './support/lanes.js';
import { operator, paidInvoices } from './support/made-books.js';
import type { Arm, Question } from './support/question.js';
import { median } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

const approver: Actor = { kind: 'staff', userId: 'U0APPROVER', roles: ['approver'] };
const credit = { amount: 1_500n, line: null, reason: 'Class cancelled' };
const words = { noteToCustomer: '', notifyCustomer: false };
const pageSize = 10;

/** Asks for credit on the invoice, as a form does that may not book it alone. */
async function ask(desk: BenchDesk, invoiceId: string): Promise<string> {
  const form = { actor: operator, operationId: randomUUID() };
  try {
    await raiseCredit(desk, form, { ...credit, ...words, invoiceId });
  } catch (error) {
    if (!(error instanceof SecondPersonNeeded)) throw error;
    return (await askSecondPerson(desk, form, error)).id;
  }
  throw new Error('nobody had to be asked');
}

/** How long the press takes, without the review before it. */
async function approvalMs(desk: BenchDesk, requestId: string): Promise<number> {
  const { now } = await reviewRequest(desk, approver, requestId);
  const decision = { requestId, comment: '', said: now?.promised ?? {} };
  return timedMs(() => approveRequest(desk, approver, decision));
}

async function readsForPages(desk: BenchDesk, pages: number): Promise<number> {
  let sent = 0;
  const count = () => {
    sent += 1;
  };
  desk.store.client.on('commandStarted', count);
  for (let page = 0; page < pages; page += 1) {
    await listRequests(desk, approver, { list: 'waiting', page, pageSize });
  }
  desk.store.client.off('commandStarted', count);
  return sent / pages;
}

const approving: Arm = {
  name: 'approvals',
  run: async ({ sizes, freshUri }) => {
    const desk = await openBenchDesk(freshUri({ monitorCommands: 'true' }));
    try {
      desk.approvals = { thresholdMinor: 1n, singleHanded: false };
      const { plans, ids } = paidInvoices(sizes.openRequests, sizes.openRequests);
      await storeBooks(desk.store, plans);
      const asked: string[] = [];
      for (const id of ids) asked.push(await ask(desk, id));
      const pages = Math.ceil(asked.length / pageSize);
      const pageMs = await timedMs(() => readsForPages(desk, pages));
      const reads = await readsForPages(desk, pages);
      const took: number[] = [];
      for (const id of asked) took.push(await approvalMs(desk, id));
      return {
        figures: [
          { name: 'an approval, median', unit: 'ms', value: median(took) },
          { name: 'an approval, the longest', unit: 'ms', value: Math.max(...took) },
          { name: 'a page of open requests', unit: 'ms', value: pageMs / pages },
          { name: 'reads for a page of open requests', unit: 'commands', value: reads },
        ],
        faults: await raisedFaults(desk, asked.length),
      };
    } finally {
      await desk.close();
    }
  },
};

export const approvals: Question = {
  name: 'approvals',
  asks: 'How long does an approval take, and what do a hundred open requests take to be read?',
  arms: [approving],
};
