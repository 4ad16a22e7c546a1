import { beforeEach, describe, expect, it } from 'vitest';
import { type IssueInvoice, planIssueInvoice } from '../../../src/domain/invoices/issue-invoice.js';
import { anInvoice, eventContext, firstIssue, owner } from '../../support/rules.js';

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
