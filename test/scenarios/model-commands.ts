import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { apply, envelope, invoiceNow, issue, openCredit, raise } from '../support/ledger-desk.js';
import {
  answer,
  type Command,
  command,
  invoiceCount,
  type Numbers,
  pickOf,
  type Real,
  reason,
  shareOf,
} from './model-kit.js';
import { lotCommands } from './model-lots.js';
import { payInModel, paymentCommands } from './model-payments.js';
import { creditedOf, refundCommands } from './model-refunds.js';
import {
  balanceOf,
  blocked,
  creditableOf,
  get,
  giveBack,
  lineMaximum,
  type Model,
  outstandingOf,
  smaller,
  sweep,
  use,
  waits,
} from './small-model.js';

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
    ...{ moved: 0n, refunded: 0n, overRefunded: 0n },
    isVoid: false,
    pending: new Set(),
  });
}

export async function openInModel(model: Model, { desk }: Pick<Real, 'desk'>, amount: bigint) {
  model.lots.push({ name: await openCredit(desk, amount), from: '', left: amount });
}

/** An invoice that was voided before its money came. */
export async function lateMoneyInModel(model: Model, real: Pick<Real, 'desk'>, amount: bigint) {
  await issueInModel(model, real, [amount], false);
  const id = [...model.invoices.keys()].at(-1) ?? '';
  await voidInvoice(real.desk, envelope(), { invoiceId: id, reason });
  Object.assign(get(model.invoices, id), { isVoid: true });
  await payInModel(model, real, { id, amount, status: 'received' });
}

/** An invoice that was given up after its payment failed; the payment may still arrive. */
export async function givenUpInModel(model: Model, real: Pick<Real, 'desk'>, amount: bigint) {
  await issueInModel(model, real, [amount], false);
  const id = [...model.invoices.keys()].at(-1) ?? '';
  await payInModel(model, real, { id, amount: amount / 2n, status: 'failed' });
  await writeOff(real.desk, envelope(), { invoiceId: id, reason });
  get(model.invoices, id).writtenOff = amount;
}

function issueCommand(amounts: readonly bigint[], autoCollect: boolean): Command {
  return command(
    `issue ${amounts.join('+')}${autoCollect ? ' auto' : ''}`,
    (model) => (model.invoices.size < 6 ? 1 : 0),
    (model, real) => issueInModel(model, real, amounts, autoCollect),
  );
}

function modelRaise(model: Model, id: string, amount: bigint, line: number | null): string | null {
  const invoice = get(model.invoices, id);
  if (invoice.isVoid) return 'invoice-void';
  if (invoice.pending.size > 0) return 'payment-pending';
  if (creditableOf(model, id) === 0n) return 'over-creditable';
  if (amount <= lineMaximum(model, id, line)) return null;
  return line === null ? 'over-creditable' : 'over-line';
}

function raiseCommand({ pick, share }: Numbers, byLine: boolean): Command {
  const name = `raise ${byLine ? 'line ' : ''}${pick} ${share}`;
  return command(name, invoiceCount, async (model, real) => {
    const { desk, last } = real;
    const id = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, id);
    const line = byLine ? (pick % invoice.lines.length) + 1 : null;
    const amount = shareOf(lineMaximum(model, id, line), share);
    const operationId = randomUUID();
    const press = () => raise(desk, id, amount, { line, operationId });
    const expected = modelRaise(model, id, amount, line);
    const { code, value } = await answer(press());
    expect(code).toBe(expected);
    if (code !== null || !('noteId' in value)) return 'refused';
    last.set('raise', press);
    last.set('raise otherwise', () => raise(desk, id, amount + 1n, { line, operationId }));
    const toInvoice = smaller(amount, outstandingOf(model, id));
    const noteId = String(value.noteId);
    invoice.toInvoice += toInvoice;
    invoice.toAccount += amount - toInvoice;
    const after = creditedOf(await invoiceNow(desk, id));
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
    // The limit that is named is the smaller one.
    const over = amount > outstanding && outstanding <= balance ? 'over-outstanding' : null;
    const short = amount > balance ? 'over-balance' : null;
    expect(code).toBe(blocked(model, id) ?? over ?? short);
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
      const { invoice } = get(model.uses, applicationId);
      expect(code).toBe(waits(get(model.invoices, invoice)));
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
      expect(code).toBe(waits(invoice) ?? (amount === 0n ? 'nothing-to-void' : null));
      if (code !== null) return 'refused';
      last.set('void note', press);
      invoice.toInvoice -= note.toInvoice;
      invoice.toAccount -= lot?.left ?? 0n;
      note.toInvoice = 0n;
      if (lot !== undefined) lot.left = 0n;
      const after = creditedOf(await invoiceNow(desk, note.invoice));
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
    const under = [...model.refunds.values()].some(({ invoice: of, state }) => {
      return of === invoiceId && (state === 'asked' || state === 'waiting');
    });
    const sent = invoice.refunded + invoice.overRefunded;
    const held = invoice.paid > sent ? 'invoice-has-cash' : null;
    const cash = under ? 'refund-under-way' : held;
    const made = invoice.toAccount + invoice.moved > 0n ? 'invoice-made-credit' : null;
    expect(code).toBe((invoice.isVoid ? 'invoice-void' : waits(invoice)) ?? cash ?? made);
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
    expect(code).toBe(blocked(model, invoiceId) ?? (amount === 0n ? 'nothing-outstanding' : null));
    if (code !== null) return 'refused';
    last.set('write off', press);
    invoice.writtenOff += amount;
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
  ...paymentCommands.map((one) => numbers.map(one)),
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
  ...lotCommands.map((one) => numbers.map(one)),
  ...refundCommands.map((one) => numbers.map(one)),
  numbers.map(replayCommand),
  fc.constant(null).map(sweepCommand),
];
