import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJobs } from '../../../src/services/sessions/jobs/run-session-jobs.js';
import { emptyDatabase, importSound } from '../../services/import/import-desk.js';
import { classFiles, type Place } from '../../support/a-class.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { admin, auditDifferences } from '../../support/ledger-desk.js';
import { withThreshold } from '../../support/second-person.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

const invoiced = (id: string, payer = id): Place => ({ id, payer, paidBy: 'invoice' });
const places: Place[] = [
  ...['PAID', 'OWES', 'PEND'].map((id) => invoiced(id)),
  ...['ASH', 'BEA', 'CLEO'].map((id) => invoiced(id, 'FAM')),
  { id: 'PASS', payer: 'PASS', paidBy: 'pass', pass: { id: 'P1', usesLeft: 3 } },
  { id: 'TRY', payer: 'TRY', paidBy: 'trial' },
];
const money = {
  payments: [
    'P1,INV-PAID,100.00,stripe,2026-10-02,received',
    'P3,INV-PEND,100.00,gocardless,2026-11-20,pending',
    'P6,INV-FAM,300.00,stripe,2026-10-02,received',
  ],
};

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  await emptyDatabase(world.desk);
  await importSound(world.desk, classFiles(places, money));
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

const work = () => runSessionJobs(world.desk, () => false);

describe('/cancel-session', () => {
  it('opens with what was typed: a day, one session, a product, and nothing', async () => {
    const day = await openScreen(world, '/cancel-session', '3 Dec');
    expect(day.text()).toContain('*1 session* with 8 attendees');
    await day.close();
    const session = await openScreen(world, '/cancel-session', 'week 6');
    expect(JSON.stringify(session.blocks())).toContain('initial_options');
    await session.close();
    const product = await openScreen(world, '/cancel-session', 'gymnastics');
    expect(product.value('From')).toMatchObject({ selected_date: '2026-11-23' });
    // Up to its next session, so that Continue works and no whole term is cancelled by mistake.
    expect(product.value('Until')).toMatchObject({ selected_date: '2026-12-03' });
    expect(product.text()).toContain('*1 session* with 8 attendees');
    await product.fill('Until', '2027-01-08');
    await product.choose('Product', 'Gymnastics');
    await product.waitForText('*4 sessions* with 32 attendees');
    await product.close();
    const { sessions } = world.desk.store.collections;
    // A title wins over the product of that name, and over all that only begin like it.
    await sessions.updateOne({ _id: 'club:S9' }, { $set: { title: 'Gymnastics' } });
    const titled = await openScreen(world, '/cancel-session', 'gymnastics');
    expect(JSON.stringify(titled.blocks())).toContain('Gymnastics · Thu 14 Jan');
    await titled.close();
    await sessions.updateOne({ _id: 'club:S9' }, { $set: { title: 'Gymnastics week 9' } });
    const person = world.slack.driver.as(operator);
    await person.command('/cancel-session', 'judo');
    await person.noModal();
  });

  it('says beside the field what is missing or wrong', async () => {
    const form = await openScreen(world, '/cancel-session');
    await form.choose('Sessions', 'Gymnastics week 6 · Thu 10 Dec, 17:00', { query: 'week 6' });
    await form.choose('Reason', 'Other');
    await form.waitForText('Reason in words');
    expect(JSON.stringify(form.value('Sessions'))).toContain('S6');
    await form.fill('Reason in words', 'Flooded');
    await form.fill('Keep back', 'some');
    await form.submit();
    expect(form.expectErrors('cancel-session.keep-back')['cancel-session.keep-back']).toBe(
      'Type an amount like 2.00, or a percentage like 20 %.',
    );
    await form.choose('Which', 'All of a day');
    await form.waitForText('Day');
    await form.fill('Day', '2026-11-19');
    await form.waitForText('No session to come is found there');
    await form.fill('Keep back', '');
    await form.submit();
    expect(form.expectErrors('cancel-session.day')['cancel-session.day']).toContain(
      'No session to come is found there.',
    );
  });

  it('refuses beside the field what began or was cancelled since it was chosen', async () => {
    const { sessions } = world.desk.store.collections;
    const form = await openScreen(world, '/cancel-session', 'week 8');
    const first = new Date('2027-01-07T17:00:00Z');
    const aMinuteAgo = new Date(world.desk.now().getTime() - 60_000);
    await sessions.updateOne({ _id: 'club:S8' }, { $set: { startsAt: aMinuteAgo } });
    await form.submit();
    const beside = () => form.expectErrors('cancel-session.sessions')['cancel-session.sessions'];
    expect(beside()).toContain('Gymnastics week 8 on 23 Nov 2026 has begun');
    const cancelled = { number: 1, jobId: 'other', cancelledAt: aMinuteAgo, reason: 'Snow' };
    await sessions.updateOne({ _id: 'club:S8' }, { $set: { startsAt: first, cancelled } });
    await form.submit();
    expect(beside()).toContain('is cancelled already');
    await sessions.updateOne({ _id: 'club:S8' }, { $set: { cancelled: null } });
    await form.close();
  });

  it('shows everybody, changes amounts, cancels, and shows what came of it', async () => {
    const form = await openScreen(world, '/cancel-session', '3 Dec');
    await form.submit();
    const person = world.slack.driver.as(operator);
    const review = await person.modal({ title: 'Cancel session' });
    expect(review.id).not.toBe(form.id);
    expect(review.text()).toContain('*5 get credit*: £10.00 each, £50.00 in all');
    expect(review.text()).toContain('*1 with a payment on its way*');
    await review.choose('Who is shown', 'Used a pass (1)');
    await expect.poll(() => review.text()).not.toContain('Kid ASH');
    expect(review.text()).toContain('one use goes back to the pass');
    await review.choose('Who is shown', 'Everybody (8)');
    await review.waitForText('Kid ASH');

    const one = await follow(world, review, {
      button: 'Change the amount of Kid ASH',
      title: 'Change amounts',
    });
    await one.fill('Amount', '100.01');
    await one.submit();
    expect(one.expectErrors('change-amounts.amount')['change-amounts.amount']).toContain(
      'At most £100.00 can be given for Kid ASH.',
    );
    await one.fill('Amount', '4');
    await one.submit();
    await review.waitForText('*5 get credit*: £44.00 in all');
    const all = await follow(world, review, { button: 'Change amounts', title: 'Change amounts' });
    await all.fill('Amount', '0');
    await all.submit();
    all.expectErrors('change-amounts.amount');
    await all.fill('Amount', '8.00');
    await all.submit();
    await review.waitForText('*5 get credit*: £8.00 each, £40.00 in all');

    await review.submit();
    await review.waitForText('0 of 8 done…');
    await work();
    await review.waitForText('*5 given*: £40.00 in all');
    expect(review.text()).toContain('*2 without money*');
    expect(review.text()).toContain('A payment for the invoice is on its way.');
    expect(review.text()).not.toContain('Kid ASH');
    expect(await auditDifferences(world.desk)).toEqual([]);
    await review.close();
    await person.noModal();
  });

  it('finds what was done under Recent jobs, with what is left to do', async () => {
    const form = await openScreen(world, '/cancel-session', '3 Dec');
    expect(form.text()).toContain('No session to come is found there');
    await form.close();
    const desk = await openScreen(world, '/credit-desk');
    const recent = await follow(world, desk, { button: 'Recent jobs', title: 'Recent jobs' });
    expect(recent.text()).toContain('Cancelled: Gymnastics week 5, Thu 3 Dec, 17:00');
    expect(recent.text()).toContain('*1 needs somebody*');
    const result = await follow(world, recent, {
      button: 'session-job.open',
      title: 'Cancel session',
    });
    expect(result.text()).toContain('*5 given*');
    await result.click('Run again');
    await result.waitForText('Everybody who is left still waits for a payment.');
  });

  it('lets it take place again, and says what stays', async () => {
    const form = await openScreen(world, '/cancel-session');
    const list = await follow(world, form, {
      button: 'Cancelled sessions',
      title: 'Cancelled sessions',
    });
    expect(list.text()).toContain('Gymnastics week 5');
    const confirm = await follow(world, list, {
      button: 'Reinstate Gymnastics week 5',
      title: 'Reinstate session',
    });
    expect(confirm.text()).toContain('£40.00 was given for it, and stays given');
    expect(confirm.text()).toContain('1 use of a pass is taken again.');
    await confirm.submit();
    await confirm.waitForText('Nobody was told.');
    await confirm.close();
    await list.waitForText('No session is cancelled.');
  });

  it('shows once more what would happen when somebody joined or settings changed, and then does that', async () => {
    const form = await openScreen(world, '/cancel-session', '17 Dec');
    await form.submit();
    const review = await world.slack.driver.as(operator).modal({ title: 'Cancel session' });
    expect(review.text()).toContain('8 attendees');
    const { bookings, sessions } = world.desk.store.collections;
    const free = { paidBy: 'free' as const, invoiceId: null, line: null, passId: null };
    const late = { _id: 'club:late', clubId: 'club', contactId: 'club:TRY', ...free };
    await bookings.insertOne({ ...late, sessionId: 'club:S7' });
    await review.submit();
    await review.waitForText('What you looked at has changed meanwhile, so nothing was done.');
    expect(review.text()).toContain('9 attendees');
    const { settings } = world.desk;
    world.desk.settings = { ...settings, settleOpenInvoices: true };
    await review.submit();
    await review.waitForText('Account credit is used at once on other open auto-collect invoices');
    expect(await sessions.countDocuments({ _id: 'club:S7', cancelled: null })).toBe(1);
    await review.submit();
    await review.waitForText('of 9 done…');
    await work();
    await review.waitForText('*5 given*');
    await review.close();
    world.desk.settings = settings;
  });

  it('says that only the money waits where a second person has to approve it', async () => {
    withThreshold(world.desk, 1_000n);
    const form = await openScreen(world, '/cancel-session', '10 Dec');
    await form.submit();
    const review = await world.slack.driver.as(operator).modal({ title: 'Cancel session' });
    expect(review.text()).toContain('From £10.00 in all a second person approves.');
    expect(review.text()).toContain('only the money waits for it.');
    await review.submit();
    await review.waitForText('of 8 done…');
    await work();
    await review.waitForText('the money waits for a second person, who was asked.');
    expect(review.text()).toContain('not given yet');
    expect(review.text()).not.toContain('Run again');
    const { _id: jobId } = (await world.desk.store.collections.jobs.findOne({
      money: 'waiting',
    })) ?? { _id: '' };
    await expect(planAgain(world.desk, admin, { jobId, give: null })).rejects.toMatchObject({
      code: 'nothing-to-repeat',
    });
    await review.close();
  });
});
