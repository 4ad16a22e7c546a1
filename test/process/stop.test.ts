import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { expect, it } from 'vitest';
import { databaseOf } from './desk-database.js';
import { deskFolder, noProcess } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';

const sampleInvoices = 1555;
const longestStopMs = 5_000;

it.each([
  ['the first word', 'Starting Credit Desk'],
  ['MongoDB was found', 'Using MongoDB'],
] as const)('stops in order while it starts: %s', async (_moment, words) => {
  const folder = await deskFolder();
  const desk = folder.start();
  await desk.says(words);
  const { code, stdout, stderr, tookMs } = await desk.stop('SIGINT');
  expect([code, stderr.includes('Error')]).toEqual([0, false]);
  expect(stdout).not.toContain('is running');
  expect(tookMs).toBeLessThan(longestStopMs);
  await noProcess(folder);
});

it('goes on with the sample club after a stop and after a kill in the middle of it', async () => {
  const folder = await deskFolder();
  const mark = join(folder.dataDir, 'sample-club.unfinished');
  const stopped = folder.start();
  await expect.poll(() => existsSync(mark), { timeout: 30_000, interval: 5 }).toBe(true);
  const { code, tookMs } = await stopped.stop();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(longestStopMs);
  await noProcess(folder);
  expect(existsSync(mark)).toBe(true);

  const killed = folder.start();
  await killed.says('Using MongoDB');
  const journal = (await databaseOf(folder)).collection('journal');
  const booked = () => journal.estimatedDocumentCount();
  await expect.poll(booked, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
  await killed.stop('SIGKILL');
  await noProcess(folder);
  expect(existsSync(mark)).toBe(true);

  const desk = folder.start();
  await desk.running();
  expect(existsSync(mark)).toBe(false);
  const database = await databaseOf(folder);
  expect(await database.collection('invoices').countDocuments()).toBe(sampleInvoices);
  expect((await desk.stop()).code).toBe(0);
});

/** What a form may be answered: booked, not booked, or that the outcome will be told. */
const answers = /Credit note INV-1042-CN-|othing was booked by this press|outcome will be posted/;

/** Holds the invoice, so that nobody else can book on it; the answer lets go. */
async function hold(database: Db, number: string): Promise<() => Promise<void>> {
  const session = database.client.startSession();
  session.startTransaction();
  const { matchedCount } = await database
    .collection('invoices')
    .updateOne({ number }, { $inc: { creditNoteCount: 1 } }, { session });
  expect(matchedCount).toBe(1);
  return async () => {
    await session.abortTransaction();
    await session.endSession();
  };
}

async function abortedIn(database: Db): Promise<number> {
  const { transactions } = await database.admin().serverStatus();
  return Number(transactions.totalAborted);
}

it('a form that is under way at a stop is answered, and is in the books as it was said', async () => {
  const folder = await deskFolder();
  const desk = folder.start();
  await desk.running();
  const olive = await pagePerson(desk.pageUrl(), 'U0OLIVE');
  await olive.command('/credit INV-1042');
  const form = await olive.modal('the form');
  const state = await olive.fill(form, { Amount: '12.34', Reason: 'Goodwill' });
  const database = await databaseOf(folder);
  const letGo = await hold(database, 'INV-1042');
  const before = await abortedIn(database);
  const answer = olive.submit(form, state);
  // It is under way once it has met the invoice that is held.
  await expect.poll(() => abortedIn(database), { timeout: 10_000 }).toBeGreaterThan(before);
  const shown = olive.modal('what it says', (modal) => answers.test(modalText(modal)));
  const stopped = desk.stop();
  await letGo();
  expect(await answer).toMatchObject({ ok: true });
  const said = modalText(await shown);
  const { code, tookMs } = await stopped;
  expect([code, tookMs < longestStopMs]).toEqual([0, true]);
  olive.leave();

  const again = folder.start();
  await again.running();
  const notes = (await databaseOf(folder)).collection('credit_notes');
  const booked = await notes.countDocuments({ amount: 1234n });
  if (!said.includes('outcome will be posted')) expect(said.includes('-CN-')).toBe(booked === 1);
  expect(booked).toBeLessThanOrEqual(1);
  expect((await again.stop('SIGINT')).code).toBe(0);
});
