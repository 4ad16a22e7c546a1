/**
 * The rules of design section 3 a second time, as short as they can be said and without a line
 * of `src/domain`: the real services have to agree with it.
 */
export type ModelInvoice = {
  due: boolean;
  /** How many lots there were when it was issued: the sweep spends no others. */
  knownLots: number;
  total: bigint;
  /** `credited` counts what was refunded as well. */
  lines: { amount: bigint; credited: bigint }[];
  paid: bigint;
  toInvoice: bigint;
  toAccount: bigint;
  writtenOff: bigint;
  moved: bigint;
  refunded: bigint;
  /** What was too much and was sent back. */
  overRefunded: bigint;
  isVoid: boolean;
  pending: Set<string>;
};
export type ModelLot = { name: string; from: string; left: bigint; movedOf?: MovedPart[] };
/** Whose money it was that became a lot, the last taken first. */
export type MovedPart = { payment: string; amount: bigint };
export type ModelNote = { invoice: string; toInvoice: bigint; lines: bigint[]; standing: bigint };
export type ModelUse = { invoice: string; parts: { lot: ModelLot; amount: bigint }[] };
export type ModelPayment = {
  invoice: string;
  amount: bigint;
  /** What went back of it. */
  back: bigint;
  state: 'pending' | 'received' | 'failed' | 'bounced' | 'returned';
  /** Refunds of it that did not fail, and what of it became account credit. */
  refunded: bigint;
  moved: bigint;
  /** The more, the later it was received. */
  turn: number;
};
export type ModelRefund = {
  of: 'payment' | 'overpayment' | 'account-credit';
  invoice: string;
  payment: string;
  amount: bigint;
  state: 'asked' | 'waiting' | 'done' | 'failed';
  lines: bigint[];
  lots: { lot: ModelLot; amount: bigint }[];
};

export type Model = {
  invoices: Map<string, ModelInvoice>;
  lots: ModelLot[];
  notes: Map<string, ModelNote>;
  uses: Map<string, ModelUse>;
  payments: Map<string, ModelPayment>;
  refunds: Map<string, ModelRefund>;
};

export const emptyModel = (): Model => ({
  invoices: new Map(),
  lots: [],
  notes: new Map(),
  uses: new Map(),
  payments: new Map(),
  refunds: new Map(),
});

const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
export const smaller = (one: bigint, other: bigint) => (one < other ? one : other);

export function balanceOf(model: Model): bigint {
  return sum(model.lots.map((lot) => lot.left));
}

export function appliedTo(model: Model, invoice: string): bigint {
  const uses = [...model.uses.values()].filter((use) => use.invoice === invoice);
  return sum(uses.flatMap((use) => use.parts.map((part) => part.amount)));
}

/** Above zero = owed, below = overpaid. */
export function owed(model: Model, id: string): bigint {
  const { isVoid, total, paid, toInvoice, writtenOff, ...gone } = get(model.invoices, id);
  const billed = isVoid ? gone.refunded : total - toInvoice;
  const settled = paid + appliedTo(model, id) + writtenOff;
  return billed - settled + gone.moved + gone.overRefunded;
}

export function outstandingOf(model: Model, id: string): bigint {
  const debt = owed(model, id);
  return debt < 0n ? 0n : debt;
}

/** Money arrives: what is beyond the debt takes a write-off back. */
export function recover(model: Model, id: string, amount: bigint): void {
  const invoice = get(model.invoices, id);
  const beyond = amount - outstandingOf(model, id);
  if (beyond > 0n) invoice.writtenOff -= smaller(beyond, invoice.writtenOff);
}

export function creditableOf(model: Model, id: string): bigint {
  const { total, toInvoice, toAccount, refunded, writtenOff, isVoid } = get(model.invoices, id);
  const left = total - toInvoice - toAccount - refunded - writtenOff;
  return isVoid || left < 0n ? 0n : left;
}

/** What the club still has of a payment, and may send back. */
export function cashOf({ state, amount, back, refunded, moved }: ModelPayment): bigint {
  const held = state === 'pending' || state === 'failed' ? 0n : amount - back;
  const left = held - refunded - moved;
  return left > 0n ? left : 0n;
}

/** The payments of an invoice with what each can send back, the newest first. */
export function cashOn(model: Model, invoice: string): [name: string, left: bigint][] {
  const own = [...model.payments].filter(([, payment]) => payment.invoice === invoice);
  own.sort(([, one], [, other]) => other.turn - one.turn);
  return own.map(([name, payment]) => [name, cashOf(payment)]);
}

/** Takes an amount from the newest payments first. */
export function takeCash(model: Model, invoice: string, amount: bigint): MovedPart[] {
  let missing = amount;
  return cashOn(model, invoice).flatMap(([payment, left]) => {
    const part = smaller(left, missing);
    missing -= part;
    return part === 0n ? [] : [{ payment, amount: part }];
  });
}

export function get<Value>(map: Map<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`the model has no ${name}`);
  return value;
}

/** Lots in the order in which they were made; the model's lots are all of one day. */
export function use(
  model: Model,
  name: string,
  invoice: string,
  amount: bigint,
  accept: (lot: ModelLot, index: number) => boolean = () => true,
) {
  let missing = amount;
  const parts: ModelUse['parts'] = [];
  for (const lot of model.lots.filter(accept)) {
    const taken = smaller(lot.left, missing);
    if (taken === 0n) continue;
    lot.left -= taken;
    missing -= taken;
    parts.push({ lot, amount: taken });
  }
  if (parts.length > 0) model.uses.set(name, { invoice, parts });
}

export function sweep(model: Model): void {
  for (const [id, invoice] of model.invoices) {
    if (!invoice.due || invoice.pending.size > 0) continue;
    invoice.due = false;
    if (invoice.writtenOff > 0n) continue;
    const known = (lot: ModelLot, index: number) => lot.from !== id && index < invoice.knownLots;
    const usable = sum(model.lots.filter(known).map(({ left }) => left));
    const amount = smaller(usable, outstandingOf(model, id));
    if (amount > 0n) use(model, `auto:${id}`, id, amount, known);
  }
}

export function giveBack(model: Model, name: string): void {
  for (const { lot, amount } of get(model.uses, name).parts) lot.left += amount;
  model.uses.delete(name);
}

/** The most of one line, or of the whole invoice. */
export function lineMaximum(model: Model, id: string, line: number | null): bigint {
  const whole = creditableOf(model, id);
  const ofLine = line === null ? undefined : get(model.invoices, id).lines[line - 1];
  return ofLine === undefined ? whole : smaller(ofLine.amount - ofLine.credited, whole);
}

/** What stops every act that changes a debt. */
export function waits(invoice: ModelInvoice): string | null {
  return invoice.pending.size > 0 ? 'payment-pending' : null;
}

/** What stops paying by credit and writing off: a void invoice only where nothing is owed. */
export function blocked(model: Model, id: string): string | null {
  const invoice = get(model.invoices, id);
  if (invoice.isVoid && outstandingOf(model, id) === 0n) return 'invoice-void';
  return waits(invoice);
}
