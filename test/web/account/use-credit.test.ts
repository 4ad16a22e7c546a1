import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { entryOrigin } from '../../../src/blocks/entry-words.js';
import { invoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { type AccountDesk, openAccountDesk } from '../../support/account-desk.js';
import * as books from '../../support/ledger-desk.js';
import { shown } from '../../views/sample-facts.js';

let world: AccountDesk;
let cookie: string;
let invoiceId: string;
beforeAll(async () => {
  world = await openAccountDesk();
});
afterAll(() => world.close());
beforeEach(async () => {
  const { desk } = world;
  await books.startAfresh(desk);
  await books.openCredit(desk, 3000n);
  invoiceId = await books.issue(desk, 12_000n);
  cookie = await world.signIn();
});

type Fields = Record<string, string>;

function fieldsIn(html: string): Fields {
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const amount = /name="amount"[^>]* value="([^"]*)"/.exec(html)?.[1] ?? '';
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), amount };
}

const number = () => invoiceId.slice('club:'.length);
const open = () => world.page(`/account/use?invoice=${number()}`, cookie);
async function send(fields: Fields, as = cookie): Promise<string> {
  return (await world.post('/account/use', { cookie: as, fields })).text();
}
const left = async () => (await books.invoiceNow(world.desk, invoiceId)).outstanding;

it('says before and after what all the credit does, and books it as the customer', async () => {
  const { desk } = world;
  expect((await world.page('/account', cookie)).html).toContain(`/account/use?invoice=${number()}`);
  const { html } = await open();
  expect(html).toContain(
    `£30.00 is used on ${number()}, and £90.00 is left to pay. You keep £0.00 account credit.`,
  );
  const result = await send(fieldsIn(html));
  expect(result).toContain(`£30.00 was used on ${number()}. £90.00 is left to pay on it.`);
  expect([await left(), await books.balanceNow(desk)]).toEqual([9000n, 0n]);
  const entry = await desk.store.collections.journal.findOne({ kind: 'credit.applied' });
  expect(entry?.actor).toEqual({ kind: 'customer', id: 'customer' });
  const told = await desk.store.collections.outbox.findOne({ 'notice.kind': 'credit-applied' });
  expect(told?.notice).toMatchObject({ amount: 3000n, byUserId: 'customer' });
  const { history } = await invoiceDetails(desk, books.admin, invoiceId);
  const used = history.find(({ kind }) => kind === 'credit.applied');
  if (used === undefined) throw new Error('the history does not know it');
  expect(entryOrigin(used, shown)).toContain('the customer · Account credit used on the account');
  expect(await books.auditDifferences(desk)).toEqual([]);
});

it('shows what a part does before it uses it', async () => {
  const first = fieldsIn((await open()).html);
  const shown = await send({ ...first, amount: '12.50' });
  expect(shown).toContain(`£12.50 is used on ${number()}, and £107.50 is left to pay.`);
  expect(await left()).toBe(12_000n);
  expect(await send(fieldsIn(shown))).toContain('You have £17.50 account credit left.');
  expect(await left()).toBe(10_750n);
});

it('books once when it is pressed five times at once, and says the same each time', async () => {
  const fields = fieldsIn((await open()).html);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send(fields)));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('£30.00 was used');
  expect(await send(fields)).toBe(answers[0]);
  expect(await left()).toBe(9000n);
});

it('books in one of two tabs, and shows in the other what is so now', async () => {
  const [one, other] = [fieldsIn((await open()).html), fieldsIn((await open()).html)];
  await send(one);
  const second = await send(other);
  expect(second).toContain('You have no account credit to use on this invoice.');
  expect(second).toContain('nothing was used');
  expect(await left()).toBe(9000n);
});

it('keeps its promise when a payment arrived meanwhile', async () => {
  const fields = fieldsIn((await open()).html);
  await books.pay(world.desk, invoiceId, 11_000n);
  const again = await send(fields);
  expect(again).toContain('Something changed since this page was opened');
  expect(again).toContain(`£10.00 is used on ${number()}, which pays it in full.`);
  expect(await left()).toBe(1000n);
  expect(await send(fieldsIn(again))).toContain('It is paid in full.');
});

it('uses nothing while a payment is on its way', async () => {
  const fields = fieldsIn((await open()).html);
  await books.pay(world.desk, invoiceId, 500n, { status: 'pending' });
  expect((await open()).html).toContain('A payment for this invoice is on its way');
  const refused = await send(fields);
  expect(refused).toContain('nothing was used');
  expect(refused).not.toContain('<button');
  expect(await books.balanceNow(world.desk)).toBe(3000n);
});

it('uses nothing on an invoice that was voided meanwhile, and says so', async () => {
  const { desk } = world;
  const fields = fieldsIn((await open()).html);
  await voidInvoice(desk, books.envelope(), { invoiceId, reason: 'Wrong price' });
  const refused = await send(fields);
  expect(refused).toContain('nothing was used');
  expect(refused).not.toMatch(/<button|Wrong price/);
  expect((await world.page('/account', cookie)).html).not.toContain('/account/use?');
  expect(await books.balanceNow(desk)).toBe(3000n);
  expect(await books.auditDifferences(desk)).toEqual([]);
});

it.each([
  ['nothing', '', 'Type'],
  ['words', 'all of it', 'aria-invalid'],
  ['less than nothing', '-5', 'aria-invalid'],
  ['more than there is', '1000', 'You can use at most £30.00 here.'],
])('says beside the field what is wrong with %s', async (_case, amount, said) => {
  const answer = await send({ ...fieldsIn((await open()).html), amount });
  expect(answer).toContain(said);
  expect(await left()).toBe(12_000n);
});

it('never uses credit of one payer by the session or the form of another', async () => {
  const fields = fieldsIn((await open()).html);
  const stranger = await world.signIn('club:other');
  expect((await world.page(`/account/use?invoice=${number()}`, stranger)).status).toBe(404);
  const csrf = fieldsIn((await world.page('/account', stranger)).html)['csrf'] ?? '';
  const answer = await send({ ...fields, csrf }, stranger);
  expect(answer).toContain('This invoice is not in your account');
  expect(answer).not.toContain('120');
  expect(await left()).toBe(12_000n);
});

it('takes no form without the session’s own token, from elsewhere, or made up', async () => {
  const fields = fieldsIn((await open()).html);
  const elsewhere = { cookie, fields, from: 'https://elsewhere.example' };
  expect((await world.post('/account/use', elsewhere)).status).toBe(403);
  for (const wrong of [{ csrf: 'x' }, { form: 'x' }, { outstanding: '1e9' }, { said: '' }]) {
    const answer = await world.post('/account/use', { cookie, fields: { ...fields, ...wrong } });
    expect(answer.status).toBeGreaterThan(400);
  }
  expect(await left()).toBe(12_000n);
});
