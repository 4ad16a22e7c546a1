import type { LeaverCredit, SessionsLeft } from '../../src/domain/sessions/jobs/session-job.js';

export type SessionsKind = SessionsLeft['kind'];
export type CreditKind = LeaverCredit['kind'];

export const sessionsKinds = ['all-future', 'chosen', 'from'] as const satisfies SessionsKind[];
export const creditKinds = ['none', 'by-price', 'fixed'] as const satisfies CreditKind[];
export const ordersKinds = ['cancel', 'keep'] as const;
export type OrdersKind = (typeof ordersKinds)[number];

export const sessionsWords: Record<SessionsKind, string> = {
  'all-future': 'All future sessions',
  chosen: 'Chosen sessions',
  from: 'From a session on',
};

export const creditWords: Record<CreditKind, string> = {
  none: 'None',
  'by-price': 'By price and billing',
  fixed: 'Fixed amount',
};

export const ordersWords: Record<OrdersKind, string> = { cancel: 'Cancel', keep: 'Keep' };
