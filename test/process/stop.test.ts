import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { databaseOf } from './desk-database.js';
import { deskFolder, noProcess } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';

const sampleInvoices = 1480;
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

it('a form that is under way at a stop is answered, and is in the books as it was said', async () => {
  const folder = await deskFolder();
  const desk = folder.start();
  await desk.running();
  const olive = await pagePerson(desk.pageUrl(), 'U0OLIVE');
  await olive.command('/credit INV-1042');
  const form = await olive.modal('the form');
  const state = await olive.fill(form, { Amount: '12.34', Reason: 'Goodwill' });
  const shown = olive.modal('the result', (modal) => modalText(modal).includes('-CN-'));
  const answer = olive.submit(form, state);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = await desk.stop();
  expect([stopped.code, stopped.tookMs < longestStopMs]).toEqual([0, true]);
  await answer.catch(() => undefined);
  // An answer may also be that nothing was booked; what names a credit note says that it was.
  const said = await shown.then(
    () => true,
    () => false,
  );
  olive.leave();

  const again = folder.start();
  await again.running();
  const database = await databaseOf(folder);
  const notes = await database.collection('credit_notes').countDocuments({ amount: 1234n });
  console.log(
    `the form was ${said ? 'answered' : 'cut'} at the stop; notes in the books: ${notes}`,
  );
  expect(notes).toBeGreaterThanOrEqual(said ? 1 : 0);
  expect(notes).toBeLessThanOrEqual(1);
  expect((await again.stop('SIGINT')).code).toBe(0);
});
