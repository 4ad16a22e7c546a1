import type { ModalView } from '@slack/types';
import { readModalView } from 'local-slack/testing';
import { describe, expect, it } from 'vitest';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { wordsFor } from '../../src/blocks/words.js';
import { type Invoice, invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import type { Contact } from '../../src/domain/people/club-records.js';
import { applyCreditModal } from '../../views/apply-credit/modal.js';
import { appliedModal } from '../../views/apply-credit/result.js';
import { issueInvoiceModal } from '../../views/issue-invoice/modal.js';
import { issuedModal } from '../../views/issue-invoice/result.js';
import { raiseCreditModal } from '../../views/raise-credit/modal.js';
import { raisedModal } from '../../views/raise-credit/result.js';
import { eventContext, owner, today } from '../support/rules.js';

const hostile = `<!channel> *Bold* & 👩‍👩‍👧 ${'Ñandú '.repeat(60)}`.slice(0, 300);
const longId = `N${'9'.repeat(63)}`;
const club = { id: owner.clubId, locale: 'en-GB', timeZone: 'Europe/London', today };
const words = wordsFor(club);
const most = 1_000_000_000_000n;

function contact(ownId: string): Contact {
  const id = `${owner.clubId}:${ownId}`;
  return {
    ...{ id, ownId, clubId: owner.clubId, name: hostile, email: null, searchWords: [] },
    payerId: owner.payerId,
  };
}

/** As large as an import may make it: 100 lines, 100 people, the largest amounts. */
function largestInvoice(lines = 100): Invoice {
  const request = {
    ...owner,
    id: `${owner.clubId}:${longId}`,
    number: longId,
    ...{ issuedOn: '2025-09-03', dueOn: '2025-09-17', autoCollect: true },
    lines: Array.from({ length: lines }, (_none, index) => ({
      ...{ line: index + 1, beneficiaryId: `b${index}`, productId: null, description: hostile },
      ...{ amount: most, taxRate: null, sessionsBilled: null, from: null, until: null },
    })),
  };
  const after = planIssueInvoice(request, eventContext()).invoice?.after;
  if (after === undefined) throw new Error('no invoice');
  return after;
}

const invoice = largestInvoice();
const facts = {
  invoice,
  payerName: hostile,
  beneficiaryNames: new Map(invoice.beneficiaryIds.map((id) => [id, hostile])),
  creditRefusal: null,
};
const lookAlike = {
  ...{ asked: `${invoice.id} ${most}`, number: `${longId}-CN-1`, amount: most, minutesAgo: 9 },
  ...{ createdBy: 'U1', isOwn: false },
};
const typed = { amountText: '1', reason: 'Other', note: 'x'.repeat(1000), notify: true };
const beneath = {
  ...{ viewId: 'V0123456789', callbackId: 'invoice-details', metadata: '"'.repeat(700) },
};
const raiseForm = {
  ...{ club, operationId: 'operation', search: hostile.slice(0, 200), chosen: facts, line: 100 },
  ...{ typed, notice: hostile, lookAlike, beneath },
};
const family = Array.from({ length: 250 }, (_none, index) => contact(`${longId.slice(4)}${index}`));
const payer = { ...contact(longId), id: owner.payerId };
const lots = [
  {
    ...{ lotId: 'lot', source: { kind: 'opening' as const }, remaining: most, openedSeq: 1n },
    ...{ createdOn: today, expiresOn: '2027-01-01' },
  },
];
const credit = ['GBP', 'EUR', 'USD'].map((currency) => ({ currency, available: most, lots }));
const result = {
  ...{ club, invoiceId: invoice.id, invoiceNumber: longId, payerName: hostile, currency: 'GBP' },
  ...{ outstanding: most, status: 'partially credited', balance: most },
};

const views: [string, ModalView][] = [
  ['raise credit, largest', raiseCreditModal(raiseForm)],
  [
    'raise credit, empty',
    raiseCreditModal({ ...raiseForm, chosen: null, search: '', typed: null }),
  ],
  [
    'raise credit, refused',
    raiseCreditModal({ ...raiseForm, chosen: { ...facts, creditRefusal: hostile } }),
  ],
  [
    'raise credit, result',
    raisedModal({
      ...{ ...result, noteId: `${longId}-CN-1`, noteNumber: `${longId}-CN-1` },
      ...{ toInvoice: most, toAccount: most, notifyCustomer: true },
    }),
  ],
  [
    'apply credit, largest',
    applyCreditModal({
      ...{ club, operationId: 'operation', search: hostile.slice(0, 200), notice: hostile },
      beneath,
      payer: { payer, credit },
      chosen: {
        ...{ invoice, payerName: hostile, applyRefusal: null, available: most, applicable: most },
      },
    }),
  ],
  ['apply credit, result', appliedModal({ ...result, amount: most })],
  [
    'issue invoice, largest',
    issueInvoiceModal({
      ...{ club, currency: 'GBP', operationId: 'operation', search: '', notice: hostile },
      payer: { payer, family: [payer, ...family], credit },
      lineKeys: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100],
    }),
  ],
  [
    'issue invoice, result',
    issuedModal({
      ...result,
      total: most,
      available: most,
      autoCollect: true,
      dueOn: '2027-01-01',
    }),
  ],
];

/** Every text that Slack would read as mrkdwn. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnOf);
}

describe('The forms with the largest and the worst data', () => {
  it.each(views)('%s stays inside Slack’s limits', (_name, view) => {
    expect(() => readModalView(JSON.parse(JSON.stringify(view)))).not.toThrow();
  });

  it.each(views)('%s lets nobody ping or link', (_name, view) => {
    for (const text of mrkdwnOf(view.blocks)) expect(text).not.toContain('<!');
  });
});

describe('The offer of an invoice', () => {
  it('keeps its amounts, and cuts a long name for them', () => {
    const short = { ...invoice, number: 'INV-1042', total: 22_800n, outstanding: 7_000n };
    const offered = invoiceOption({ invoice: short, payerName: 'Priya Patel' }, words);
    expect(offered.text.text).toBe('INV-1042 · Priya Patel · £228.00 · outstanding £70.00');
    const cut = invoiceOption({ invoice: short, payerName: hostile }, words);
    expect(cut.text.text).toMatch(/^INV-1042 · .*… · £228\.00 · outstanding £70\.00$/);
    expect(cut.text.text.length).toBeLessThanOrEqual(75);
  });

  it.each(invoiceStatuses)('says the status %s once nothing is owed', (status) => {
    const settled = { ...invoice, number: 'INV-1', outstanding: 0n, status };
    const { text } = invoiceOption({ invoice: settled, payerName: 'Al' }, words).text;
    expect(text.endsWith(status)).toBe(true);
  });
});
