import { CreditError } from '../../src/domain/errors.js';
import { creditable, type Invoice } from '../../src/domain/invoices/invoice.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { askRefund } from '../../src/services/refunds/ask-refund.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { findAccount, findEntry } from '../../src/store/ledger/ledger-reads.js';
import {
  apply,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  pay,
  payerId,
  raise,
  startAfresh,
} from '../support/ledger-desk.js';
import type { ExampleRow, GivenInvoice, Step } from './example-rows.js';

/** The figures of a row, whose names of invoices and credits are its own. */
export type World = {
  desk: LedgerDesk;
  invoices: Map<string, string>;
  credits: Map<string, string>;
  pending: Map<string, string>;
};

function named(names: Map<string, string>, name: string | undefined): string {
  const id = names.get(name ?? '');
  if (id === undefined) throw new Error(`the row has no ${name}`);
  return id;
}

function lineNumber(row: ExampleRow, step: Step): number | null {
  if (step.line === undefined) return null;
  const given = row.given.invoices.find(({ id }) => id === step.invoice);
  return Object.keys(given?.lines ?? {}).indexOf(step.line) + 1;
}

/** What the rows call a refund: cash sent back on purpose, although something may be owed. */
async function sendBack(desk: LedgerDesk, invoiceId: string, amount: bigint) {
  const wish = { amount, line: null, how: 'cash', paymentId: null, provider: null } as const;
  const words = { reason: 'Refund', noteToCustomer: '', notifyCustomer: false };
  return askRefund(desk, envelope(), { invoiceId, ...wish, ...words });
}

async function giveInvoice(world: World, given: GivenInvoice): Promise<void> {
  const { desk } = world;
  const lines = given.lines === undefined ? [given.total] : Object.values(given.lines);
  const invoiceId = await issue(desk, lines.map(BigInt));
  world.invoices.set(given.id, invoiceId);
  if (given.creditedToInvoice) await raise(desk, invoiceId, BigInt(given.creditedToInvoice));
  if (given.paid) await pay(desk, invoiceId, BigInt(given.paid));
  if (given.refunded) await sendBack(desk, invoiceId, BigInt(given.refunded));
}

/**
 * Makes each credit by a note on a paid invoice, spends what the row says was spent of it, and
 * parks the rest on another invoice until all are made, so that each use has its own credit.
 */
async function giveCredits(world: World, row: ExampleRow): Promise<void> {
  const { desk } = world;
  const parked: string[] = [];
  for (const { id, amount, remaining } of row.given.accountCredit) {
    const source = await issue(desk, BigInt(amount));
    await pay(desk, source, BigInt(amount));
    world.credits.set(id, (await raise(desk, source, BigInt(amount))).noteId);
    for (const [invoice, credit, used] of row.given.uses ?? []) {
      if (credit === id) await apply(desk, named(world.invoices, invoice), BigInt(used));
    }
    if (remaining === 0) continue;
    const park = await issue(desk, BigInt(remaining));
    parked.push((await apply(desk, park, BigInt(remaining))).entryId);
  }
  for (const applicationId of parked) {
    await takeBackCredit(desk, envelope(), { applicationId, reason: 'Parked' });
  }
}

export async function worldOf(desk: LedgerDesk, row: ExampleRow): Promise<World> {
  await startAfresh(desk, row.currency);
  const world = { desk, invoices: new Map(), credits: new Map(), pending: new Map() };
  for (const given of row.given.invoices) await giveInvoice(world, given);
  await giveCredits(world, row);
  return world;
}

function nameOfCredit(world: World, lotId: string): string {
  const found = [...world.credits].find(([, id]) => id === lotId);
  return found?.[0] ?? lotId;
}

async function usesOf(world: World, entryId: string): Promise<[string, number][]> {
  const entry = await findEntry(world.desk.store, entryId);
  return (entry?.details.uses ?? []).map((use) => {
    return [nameOfCredit(world, use.lotId), Number(use.amount)];
  });
}

async function issueAndSweep(world: World, step: Step) {
  const { desk } = world;
  const invoiceId = await issue(desk, BigInt(step.total ?? 0), {
    autoCollect: step.autoCollect ?? false,
  });
  world.invoices.set(step.invoice ?? '', invoiceId);
  await runSweep(desk, { trigger: 'new-invoice', lanes: 1, pageSize: 10 });
  const { creditApplied, outstanding } = await invoiceNow(desk, invoiceId);
  const uses = await usesOf(world, `auto:${invoiceId}`);
  return { applied: creditApplied, uses, outstanding };
}

async function takePayment(world: World, step: Step) {
  const { desk } = world;
  const invoiceId = named(world.invoices, step.invoice);
  const { state = 'succeeded' } = step;
  const status = state === 'succeeded' ? ('received' as const) : state;
  const settled = step.settles === undefined ? undefined : world.pending.get(invoiceId);
  const amount = BigInt(step.amount ?? 0);
  const paymentId = await pay(desk, invoiceId, amount, {
    status,
    ...(settled === undefined ? {} : { paymentId: settled }),
  });
  if (status === 'pending') world.pending.set(invoiceId, paymentId);
  const invoice = await invoiceNow(desk, invoiceId);
  return { outstanding: invoice.outstanding, status: coarse(invoice) };
}

async function takeBack(world: World, step: Step) {
  const { desk } = world;
  const found = await desk.store.collections.journal.findOne({
    kind: 'credit.applied',
    'refs.invoiceId': named(world.invoices, step.invoice),
    'details.uses.lotId': named(world.credits, step.credit),
  });
  return takeBackCredit(desk, envelope(), { applicationId: found?._id ?? '', reason: 'Undone' });
}

async function spend(world: World, step: Step) {
  const { desk, invoices } = world;
  const applied = await apply(desk, named(invoices, step.invoice), BigInt(step.amount ?? 0));
  const { amount, outstanding, balance, entryId } = applied;
  return { applied: amount, outstanding, balance, uses: await usesOf(world, entryId) };
}

/** Does a step by the services, and answers in the words of the rows. */
async function doStep(world: World, row: ExampleRow, step: Step): Promise<object> {
  const { desk, invoices, credits } = world;
  switch (step.do) {
    case 'issueInvoice':
      return issueAndSweep(world, step);
    case 'recordPayment':
      return takePayment(world, step);
    case 'applyCredit':
      return spend(world, step);
    case 'unapply':
      return takeBack(world, step);
    case 'raiseCredit': {
      const amount = BigInt(step.amount ?? 0);
      const changes = { line: lineNumber(row, step) };
      const raised = await raise(desk, named(invoices, step.invoice), amount, changes);
      if (step.note !== undefined) credits.set(step.note, raised.noteId);
      return raised;
    }
    case 'voidCredit': {
      const input = { noteId: named(credits, step.credit), reason: 'Undone' };
      const { fromInvoice, fromAccount } = await voidCreditNote(desk, envelope(), input);
      return { voided: fromInvoice + fromAccount };
    }
    case 'refund': {
      const invoiceId = named(invoices, step.invoice);
      const sent = await sendBack(desk, invoiceId, BigInt(step.amount ?? 0));
      return { refunded: sent.sentBack, outstanding: sent.outstanding ?? 0n };
    }
    default:
      return step.do satisfies never;
  }
}

/** The answer of a step, a refusal among them, with plain numbers. */
export async function answerOf(world: World, row: ExampleRow, step: Step): Promise<object> {
  try {
    return plain(await doStep(world, row, step));
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    const { details, code } = error;
    const max = 'maximum' in details ? { max: Number(details.maximum) } : {};
    return { refused: code, ...max };
  }
}

function plain(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) => {
      return [name, typeof value === 'bigint' ? Number(value) : value];
    }),
  );
}

function coarse(invoice: Invoice): string {
  if (invoice.voidedOn !== null) return 'void';
  if (invoice.pendingPayment) return 'pending';
  return invoice.outstanding > 0n ? 'outstanding' : 'settled';
}

/** How the world stands, in the words of a row's `final`. */
export async function finalOf(world: World, row: ExampleRow) {
  const { desk } = world;
  const invoices: Record<string, object> = {};
  let creditApplied = 0;
  for (const [name, id] of world.invoices) {
    const invoice = await invoiceNow(desk, id);
    creditApplied += Number(invoice.creditApplied);
    invoices[name] = {
      ...plain(invoice),
      status: coarse(invoice),
      labels: [invoice.status.replace(' ', '-')],
      creditable: Number(creditable(invoice)),
    };
  }
  const account = await findAccount(desk.store, `${payerId}:${row.currency}`);
  const left = (lotId: string) => account?.lots.find((lot) => lot.lotId === lotId)?.remaining ?? 0n;
  return {
    invoices,
    balance: { [row.currency]: Number(await balanceNow(desk)) },
    credits: Object.fromEntries([...world.credits].map(([name, id]) => [name, Number(left(id))])),
    sums: { creditApplied },
  };
}
