import { beforeEach, describe, expect, it } from 'vitest';
import { type IssueInvoice, planIssueInvoice } from '../../../src/domain/invoices/issue-invoice.js';
import { anAccount, anInvoice, eventContext, firstIssue, owner } from '../../support/rules.js';

let request: IssueInvoice;
beforeEach(() => {
  request = {
    ...owner,
    id: 'club:INV-9',
    number: 'INV-9',
    issuedOn: '2026-11-23',
    dueOn: '2026-12-07',
    autoCollect: true,
    lines: anInvoice([600n, 400n]).lines,
  };
});

describe('issuing an invoice', () => {
  it('books the sum of its lines as owed and earned', () => {
    const plan = planIssueInvoice(firstIssue, request, eventContext({ key: 'issue:club:INV-9' }));
    expect(plan.invoice).toMatchObject({
      before: null,
      after: { total: 1000n, outstanding: 1000n, overpaid: 0n, status: 'outstanding', seq: 1n },
    });
    expect(plan.entry).toMatchObject({
      id: 'issue:club:INV-9',
      kind: 'invoice.issued',
      refs: { invoiceId: 'club:INV-9' },
      postings: [
        { account: 'receivable:club:INV-9', amount: 1000n },
        { account: 'income', amount: -1000n },
      ],
    });
    expect(plan.account).toBeUndefined();
  });

  it.each([
    [true, 'due'],
    [false, 'off'],
  ] as const)('with auto-collect %s is marked %s for the sweep', (autoCollect, autoApply) => {
    const plan = planIssueInvoice(firstIssue, { ...request, autoCollect }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ autoCollect, autoApply });
  });

  it.each([
    ['2026-11-24', 'done'],
    ['2026-11-23', 'due'],
    ['2026-11-22', 'due'],
  ])('in a club that sweeps from %s on is %s on the 23rd', (sweepFrom, autoApply) => {
    const plan = planIssueInvoice({ ...firstIssue, sweepFrom }, request, eventContext());
    expect(plan.invoice?.after.autoApply).toBe(autoApply);
  });

  it('remembers how far the account was, and keeps in its entry what was billed', () => {
    const account = anAccount({ lotId: 'a', amount: 5n }, { lotId: 'b', amount: 5n });
    const plan = planIssueInvoice({ ...firstIssue, account }, request, eventContext());
    expect(plan.invoice?.after.accountSeqAtIssue).toBe(2n);
    const billed = (line: number, amount: bigint) => ({
      ...{ line, beneficiaryId: `club:child-${line}`, productId: null, amount, discount: 0n },
      ...{ taxRate: null, sessionsBilled: null, from: null, until: null },
    });
    expect(plan.entry?.details).toEqual({
      issued: {
        ...{ issuedOn: '2026-11-23', dueOn: '2026-12-07', autoCollect: true, autoApply: 'due' },
        ...{ accountSeqAtIssue: 2n, lines: [billed(1, 600n), billed(2, 400n)] },
      },
    });
  });

  it('was written down when it was, though an import tells of a day long past', () => {
    const recordedAt = new Date('2026-12-01T00:00:00Z');
    const now = new Date('2026-11-23T10:00:00Z');
    const at = (context: ReturnType<typeof eventContext>) =>
      planIssueInvoice(firstIssue, request, context).invoice?.after.recordedAt;
    expect(at(eventContext({ now, recordedAt }))).toBe(recordedAt);
    expect(at(eventContext({ now }))).toBe(now);
  });

  it('names each beneficiary once', () => {
    const [line] = request.lines;
    if (line === undefined) throw new Error('no line');
    const plan = planIssueInvoice(
      firstIssue,
      { ...request, lines: [line, { ...line, line: 2 }] },
      eventContext(),
    );
    expect(plan.invoice?.after.beneficiaryIds).toEqual(['club:child-1']);
  });

  it('of nothing is reconciled at once', () => {
    expect(anInvoice([0n])).toMatchObject({ outstanding: 0n, status: 'reconciled' });
  });
});
