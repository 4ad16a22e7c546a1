import { afterEach, describe, expect, it } from 'vitest';
import { createPostToSlack } from '../../src/slack/answer/post-to-slack.js';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../support/forms.js';
import {
  approver,
  guest,
  helpDesk,
  openSlackDesk,
  operator,
  type SlackDesk,
  type TransportKind,
} from '../support/slack-desk.js';

const nobody = { userIds: [], groupIds: [] };

let world: SlackDesk | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(options: Parameters<typeof openSlackDesk>[0] = {}): Promise<SlackDesk> {
  world = await openSlackDesk(options);
  return world;
}

describe.each<TransportKind>(['socket', 'http'])('The edge over %s', (transport) => {
  it('says that the outcome follows when a form takes too long, and tells it once', async () => {
    const here = await open({ transport, budgetMs: 0 });
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, operator, invoice.number);
    await fillCredit(modal, { amount: '15' });
    here.slack.faults.doubleNextSubmit();
    await modal.submit();
    expect(modal.text()).toContain('The outcome will be posted to you');
    expect(modal.text()).toContain('Do not press the button again');
    expect(await here.edge.drain(5_000)).toBe(true);
    expect(await notesOf(here, invoice.id)).toHaveLength(1);
    const told = await here.desk.store.collections.outbox
      .find({ 'notice.kind': 'late-outcome' })
      .toArray();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      target: { userId: operator },
      notice: { title: `Credit note ${invoice.number}-CN-1 was created` },
    });
  });

  it('tells a refusal that came too late', async () => {
    const here = await open({ transport, budgetMs: 0 });
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, operator, invoice.number);
    await fillCredit(modal, { amount: '40.01' });
    await modal.submit();
    await here.edge.drain(5_000);
    const [told] = await here.desk.store.collections.outbox.find().toArray();
    expect(told).toMatchObject({
      notice: {
        title: 'Your credit: nothing was booked by this press',
        text: `At most £40.00 can still be credited on ${invoice.number}.`,
      },
    });
  });

  it('says in words when Slack closed the way to the form', async () => {
    const here = await open({ transport });
    here.slack.faults.expireNextTrigger();
    const person = here.slack.driver.as(operator);
    await person.command('/credit');
    await person.lastEphemeral({ text: 'Slack closed the way to the form' });
    here.slack.faults.expireNextTrigger();
    await person.shortcut('raise-credit');
    await here.slack.driver.waitFor('a direct message', () =>
      person
        .directMessage()
        .messages()
        .some((message) => message.text().includes('Slack closed the way to the form')),
    );
  });
});

describe('A form that is not ready in time', () => {
  it('asks for patience, and then stands in that place and can be sent', async () => {
    const here = await open({ openingBudgetMs: 0 });
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, operator, invoice.number);
    await here.slack.driver.waitFor('the form', () => modal.text().includes('£40.00'));
    const opened = here.slack.record.calls.find(({ method }) => method === 'views.open');
    expect(JSON.stringify(opened)).toContain('One moment');
    await fillCredit(modal, { amount: '15' });
    await modal.submit();
    expect(await notesOf(here, invoice.id)).toHaveLength(1);
  });

  it('says in that place why there is none', async () => {
    const here = await open({ openingBudgetMs: 0 });
    const person = here.slack.driver.as(guest);
    await person.command('/credit');
    const modal = await person.modal({ title: 'Raise credit' });
    await here.slack.driver.waitFor('the refusal', () =>
      modal.text().includes('Guests cannot use Credit Desk.'),
    );
  });
});

describe('The edge', () => {
  it('checks the right again when the form is sent', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, helpDesk, invoice.number);
    await fillCredit(modal, { amount: '15' });
    here.staff.operators.userIds = [];
    await modal.submit();
    expect(modal.text()).toContain('You are not allowed to do this here.');
    expect(modal.text()).toContain('Nothing was booked');
    expect(await notesOf(here, invoice.id)).toEqual([]);
  });

  it('refuses guests, even those in a staff group', async () => {
    const here = await open();
    const person = here.slack.driver.as(guest);
    await person.command('/credit');
    await person.lastEphemeral({ text: 'Guests cannot use Credit Desk.' });
    await person.shortcut('apply-credit');
    const modal = await person.modal({ title: 'Apply credit' });
    expect(modal.text()).toContain('Guests cannot use Credit Desk.');
  });

  it('lets nobody act while no staff are named', async () => {
    const here = await open({ staff: { operators: nobody, approvers: nobody, admins: nobody } });
    const person = here.slack.driver.as(approver);
    await person.command('/issue-invoice');
    await person.lastEphemeral({ text: 'Nobody may use Credit Desk yet' });
  });

  it('lets nobody in by a group that Slack does not answer for, and asks again', async () => {
    const here = await open();
    const person = here.slack.driver.as(operator);
    here.slack.faults.nextCall('usergroups.users.list', { kind: 'refused', error: 'fatal_error' });
    await person.command('/credit');
    await person.lastEphemeral({ text: 'Slack did not answer who belongs to the staff' });
    await person.command('/credit');
    await person.modal({ title: 'Raise credit' });
  });

  it('keeps the form and its operation when something breaks, with a reference', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, operator, invoice.number);
    await fillCredit(modal, { amount: '15' });
    const { store } = here.desk;
    const { invoices } = store.collections;
    const broken = {
      get: () => {
        throw new Error('Priya Patel owes £40.00');
      },
    };
    Object.defineProperty(store.collections, 'invoices', { ...broken, configurable: true });
    await modal.submit();
    const restored = { value: invoices, configurable: true, writable: true, enumerable: true };
    Object.defineProperty(store.collections, 'invoices', restored);
    const reference = /reference ([2-9A-Z]{5})\./.exec(modal.text())?.[1];
    const line = here.log.find(({ fields }) => fields['reference'] === reference);
    expect(line?.level).toBe('error');
    expect(JSON.stringify(here.log)).not.toContain('Priya');
    expect(modal.value('Amount')).toMatchObject({ value: '15' });
    await modal.submit();
    expect(modal.text()).toContain(`Credit note ${invoice.number}-CN-1`);
    expect(await notesOf(here, invoice.id)).toHaveLength(1);
  });

  it('takes nothing on while it stops, and waits for what is under way', async () => {
    const here = await open();
    expect(await here.edge.drain(1_000)).toBe(true);
    const person = here.slack.driver.as(operator);
    await person.command('/credit');
    await person.lastEphemeral({ text: 'Credit Desk is restarting' });
  });

  it('gives a form that is sent while it stops back as it was filled in, and says so', async () => {
    const here = await open();
    const invoice = await issueTo(here, [4_000n]);
    const modal = await openCreditForm(here, operator, invoice.number);
    await fillCredit(modal, { amount: '15' });
    await modal.fill('Note to customer', 'Sorry');
    await here.edge.drain(1_000);
    await modal.submit();
    expect(modal.text()).toContain(
      'Credit Desk is restarting: nothing was booked by this press. Press Create credit note again in a minute.',
    );
    expect(modal.value('Amount')).toMatchObject({ value: '15' });
    expect(modal.value('Note to customer')).toMatchObject({ value: 'Sorry' });
    expect(await notesOf(here, invoice.id)).toEqual([]);
  });

  it('shows the invoice that was chosen last, however the answers cross', async () => {
    const here = await open();
    const one = await issueTo(here, [1_100n]);
    const other = await issueTo(here, [2_200n]);
    const modal = await openCreditForm(here, operator, '');
    here.slack.faults.nextCall('views.update', { kind: 'slow', delayMs: 400 });
    await modal.choose('Invoice', one.number);
    await modal.choose('Invoice', other.number);
    await modal.waitForText('Total £22.00');
    await here.edge.drain(5_000);
    expect(modal.text()).toContain('Total £22.00');
  });

  it('books nothing while the form still shows another invoice', async () => {
    const here = await open();
    const invoice = await issueTo(here, [1_100n]);
    const modal = await openCreditForm(here, operator, '');
    await fillCredit(modal, { amount: '5' });
    here.slack.faults.nextCall('views.update', { kind: 'slow', delayMs: 400 });
    await modal.choose('Invoice', invoice.number);
    await modal.submit();
    expect(modal.text()).toContain('The form was still showing another invoice.');
    expect(modal.text()).toContain('You can credit up to £11.00.');
    expect(await notesOf(here, invoice.id)).toEqual([]);
    await modal.submit();
    expect(modal.text()).toContain('£5.00 for Priya Patel');
  });

  it('turns away another workspace before anything is looked up', async () => {
    const here = await open();
    const answers: unknown[] = [];
    const calls = here.slack.record.calls.length;
    const body = { command: '/credit', text: '', team_id: 'TOTHER', user_id: operator };
    const ack = async (answer: unknown) => void answers.push(answer);
    const ways = { trigger_id: '1', response_url: 'https://slack.example/answer' };
    await here.app.app.processEvent({ body: { ...body, ...ways, channel_id: 'C1' }, ack });
    expect(answers).toEqual([
      {
        response_type: 'ephemeral',
        text: expect.stringContaining('belongs to another Slack workspace'),
      },
    ]);
    expect(here.slack.record.calls).toHaveLength(calls);
  });

  it('posts to channels and people, and says whether waiting helps', async () => {
    const here = await open();
    const post = createPostToSlack(here.app.app.client);
    expect(await post({ channel: 'CFINANCE' }, { text: 'Hello' })).toMatchObject({
      kind: 'posted',
      channel: 'CFINANCE',
    });
    expect(await post({ userId: operator }, { text: 'Hello you' })).toMatchObject({
      kind: 'posted',
    });
    expect(await post({ channel: 'CNOWHERE' }, { text: 'Hello' })).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('channel_not_found'),
    });
    here.slack.faults.nextCall('chat.postMessage', { kind: 'refused', error: 'fatal_error' });
    expect(await post({ channel: 'CFINANCE' }, { text: 'Hello' })).toEqual({
      kind: 'failed',
      retryAfterMs: null,
      sentence: 'Slack did not take the message (fatal_error).',
    });
    expect(here.slack.record.warnings).toEqual([]);
  });
});
