import type { InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { option } from '../../src/blocks/text-objects.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { PaymentCash } from '../../src/domain/refunds/payment-cash.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { paidBefore, refundRoute } from '../../src/domain/refunds/refund-route.js';
import { chosenValue, type FormValues } from './form-values.js';

/** Who sends money back. `own`: the provider of each payment, or whoever took it. */
export type SentBy = 'own' | 'bank' | 'cash';

export type Sender = { sentBy: SentBy; words: string };

/** People of the club, who can send everything. */
export const byPeople: readonly Sender[] = [
  { sentBy: 'bank', words: 'Bank transfer' },
  { sentBy: 'cash', words: 'Cash' },
];

/** Who can send a payment back, the one proposed first. */
export function sendersOf(held: PaymentCash, today: CalendarDate): readonly Sender[] {
  const { provider } = held.payment;
  const { name } = providerRule(provider);
  const route = refundRoute(paidBefore(held), today);
  const isOwn = route.by === 'provider' || route.why === 'taken-by-hand';
  const own = { sentBy: 'own', words: name.charAt(0).toUpperCase() + name.slice(1) } as const;
  const others = byPeople.filter(({ sentBy }) => sentBy !== provider);
  return isOwn ? [own, ...others] : byPeople;
}

/** What was chosen, else what is proposed first. */
export function chosenSender(senders: readonly Sender[], chosen: SentBy | null): SentBy {
  return senders.find(({ sentBy }) => sentBy === chosen)?.sentBy ?? senders[0]?.sentBy ?? 'bank';
}

export function sentByInput(
  senders: readonly Sender[],
  { id, chosen, dispatch = false }: { id: string; chosen: SentBy; dispatch?: boolean },
): InputBlock {
  const options = senders.map(({ sentBy, words }) => option(words, sentBy));
  const initial = options.find(({ value }) => value === chosen);
  return input({
    id,
    label: 'Sent by',
    dispatch,
    hint: 'Who sends the money. It stands under Refunds to do until it is done.',
    element: {
      type: 'static_select',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  });
}

const known: readonly SentBy[] = ['own', 'bank', 'cash'];

/** Null where nothing was chosen. */
export function readSentBy(values: FormValues, id: string): SentBy | null {
  const chosen = chosenValue(values, id);
  return known.find((one) => one === chosen) ?? null;
}

/** As a request says it: null = the provider of each payment. */
export function providerOf(sentBy: SentBy): string | null {
  return sentBy === 'own' ? null : sentBy;
}
