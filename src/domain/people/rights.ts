import type { Role } from './actor.js';

const staff: readonly Role[] = ['operator', 'approver', 'admin'];

/**
 * Everything that a person can be allowed to do, with the roles that may; what moves money is named
 * like its service. Writing a debt off needs a second person, so it starts with approvers.
 */
export const rights = {
  'see-invoices': staff,
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
  'write-off': ['approver', 'admin'],
  'check-books': staff,
  'send-again': staff,
} satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rights;
