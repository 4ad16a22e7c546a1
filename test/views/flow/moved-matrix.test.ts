import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { CreditError } from '../../../src/domain/errors.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { auditDifferences } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';
import { acts, forms } from './moved-scenes.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(async () => {
  expect(await auditDifferences(world.desk)).toEqual([]);
  await closeDesk(world);
});
beforeEach(() => {
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + 3_600_000);
  world.log.length = 0;
});
afterEach(() => closeScreens(world));

const journal = () => world.desk.store.collections.journal;

const pounds = (pence: bigint) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(
    Number(pence) / 100,
  );

/** What the newest entry left to pay on its invoice, or overpaid, as people read it. */
async function leftByNewest(): Promise<string[]> {
  const newest = await journal().find().sort({ recordedAt: -1, invoiceSeq: -1 }).limit(1).toArray();
  const { outstanding, overpaid = 0n } = newest[0]?.outcome ?? { outstanding: null };
  return [outstanding ?? 0n, overpaid].filter((amount) => amount > 0n).map(pounds);
}

/** No screen may say this of an invoice that is overpaid. */
const untrue = /£0\.00\*? (?:is|will be) (?:outstanding|left)|nothing is left to pay/;

/** Every other pair, as on a chess board: each form and each act has its turn, in half the time. */
const pairs = Object.keys(forms).flatMap((form, row) =>
  Object.keys(acts).flatMap((act, column) => ((row + column) % 2 === 0 ? [[form, act]] : [])),
);

it.each(pairs)('%s, while somebody else %s, does what it says or nothing', async (name, act) => {
  const { made, open } = forms[name ?? ''] ?? expect.fail();
  const scene = await made(world);
  const form = await open(scene);
  const said = form.text();
  await acts[act ?? '']?.(scene).catch((error: unknown) => {
    if (!(error instanceof CreditError)) throw error;
  });
  const before = await journal().countDocuments();
  await form.submit();
  const booked = (await journal().countDocuments()) - before;
  const words = [form.text(), ...Object.values(form.errors())].join('\n');
  if (booked === 0 && Object.keys(form.errors()).length === 0) {
    expect(words).toContain('Nothing was booked');
  }
  // What was booked at once is what the form has said; a payment says what it pays instead.
  if (booked === 1 && name !== 'Record payment')
    for (const left of await leftByNewest()) expect(said).toContain(left);
  await Promise.all(Array.from({ length: 10 }, () => form.submit().catch(() => undefined)));
  const inAll = (await journal().countDocuments()) - before;
  expect(inAll).toBeLessThanOrEqual(1);
  if (inAll === 1 && name !== 'Void invoice' && name !== 'Move overpayment') {
    for (const left of await leftByNewest()) expect(form.text()).toContain(left);
    if ((await leftByNewest()).length > 0) expect(form.text()).not.toMatch(untrue);
  }
  expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
});
