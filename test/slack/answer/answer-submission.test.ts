import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settleOutcomes } from '../../../src/services/books/settle-outcomes.js';
import { renderNotice } from '../../../views/messages/render-notice.js';
import { importSound } from '../../services/import/import-desk.js';
import { classFiles, type Place } from '../../support/a-class.js';
import { openScreen } from '../../support/desk-screens.js';
import { type FailingMongo, startFailingMongo } from '../../support/failing-mongo.js';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let mongo: FailingMongo;
let world: SlackDesk | undefined;
/** Only the connections of this name are hit, and not those that look at what is stored. */
let appName = '';

beforeAll(async () => {
  mongo = await startFailingMongo();
});

afterAll(() => mongo.stop());

afterEach(async () => {
  await mongo.failNothing();
  await world?.close();
  world = undefined;
});

async function open(options: { budgetMs?: number } = {}): Promise<SlackDesk> {
  appName = `answers-${randomUUID()}`;
  const patience = { retryMs: 500, majorityMs: 500 };
  const ledger = { uri: mongo.databaseUri(), appName, patience };
  // Far more than a failing database takes here, so that the form is answered with what it said.
  world = await openSlackDesk({ budgetMs: 20_000, ...options, ledger });
  return world;
}

function fail(times: number, data: Document): Promise<void> {
  return mongo.fail({ times }, { appName, ...data });
}

/** The commit is made, and the majority does not confirm it in time. */
const lagging = {
  failCommands: ['commitTransaction'],
  writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' },
};

async function creditForm(here: SlackDesk, number: string, amount = '15') {
  const modal = await openCreditForm(here, operator, number);
  await fillCredit(modal, { amount });
  return modal;
}

async function messages({ desk }: SlackDesk) {
  const rows = await desk.store.collections.outbox.find({ 'target.userId': operator }).toArray();
  const names = new Map<string, string>();
  return rows.map(({ notice }) => renderNotice(notice, { names, club: desk.club }).text);
}

describe('A form of which the database does not say whether it was booked', () => {
  it('says so, and not to press again; the outcome is posted when it is known', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const modal = await creditForm(here, invoice.number);
    await fail(1, lagging);
    await modal.submit();
    const told =
      /^We do not know yet whether your credit was booked\. Do not press again; the outcome will be posted to you as a message from Credit Desk\. Reference ([2-9A-Z]{5})\.$/m;
    const reference = told.exec(modal.text())?.[1];
    const line = here.log.find(({ fields }) => fields['reference'] === reference);
    expect(line?.fields['keys']).toEqual([expect.stringMatching(/^form:/)]);
    // Without a button there is nothing to press again.
    expect((await modal.submit()).ok).toBe(false);
    expect(await messages(here)).toEqual([]);
    await settleOutcomes(here.desk, () => false);
    const [text, ...more] = await messages(here);
    expect(text).toMatch(/^\*What you sent \(23 Nov, 10:00\) was booked\.\*/);
    expect(text).toContain(`Credit note ${invoice.number}-CN-1 for £15.00`);
    expect(text).toContain(`After it £25.00 was left to pay on ${invoice.number}.`);
    expect(more).toEqual([]);
    expect(await notesOf(here, invoice.id)).toHaveLength(1);
  });

  it('is named by a new form with the same credit, which books when it is meant', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const first = await creditForm(here, invoice.number);
    await fail(1, lagging);
    await first.submit();
    await first.close({ clear: true });
    const second = await creditForm(here, invoice.number);
    await second.submit();
    expect(second.text()).toContain(
      `You sent £15.00 for ${invoice.number} just now, and it is not known yet whether that was booked.`,
    );
    await expect.poll(() => notesOf(here, invoice.id)).toHaveLength(1);
    // Where the form was shown before the first one stood, it says first what has changed since.
    await second.submit();
    if (second.text().includes('Since you opened this form')) await second.submit();
    expect(second.text()).toContain(`Credit note ${invoice.number}-CN-2`);
  });

  it('is told once when its time was over anyway', async () => {
    const here = await open({ budgetMs: 0 });
    const invoice = await issueTo(here, [4_000n]);
    const modal = await creditForm(here, invoice.number);
    await fail(1, lagging);
    await modal.submit();
    expect(modal.text()).toContain('The outcome will be posted to you');
    await here.edge.drain(5_000);
    expect(await messages(here)).toEqual([]);
    await settleOutcomes(here.desk, () => false);
    expect(await messages(here)).toEqual([expect.stringContaining('was booked.')]);
  });
});

describe('A form that starts a job, of which the database does not say whether it did', () => {
  it('says so and not that nothing was done, and pressed again shows the job', async () => {
    const here = await open();
    const places: Place[] = [{ id: 'K01', payer: 'K01', paidBy: 'invoice' }];
    await importSound(here.desk, classFiles(places));
    const form = await openScreen(here, '/cancel-session', '3 Dec');
    await form.submit();
    const review = await here.slack.driver.as(operator).modal({ title: 'Cancel session' });
    await fail(1, lagging);
    await review.submit();
    expect(review.text()).toMatch(
      /We do not know yet whether this was done: the database did not confirm it\. Press Cancel session again: what was done is not done twice/,
    );
    expect(review.text()).not.toContain('Nothing was booked');
    await review.submit();
    await review.waitForText('0 of 1 done…');
    expect(await here.desk.store.collections.jobs.countDocuments({ state: 'running' })).toBe(1);
    await review.close();
  });
});

describe('A form that broke before anything was sent', () => {
  it('says that nothing was booked by this press, and books at the next', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const modal = await creditForm(here, invoice.number);
    await fail(1, { failCommands: ['insert'], errorCode: 8000 });
    await modal.submit();
    expect(modal.text()).toContain(
      'Nothing was booked by this press: something broke on our side. Press Create credit note again; it cannot be booked twice.',
    );
    await mongo.failNothing();
    await modal.submit();
    expect(modal.text()).toContain(`Credit note ${invoice.number}-CN-1`);
    await settleOutcomes(here.desk, () => false);
    expect(await messages(here)).toEqual([]);
  });

  it('tells it by message when its time was over, beside what another press books', async () => {
    const here = await open({ budgetMs: 0 });
    const invoice = await issueTo(here, [4_000n]);
    const modal = await creditForm(here, invoice.number);
    await fail(1, { failCommands: ['insert'], errorCode: 8000 });
    // Sent twice at once, as by a double click: one of the two breaks, the other books.
    here.slack.faults.doubleNextSubmit();
    await modal.submit();
    await here.edge.drain(5_000);
    const told = (await messages(here)).sort();
    expect(told).toEqual([
      expect.stringContaining(`Credit note ${invoice.number}-CN-1 was created`),
      expect.stringContaining('nothing was booked by this press'),
    ]);
    expect(await notesOf(here, invoice.id)).toHaveLength(1);
  });
});
