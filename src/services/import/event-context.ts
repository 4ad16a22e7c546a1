import type { EventContext } from '../../domain/books/plan.js';
import { noonOf } from '../../domain/calendar-date.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { hashRequest } from '../books/request-hash.js';

const reasons: Record<Exclude<MoneyEvent['kind'], 'credit-note'>, string> = {
  opening: 'Opening balance',
  invoice: 'Imported invoice',
  payment: 'Imported payment',
  reversal: 'Payment went back before the desk',
  overpayment: 'Overpayment moved to account credit before the desk',
  refund: 'Refunded before the desk',
  'write-off': 'Written off before the desk',
  'pay-out': 'Account credit paid out before the desk',
  application: 'Account credit used before the desk',
  'take-back': 'Account credit taken back before the desk',
  'note-void': 'Credit note voided before the desk',
  void: 'Void before the desk',
};

function reasonOf(event: MoneyEvent): string {
  return event.kind === 'credit-note' ? event.row.reason : reasons[event.kind];
}

/** @param recordedAt when it is written down, whatever its day */
export function contextFor(event: MoneyEvent, key: string, recordedAt: Date): EventContext {
  return {
    key,
    requestHash: hashRequest({ key }),
    actor: { kind: 'import' },
    reason: reasonOf(event),
    today: event.on,
    now: noonOf(event.on),
    recordedAt,
  };
}
