import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { CreditError } from '../../src/domain/errors.js';
import { creditable } from '../../src/domain/invoices/invoice.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../src/services/payments/record-payment.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import {
  apply,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  pay,
  raise,
} from '../support/ledger-desk.js';
import {
  balanceOf,
  blocked,
  creditableOf,
  get,
  giveBack,
  type Model,
  type ModelInvoice,
  outstandingOf,
  owed,
  sweep,
  use,
} from './small-model.js';

/** `last` is what was done, so that it can be done again; `accepted` counts it by its name. */
export type Real = {
  desk: LedgerDesk;
  last: Map<string, () => Promise<object>>;
  accepted: Map<string, number>;
};
type Command = fc.AsyncCommand<Model, Real>;
type Numbers = { pick: number; share: number };

const smaller = (one: bigint, other: bigint) => (one < other ? one : other);
const reason = 'By the model';

function pickOf<Value>(map: Map<string, Value>, pick: number): string {
  const names = [...map.keys()];
  return names[pick % names.length] ?? '';
}

function shareOf(maximum: bigint, share: number): bigint {
  if (share > 100) return maximum + 1n;
  const amount = (maximum * BigInt(share)) / 100n;
  return amount > 0n ? amount : 1n;
}

/** After each command every figure that people see has to be the model's. */
async function compare(model: Model, { desk }: Real): Promise<void> {
  expect(await balanceNow(desk), 'balance').toBe(balanceOf(model));
  for (const id of model.invoices.keys()) {
    const invoice = await invoiceNow(desk, id);
    const debt = owed(model, id);
    expect(
      [id, invoice.outstanding, invoice.overpaid, creditable(invoice)],
      'outstanding, overpaid, creditable',
    ).toEqual([id, outstandingOf(model, id), debt < 0n ? -debt : 0n, creditableOf(model, id)]);
  }
}

async function answer(work: Promise<object>): Promise<{ code: string | null; value: object }> {
  try {
    return { code: null, value: await work };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    return { code: error.code, value: {} };
  }
}

/** A command that does something to one of the model's things, if there is one. */
function command(
  name: string,
  wants: (model: Model) => number,
  run: (model: Model, real: Real) => Promise<unknown>,
): Command {
  return {
    check: (model) => wants(model) > 0,
    async run(model, real) {
      const refused = (await run(model, real)) === 'refused';
      const kind = `${name.replace(/[ 0-9+]+/g, ' ').trim()}${refused ? ' refused' : ''}`;
      real.accepted.set(kind, (real.accepted.get(kind) ?? 0) + 1);
      await compare(model, real);
    },
    toString: () => name,
  };
}

const invoiceCount = (model: Model) => model.invoices.size;

export async function issueInModel(
  model: Model,
  { desk }: Pick<Real, 'desk'>,
  amounts: readonly bigint[],
  autoCollect: boolean,
): Promise<void> {
  const id = await issue(desk, amounts, { autoCollect });
  model.invoices.set(id, {
    due: autoCollect,
    knownLots: model.lots.length,
    total: amounts.reduce((sum, amount) => sum + amount, 0n),
    lines: amounts.map((amount) => ({ amount, credited: 0n })),
    paid: 0n,
    toInvoice: 0n,
    toAccount: 0n,
    writtenOff: 0n,
    moved: 0n,
    isVoid: false,
    pending: new Set(),
  });
}

export async function openInModel(model: Model, { desk }: Pick<Real, 'desk'>, amount: bigint) {
  model.lots.push({ name: await openCredit(desk, amount), from: '', left: amount });
}

function issueCommand(amounts: readonly bigint[], autoCollect: boolean): Command {
  return command(
    `issue ${amounts.join('+')}${autoCollect ? ' auto' : ''}`,
    (model) => (model.invoices.size < 6 ? 1 : 0),
    (model, real) => issueInModel(model, real, amounts, autoCollect),
  );
}

function payCommand({ pick, share }: Numbers, status: 'received' | 'pending'): Command {
  return command(`pay ${status} ${pick} ${share}`, invoiceCount, async (model, { desk }) => {
    const id = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, id);
    // Half of the time more than the whole invoice.
    const amount = shareOf(invoice.total * 2n, share);
    const paymentId = await pay(desk, id, amount, { status });
    model.payments.set(paymentId, { invoice: id, amount, state: status });
    if (status === 'received') invoice.paid += amount;
    else invoice.pending.add(paymentId);
  });
}

function endCommand({ pick }: Numbers, status: 'received' | 'failed'): Command {
  const pending = (model: Model) => {
    return new Map([...model.payments].filter(([, one]) => one.state === 'pending'));
  };
  return command(
    `end ${status} ${pick}`,
    (model) => pending(model).size,
    async (model, { desk }) => {
      const paymentId = pickOf(pending(model), pick);
      const payment = get(model.payments, paymentId);
      const invoice = get(model.invoices, payment.invoice);
      await pay(desk, payment.invoice, payment.amount, { status, paymentId });
      invoice.pending.delete(paymentId);
      if (status === 'received') invoice.paid += payment.amount;
      payment.state = status === 'received' ? 'received' : 'over';
    },
  );
}

function reverseCommand({ pick, share }: Numbers): Command {
  const received = (model: Model) => {
    return new Map([...model.payments].filter(([, one]) => one.state === 'received'));
  };
  const how = share % 2 === 0 ? ('bounced' as const) : ('returned' as const);
  return command(
    `reverse ${pick} ${share}`,
    (model) => received(model).size,
    async (model, { desk }) => {
      const paymentId = pickOf(received(model), pick);
      const payment = get(model.payments, paymentId);
      await reversePayment(desk, envelope(), { paymentId, how });
      get(model.invoices, payment.invoice).paid -= payment.amount;
      payment.state = 'over';
    },
  );
}

function modelRaise(invoice: ModelInvoice, amount: bigint, line: number | null): string | null {
  const stop = blocked(invoice);
  if (stop !== null) return stop;
  const left = invoice.total - invoice.toInvoice - invoice.toAccount - invoice.writtenOff;
  if (left <= 0n) return 'over-creditable';
  const ofLine = line === null ? undefined : invoice.lines[line - 1];
  if (ofLine !== undefined && amount > ofLine.amount - ofLine.credited) return 'over-line';
  return amount > left ? 'over-creditable' : null;
}

function raiseCommand({ pick, share }: Numbers, byLine: boolean): Command {
  const name = `raise ${byLine ? 'line ' : ''}${pick} ${share}`;
  return command(name, invoiceCount, async (model, real) => {
    const { desk, last } = real;
    const id = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, id);
    const line = byLine ? (pick % invoice.lines.length) + 1 : null;
    const ofLine = line === null ? undefined : invoice.lines[line - 1];
    const maximum = ofLine ? ofLine.amount - ofLine.credited : creditableOf(model, id);
    const amount = shareOf(maximum, share);
    const operationId = randomUUID();
    const press = () => raise(desk, id, amount, { line, operationId });
    const expected = modelRaise(invoice, amount, line);
    const { code, value } = await answer(press());
    expect(code).toBe(expected);
    if (code !== null || !('noteId' in value)) return 'refused';
    last.set('raise', press);
    last.set('raise otherwise', () => raise(desk, id, amount + 1n, { line, operationId }));
    const toInvoice = smaller(amount, outstandingOf(model, id));
    const noteId = String(value.noteId);
    invoice.toInvoice += toInvoice;
    invoice.toAccount += amount - toInvoice;
    const after = (await invoiceNow(desk, id)).lines.map(({ credited }) => credited);
    // How a share of a unit is rounded is the real one's; that shares sum exactly is not.
    const shares = after.map(
      (credited, index) => credited - (invoice.lines[index]?.credited ?? 0n),
    );
    expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(amount);
    for (const [index, one] of invoice.lines.entries()) {
      one.credited = after[index] ?? 0n;
      expect(one.credited <= one.amount).toBe(true);
    }
    model.notes.set(noteId, { invoice: id, toInvoice, lines: shares, standing: amount });
    if (amount > toInvoice) model.lots.push({ name: noteId, from: id, left: amount - toInvoice });
    return 'accepted';
  });
}

function applyCommand({ pick, share }: Numbers): Command {
  return command(`apply ${pick} ${share}`, invoiceCount, async (model, { desk, last }) => {
    // Mostly an invoice that can take it, for most others only refuse.
    const open = [...model.invoices].filter(([name]) => outstandingOf(model, name) > 0n);
    const some = share > 90 || open.length === 0 ? model.invoices : new Map(open);
    const id = pickOf(some, pick);
    const outstanding = outstandingOf(model, id);
    const balance = balanceOf(model);
    const amount = shareOf(smaller(outstanding, balance), share);
    const operationId = randomUUID();
    const press = () => apply(desk, id, amount, operationId);
    const { code, value } = await answer(press());
    const over = amount > outstanding ? 'over-outstanding' : null;
    const short = amount > balance ? 'over-balance' : null;
    expect(code).toBe(blocked(get(model.invoices, id)) ?? over ?? short);
    if (code !== null || !('entryId' in value)) return 'refused';
    last.set('apply', press);
    use(model, String(value.entryId), id, amount);
    return 'accepted';
  });
}

function takeBackCommand({ pick }: Numbers): Command {
  return command(
    `take back ${pick}`,
    (model) => model.uses.size,
    async (model, { desk, last }) => {
      const applicationId = pickOf(model.uses, pick);
      const operation = envelope();
      const press = () => takeBackCredit(desk, operation, { applicationId, reason });
      const { code } = await answer(press());
      expect(code).toBe(blocked(get(model.invoices, get(model.uses, applicationId).invoice)));
      if (code !== null) return 'refused';
      last.set('take back', press);
      giveBack(model, applicationId);
      return 'accepted';
    },
  );
}

function voidNoteCommand({ pick }: Numbers): Command {
  return command(
    `void note ${pick}`,
    (model) => model.notes.size,
    async (model, { desk, last }) => {
      const noteId = pickOf(model.notes, pick);
      const note = get(model.notes, noteId);
      const invoice = get(model.invoices, note.invoice);
      const lot = model.lots.find(({ name }) => name === noteId);
      const amount = note.toInvoice + (lot?.left ?? 0n);
      const operation = envelope();
      const press = () => voidCreditNote(desk, operation, { noteId, reason });
      const { code } = await answer(press());
      const pending = invoice.pending.size > 0 ? 'payment-pending' : null;
      expect(code).toBe(pending ?? (amount === 0n ? 'nothing-to-void' : null));
      if (code !== null) return 'refused';
      last.set('void note', press);
      invoice.toInvoice -= note.toInvoice;
      invoice.toAccount -= lot?.left ?? 0n;
      note.toInvoice = 0n;
      if (lot !== undefined) lot.left = 0n;
      const after = (await invoiceNow(desk, note.invoice)).lines.map(({ credited }) => credited);
      for (const [index, line] of invoice.lines.entries()) {
        const given = line.credited - (after[index] ?? 0n);
        expect(given >= 0n && given <= (note.lines[index] ?? 0n)).toBe(true);
        note.lines[index] = (note.lines[index] ?? 0n) - given;
        line.credited -= given;
      }
      return 'accepted';
    },
  );
}

function voidInvoiceCommand({ pick }: Numbers): Command {
  return command(`void invoice ${pick}`, invoiceCount, async (model, { desk, last }) => {
    const invoiceId = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, invoiceId);
    const operation = envelope();
    const press = () => voidInvoice(desk, operation, { invoiceId, reason });
    const { code } = await answer(press());
    const cash = invoice.paid > 0n ? 'invoice-has-cash' : null;
    const made = invoice.toAccount + invoice.moved > 0n ? 'invoice-made-credit' : null;
    expect(code).toBe(blocked(invoice) ?? cash ?? made);
    if (code !== null) return 'refused';
    last.set('void invoice', press);
    for (const [name, one] of model.uses) {
      if (one.invoice === invoiceId) giveBack(model, name);
    }
    for (const note of model.notes.values()) {
      if (note.invoice === invoiceId) note.toInvoice = 0n;
    }
    Object.assign(invoice, { isVoid: true, due: false, toInvoice: 0n, writtenOff: 0n });
    for (const line of invoice.lines) line.credited = 0n;
    return 'accepted';
  });
}

function writeOffCommand({ pick }: Numbers): Command {
  return command(`write off ${pick}`, invoiceCount, async (model, { desk, last }) => {
    const invoiceId = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, invoiceId);
    const amount = outstandingOf(model, invoiceId);
    const operation = envelope();
    const press = () => writeOff(desk, operation, { invoiceId, reason });
    const { code } = await answer(press());
    expect(code).toBe(blocked(invoice) ?? (amount === 0n ? 'nothing-outstanding' : null));
    if (code !== null) return 'refused';
    last.set('write off', press);
    invoice.writtenOff += amount;
    return 'accepted';
  });
}

function moveCommand({ pick, share }: Numbers): Command {
  return command(`move ${pick} ${share}`, invoiceCount, async (model, { desk, last }) => {
    const over = [...model.invoices].filter(([name]) => owed(model, name) < 0n);
    const some = share > 90 || over.length === 0 ? model.invoices : new Map(over);
    const invoiceId = pickOf(some, pick);
    const invoice = get(model.invoices, invoiceId);
    const debt = owed(model, invoiceId);
    const overpaid = debt < 0n ? -debt : 0n;
    const amount = shareOf(overpaid, share);
    const operation = envelope();
    const press = () => moveOverpayment(desk, operation, { invoiceId, amount });
    const { code } = await answer(press());
    const tooMuch = amount > overpaid ? 'over-overpaid' : null;
    expect(code).toBe(overpaid === 0n ? 'nothing-overpaid' : tooMuch);
    if (code !== null) return 'refused';
    last.set('move', press);
    invoice.moved += amount;
    const name = `move:${invoiceId}:${operation.operationId}`;
    model.lots.push({ name, from: invoiceId, left: amount });
    return 'accepted';
  });
}

function replayCommand({ pick }: Numbers): Command {
  return command(`press again ${pick}`, invoiceCount, async (_model, { last }) => {
    if (last.size === 0) return;
    const name = pickOf(last, pick);
    const { code, value } = await answer(get(last, name)());
    const otherwise = name === 'raise otherwise';
    if (otherwise) expect(code).not.toBeNull();
    else expect([code, value]).toMatchObject([null, { replayed: true }]);
  });
}

function sweepCommand(): Command {
  return command(
    'sweep',
    () => 1,
    async (model, { desk }) => {
      await runSweep(desk, { trigger: 'schedule', lanes: 1, pageSize: 3 });
      sweep(model);
    },
  );
}

const numbers = fc.record({
  pick: fc.nat(60),
  // Often all of it, sometimes one unit more than is allowed.
  share: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }) },
    { weight: 3, arbitrary: fc.constant(100) },
    { weight: 1, arbitrary: fc.constant(101) },
  ),
});
const amounts = fc.array(fc.bigInt({ min: 1n, max: 5000n }), { minLength: 1, maxLength: 3 });

export const everyCommand: fc.Arbitrary<Command>[] = [
  fc.tuple(amounts, fc.boolean()).map(([lines, auto]) => issueCommand(lines, auto)),
  fc.tuple(amounts, fc.boolean()).map(([lines, auto]) => issueCommand(lines, auto)),
  numbers.map((each) => payCommand(each, 'received')),
  numbers.map((each) => payCommand(each, 'pending')),
  numbers.map((each) => endCommand(each, 'received')),
  numbers.map((each) => endCommand(each, 'failed')),
  numbers.map(reverseCommand),
  numbers.map((each) => raiseCommand(each, false)),
  numbers.map((each) => raiseCommand(each, false)),
  numbers.map((each) => raiseCommand(each, true)),
  numbers.map(applyCommand),
  numbers.map(applyCommand),
  numbers.map(takeBackCommand),
  numbers.map(takeBackCommand),
  numbers.map(voidNoteCommand),
  numbers.map(voidInvoiceCommand),
  numbers.map(writeOffCommand),
  numbers.map(moveCommand),
  numbers.map(replayCommand),
  fc.constant(null).map(sweepCommand),
];
