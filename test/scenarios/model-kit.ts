import type fc from 'fast-check';
import { expect } from 'vitest';
import { CreditError } from '../../src/domain/errors.js';
import { creditable } from '../../src/domain/invoices/invoice.js';
import { balanceNow, invoiceNow, type LedgerDesk } from '../support/ledger-desk.js';
import { balanceOf, creditableOf, get, type Model, outstandingOf, owed } from './small-model.js';

/** `last` is what was done, so that it can be done again; `accepted` counts it by its name. */
export type Real = {
  desk: LedgerDesk;
  last: Map<string, () => Promise<object>>;
  accepted: Map<string, number>;
};
export type Command = fc.AsyncCommand<Model, Real>;
export type Numbers = { pick: number; share: number };

export const reason = 'By the model';
export const invoiceCount = (model: Model) => model.invoices.size;

export function pickOf<Value>(map: Map<string, Value>, pick: number): string {
  const names = [...map.keys()];
  return names[pick % names.length] ?? '';
}

export function shareOf(maximum: bigint, share: number): bigint {
  if (share > 100) return maximum + 1n;
  const amount = (maximum * BigInt(share)) / 100n;
  return amount > 0n ? amount : 1n;
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** After each command every figure that people see has to be the model's. */
async function compare(model: Model, { desk, accepted }: Real): Promise<void> {
  expect(await balanceNow(desk), 'balance').toBe(balanceOf(model));
  for (const id of model.invoices.keys()) {
    const invoice = await invoiceNow(desk, id);
    const debt = owed(model, id);
    if (get(model.invoices, id).isVoid && debt > 0n) count(accepted, 'owed while void');
    expect(
      [id, invoice.outstanding, invoice.overpaid, creditable(invoice)],
      'outstanding, overpaid, creditable',
    ).toEqual([id, outstandingOf(model, id), debt < 0n ? -debt : 0n, creditableOf(model, id)]);
  }
}

export async function answer(
  work: Promise<object>,
): Promise<{ code: string | null; value: object }> {
  try {
    return { code: null, value: await work };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    return { code: error.code, value: {} };
  }
}

/** A command that does something to one of the model's things, if there is one. */
export function command(
  name: string,
  wants: (model: Model) => number,
  run: (model: Model, real: Real) => Promise<unknown>,
): Command {
  return {
    check: (model) => wants(model) > 0,
    async run(model, real) {
      const refused = (await run(model, real)) === 'refused';
      const kind = `${name.replace(/[ 0-9+]+/g, ' ').trim()}${refused ? ' refused' : ''}`;
      count(real.accepted, kind);
      await compare(model, real);
    },
    toString: () => name,
  };
}
