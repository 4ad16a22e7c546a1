import { FieldErrors } from '../../src/blocks/field-errors.js';
import { recordId } from '../../src/domain/record-id.js';
import type { LeaverCredit, SessionsLeft } from '../../src/domain/sessions/jobs/session-job.js';
import {
  chosenRecord,
  chosenRecords,
  chosenValue,
  choseYes,
  type FormValues,
  typedText,
} from '../forms/form-values.js';
import { parseReason, typedReason } from '../forms/reason-list.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { creditKinds, ordersKinds, sessionsKinds } from './choices.js';
import { blocksOf, removeContactIds as ids } from './ids.js';
import type { TypedRemoval } from './modal.js';

export function readTyped(values: FormValues): TypedRemoval {
  const sessions = chosenValue(values, ids.sessions);
  const credit = chosenValue(values, ids.credit);
  const orders = chosenValue(values, ids.orders);
  return {
    sessions: sessionsKinds.find((kind) => kind === sessions) ?? 'all-future',
    credit: creditKinds.find((kind) => kind === credit) ?? 'by-price',
    amountText: typedText(values, ids.amount),
    orders: ordersKinds.find((kind) => kind === orders) ?? 'cancel',
    notify: choseYes(values, ids.notify),
    ...typedReason(values, ids),
  };
}

export function chosenProduct(values: FormValues): string | null {
  return chosenValue(values, ids.product);
}

export type RemovalRequest = {
  productId: string;
  contactIds: string[];
  sessions: SessionsLeft;
  credit: LeaverCredit;
  orders: 'cancel' | 'keep';
  notifyCustomers: boolean;
  reason: string;
};

type Errors = Record<string, string>;
type Of = { clubId: string; ownId: string };

function readSessions(
  values: FormValues,
  { sessions }: TypedRemoval,
  { clubId, ownId }: Of,
  errors: Errors,
): SessionsLeft {
  const blocks = blocksOf(ownId);
  switch (sessions) {
    case 'all-future':
      return { kind: sessions };
    case 'chosen': {
      const sessionIds = chosenRecords(values, clubId, blocks.chosen, ids.chosen);
      if (sessionIds.length === 0) errors[blocks.chosen] = 'Choose at least one session.';
      return { kind: sessions, sessionIds };
    }
    case 'from': {
      const sessionId = chosenRecord(values, clubId, blocks.from, ids.from);
      if (sessionId === null) errors[blocks.from] = 'Choose the first session that is not used.';
      return { kind: sessions, sessionId: sessionId ?? '' };
    }
    default:
      return sessions satisfies never;
  }
}

function readCredit(typed: TypedRemoval, money: TypedMoney, errors: Errors): LeaverCredit {
  if (typed.credit !== 'fixed') return { kind: typed.credit };
  const amount = readTypedAmount(typed.amountText, money);
  if (!amount.ok) errors[ids.amount] = amount.sentence;
  return { kind: 'fixed', amount: amount.ok ? amount.amountMinor : 0n };
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseRemoval(
  values: FormValues,
  { clubId, ownId, ...money }: Of & TypedMoney,
): RemovalRequest {
  const errors: Errors = {};
  const typed = readTyped(values);
  const { contacts } = blocksOf(ownId);
  const contactIds = chosenRecords(values, clubId, contacts, ids.contacts);
  if (contactIds.length === 0) errors[contacts] = 'Choose at least one contact.';
  const sessions = readSessions(values, typed, { clubId, ownId }, errors);
  const credit = readCredit(typed, money, errors);
  const reason = parseReason(typed, ids, errors);
  if (reason === null || Object.keys(errors).length > 0) throw new FieldErrors(errors);
  const { orders, notify: notifyCustomers } = typed;
  const productId = recordId(clubId, ownId);
  return { productId, contactIds, sessions, credit, orders, notifyCustomers, reason };
}
