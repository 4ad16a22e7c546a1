import type { Role } from './actor.js';

const staff: readonly Role[] = ['operator', 'approver', 'admin'];

/**
 * Everything that a person can be allowed to do, with the roles that may; what moves money is named
 * like its service. What gives too much away waits for a second person besides
 * (`src/domain/approvals`).
 */
export const rights = {
  'see-invoices': staff,
  'see-reports': staff,
  'raise-credit': staff,
  'apply-credit': staff,
  'take-back-credit': staff,
  'void-credit-note': staff,
  'withdraw-opening-credit': staff,
  'void-invoice': staff,
  'move-overpayment': staff,
  'return-overpayment': staff,
  'issue-invoice': staff,
  'record-payment': staff,
  refund: staff,
  'settle-refund': staff,
  'pay-out': staff,
  'record-refund': staff,
  'write-off': staff,
  'cancel-session': staff,
  'remove-contact': staff,
  'reinstate-session': staff,
  'put-back-contact': staff,
  'tick-order-change': staff,
  'approve-request': ['approver', 'admin'],
  'withdraw-request': staff,
  'check-books': staff,
  'send-account-link': staff,
  'send-again': staff,
  'change-settings': ['admin'],
  'forget-person': ['admin'],
} satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rights;
