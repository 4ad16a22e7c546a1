import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { MailTarget } from '../../../src/domain/notice.js';
import { findSignedIn } from '../../../src/services/links/account-session.js';
import { exchangeLink } from '../../../src/services/links/exchange-link.js';
import { mintAccountLink } from '../../../src/services/links/mint-account-link.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { clubId } from '../../support/ledger-desk.js';
import { pdfLines } from '../../support/pdf-text.js';
import { openSlackDesk, operator, type SlackDesk, tokens } from '../../support/slack-desk.js';

let world: SlackDesk;
const payerId = `${clubId}:priya`;
beforeAll(async () => {
  world = await openSlackDesk();
  world.desk.sendsMail = true;
  await issueTo(world, [5_000n]);
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

const contacts = () => world.desk.store.collections.contacts;
const setAddress = (email: string | null) =>
  contacts().updateOne({ _id: payerId }, { $set: { email } });
const mails = () => world.desk.store.collections.outbox.find({ lane: 'link' }).toArray();

async function mint(): Promise<string> {
  world.desk.clock.now = new Date(world.desk.now().getTime() + 60_000);
  const [mail] = await mails();
  const of = { payerId, purpose: 'sent-by-staff', messageId: mail?._id ?? null } as const;
  return (await mintAccountLink(world.desk, of)).url.split('/').at(-1) ?? '';
}

it('says why no link can be sent, in both views and before anything was booked', async () => {
  const statement = await openScreen(world, '/statement', 'priya');
  expect(statement.text()).toContain('Priya Patel has no email address here');
  await statement.click('Everything');
  await statement.waitForText('✓ Everything');
  expect(statement.text()).toContain('Priya Patel has no email address here');
  await closeScreens(world);
  world.desk.sendsMail = false;
  const other = await openScreen(world, '/statement', 'paul');
  expect(other.text()).toContain('sends no mail here');
  world.desk.sendsMail = true;
});

it('sends one link however often it is pressed, to the address that it said', async () => {
  await setAddress('priya@family.example');
  const statement = await openScreen(world, '/statement', 'priya');
  const press = { button: 'Send account link to Priya Patel', title: 'Send account link' };
  const form = await follow(world, statement, press);
  expect(form.text()).toContain('It goes by email to *p…@family.example*');
  await setAddress('zoe@family.example');
  await form.submit();
  expect(form.text()).toContain('The address changed meanwhile, so nothing was sent.');
  expect(await mails()).toEqual([]);
  await form.submit();
  await form.waitForText('An email with the link goes to Priya Patel at z…@family.example.');
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  const target: MailTarget = { payerId, purpose: 'sent-by-staff' };
  expect(mail?.target).toEqual(target);
  expect(mail?.notice).toMatchObject({ kind: 'account-link', byUserId: operator });
});

it('lists links with their uses, ends one, then all, and who was in is out', async () => {
  const [first, second] = [await mint(), await mint()];
  await mint();
  const opened = await exchangeLink(world.desk, first);
  const statement = await openScreen(world, '/statement', 'priya');
  const list = await follow(world, statement, {
    button: 'Account links of Priya Patel',
    title: 'Account links',
  });
  expect(list.text()).toContain('3 links can be used now.');
  expect(list.text()).toContain(`sent by <@${operator}> to z…@family.example`);
  expect(list.text()).toContain('Used 1 time: ');
  const title = 'Revoke account links';
  const made = /Made (.+?), sent/.exec(list.text())?.[1] ?? '';
  const one = await follow(world, list, { button: `Revoke the link made ${made}`, title });
  await one.submit();
  await one.waitForText('1 link works no more.');
  await one.close();
  await list.waitForText('2 links can be used now.');
  expect(list.text()).toContain(`by <@${operator}>`);
  const all = await follow(world, list, { button: 'Revoke all links of Priya Patel', title });
  await all.submit();
  await all.waitForText('2 links work no more.');
  await all.close();
  await list.waitForText('None of them works now.');
  expect(await findSignedIn(world.desk, opened?.token ?? '')).toBeNull();
  expect(await exchangeLink(world.desk, second)).toBeNull();
});

it('sends the statement as a PDF', async () => {
  const statement = await openScreen(world, '/statement', 'priya');
  await statement.click('Statement PDF of Priya Patel in GBP');
  const person = world.slack.driver.as(operator);
  const modal = await person.modal({ title: 'Statement as PDF' });
  await modal.waitForText('is in your messages from Credit Desk');
  const message = await person.directMessage().waitForMessage('Statement of Priya Patel');
  const file = message.current().files?.[0];
  const headers = { authorization: `Bearer ${tokens.bot}` };
  const bytes = await (await fetch(file?.url ?? '', { headers })).arrayBuffer();
  expect(file?.name).toMatch(/^statement-priya-GBP-/);
  expect(pdfLines(Buffer.from(bytes))).toContain('To pay £50.00');
});
