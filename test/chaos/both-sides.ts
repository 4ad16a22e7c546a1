import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { hledger } from '../cli/hledger.js';
import type { RefundWorld } from './refund-world.js';

/**
 * The desk's own commands find both sides equal and the books right, and so does a program that we
 * did not write. @param goneMinor what was sent back in all
 */
export async function expectBothSidesEqual(world: RefundWorld, goneMinor: number): Promise<void> {
  const { code, stdout } = await world.command('reconcile', '--provider', 'stripe');
  const sum = formatAmount(BigInt(goneMinor), 'GBP', 'en-GB');
  expect(stdout).toContain(`in the books: ${sum}`);
  expect(stdout).toContain(`at Stripe: ${sum}`);
  expect([code, stdout]).toEqual([0, expect.stringContaining('The books and Stripe agree.')]);
  expect((await world.command('audit')).stdout).toMatch(/^The books are right/);
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-refunds-'));
  const journal = join(folder, 'books.journal');
  expect((await world.command('export', '--hledger', journal)).code).toBe(0);
  hledger('check', '--strict', '-f', journal);
  const { payments, refunds } = world.standIn.state;
  const gone = refunds.filter(({ status }) => status !== 'failed');
  const held = payments.reduce((all, { amount }) => all + amount, 0);
  const left = gone.reduce((all, { amount }) => all - amount, held) / 100;
  const words = ['balance', '-f', journal, '-N', '-O', 'csv', '--layout=bare', '^cash:stripe$'];
  expect(hledger(...words)).toContain(`"${left.toFixed(2)}"`);
  await rm(folder, { recursive: true });
}
