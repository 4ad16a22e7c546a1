import type { ApprovalRequest } from '../../src/domain/approvals/request.js';

/** Olive asks for 18000 on INV-1042, of which 7000 is owed. */
export function aRequest(changes: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    id: '5c1d5d35-6e2b-4b0b-9f3c-0a8e8d2f1a11',
    clubId: 'club',
    payerId: 'club:olsen',
    act: 'raise-credit',
    input: {
      ...{ invoiceId: 'club:INV-1042', amount: 18_000n, line: null, reason: 'Class cancelled' },
      ...{ noteToCustomer: '', notifyCustomer: false },
    },
    reason: 'Class cancelled',
    requestHash: 'hash',
    need: { why: 'threshold', amount: 18_000n, alone: 0n, currency: 'GBP' },
    planned: {
      ...{ payerId: 'club:olsen', currency: 'GBP', invoiceId: 'club:INV-1042', amount: 18_000n },
      ...{ toInvoice: 7_000n, toAccount: 11_000n, sentBack: 0n, outstanding: 0n, overpaid: 0n },
      available: 11_000n,
      facts: { day: '2026-11-23', currency: 'GBP', amounts: { outstanding: 7_000n } },
      promised: { toInvoice: '7000', toAccount: '11000', outstanding: '0' },
    },
    requesterId: 'UOLIVE',
    requesterRoles: ['operator'],
    state: 'open',
    decision: null,
    askedAt: new Date('2026-11-23T10:00:00Z'),
    expiresAt: new Date('2026-11-30T10:00:00Z'),
    remindedAt: null,
    message: null,
    reminder: null,
    seq: 1n,
    ...changes,
  };
}
