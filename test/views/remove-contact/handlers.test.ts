import type { ModalHandle } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSessionJobs } from '../../../src/services/sessions/jobs/run-session-jobs.js';
import { addContact } from '../../support/club-records.js';
import {
  addGymnastics,
  addOrder,
  billGymnastics,
  enrolOnGymnastics,
} from '../../support/leaver-desk.js';
import { auditDifferences, clubId, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk, stranger } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  const { desk } = world;
  await addGymnastics(desk);
  const owner = `${clubId}:priya`;
  for (const [name, number] of [
    ['asha', 'INV-1'],
    ['rohan', 'INV-2'],
  ] as const) {
    const contactId = `${clubId}:${name}`;
    const paid = await billGymnastics(desk, number, { contactId, owner });
    await pay(desk, paid, 6000n);
    await enrolOnGymnastics(desk, contactId, paid);
  }
  await addOrder(desk, 'ORD-1', { contactId: 'club:asha', dueOn: '2027-01-04', amount: 6500n });
  await addContact(desk, 'max', { name: 'Max Muster', payerId: `${clubId}:max` });
});
afterAll(async () => {
  expect(world.slack.record.invalidResponses).toEqual([]);
  expect(world.slack.record.warnings).toEqual([]);
  expect(await auditDifferences(world.desk)).toEqual([]);
  await world.close();
});

async function openForm(text = ''): Promise<ModalHandle> {
  const person = world.slack.driver.as(operator);
  await person.command('/remove-contact', text);
  return person.modal({ title: 'Remove from product' });
}

describe('/remove-contact', () => {
  it('removes one person with credit, says what stays with the payer, and puts them back', async () => {
    const modal = await openForm('Asha');
    expect(modal.text()).toContain('Gymnastics');
    expect(modal.text()).toContain('Asha Patel');
    expect(await modal.submit()).toMatchObject({ ok: true });
    const person = world.slack.driver.as(operator);
    const review = await person.modal({ title: 'Remove from product' });
    await review.waitForText('£60.00 on INV-1 for 6 sessions, 4 of them left');
    expect(review.text()).toContain('Priya Patel pays');
    expect(review.text()).toContain('4 places to come given up');
    expect(review.text()).toContain('order ORD-1 of £65.00 is cancelled');
    expect(await review.submit()).toMatchObject({ ok: true });
    await runSessionJobs(world.desk, () => false);
    await review.waitForText('Put back');
    await review.waitForText('*Priya Patel* has £40.00 of account credit and no further order');
    expect(review.text()).toContain('Pay out');
    await review.click('Put back');
    const back = await person.modal({ title: 'Put back into product' });
    await back.waitForText('£40.00 of credit that was given for leaving stays');
    await back.fill('Reason', 'Removed by mistake');
    expect(await back.submit()).toMatchObject({ ok: true });
    expect(back.text()).toContain('On *Gymnastics* again, as before.');
    const places = { contactId: 'club:asha', released: null };
    expect(await world.desk.store.collections.bookings.countDocuments(places)).toBe(6);
    await back.close();
    await review.close();
  });

  it('asks for the product, then for those who are on it', async () => {
    const modal = await openForm();
    expect(modal.text()).toContain('Choose the product to see who is on it.');
    await modal.choose('Product', 'Gymnastics');
    await modal.waitForText('Upcoming orders');
    await modal.choose('Contacts', ['Rohan Patel', 'Asha Patel']);
    await modal.choose('Credit', 'Fixed amount');
    await modal.waitForText('for each contact');
    for (const [typed, sentence] of [
      ['0', 'Type an amount above zero, like 12.50.'],
      ['ten', 'Type an amount like 12.50.'],
      ['60.01', 'At most £60.00 can be given for Rohan Patel.'],
    ]) {
      await modal.fill('Amount', typed ?? '');
      await modal.submit();
      expect(modal.expectErrors()).toEqual({ 'remove-contact.amount': sentence });
    }
    await modal.fill('Amount', '5');
    await modal.choose('Sessions', 'From a session on');
    await modal.waitForText('First session that is not used');
    await modal.choose('First session that is not used', 'W4', { query: 'w4' });
    const { enrolments } = world.desk.store.collections;
    const removed = { number: 9, jobId: 'other', on: '2026-11-01', until: null };
    await enrolments.updateOne({ contactId: 'club:rohan' }, { $set: { removed } });
    await modal.submit();
    expect(modal.expectErrors()).toEqual({
      'remove-contact.contacts:GYM':
        'Rohan Patel is not on Gymnastics any more. Take the name out.',
    });
    await enrolments.updateOne({ contactId: 'club:rohan' }, { $set: { removed: null } });
    expect(await modal.submit()).toMatchObject({ ok: true });
    const review = await world.slack.driver.as(operator).modal({ title: 'Remove from product' });
    await review.waitForText('2 contacts');
    expect(review.text()).toContain('£5.00');
    await review.close();
  });

  it('says what to type where nobody is found, or somebody is on no product', async () => {
    const person = world.slack.driver.as(operator);
    await person.command('/remove-contact', 'nobody');
    await person.lastEphemeral({ text: 'Nobody was found for “nobody”' });
    await person.command('/remove-contact', 'Max');
    await person.lastEphemeral({ text: 'Max Muster is on no product' });
    const other = world.slack.driver.as(stranger);
    await other.command('/remove-contact', 'Asha');
    await other.lastEphemeral({ text: 'You are not allowed' });
  });
});
