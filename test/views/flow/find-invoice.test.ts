import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { type Issued, issueTo } from '../../support/forms.js';
import { pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
let credited: Issued;

beforeAll(async () => {
  world = await openSlackDesk();
  credited = await issueTo(world, [5_000n], { payer: 'una' });
  await pay(world.desk, credited.id, 5_000n);
  await raise(world.desk, credited.id, 700n);
  await issueTo(world, [1_000n]);
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

/** The ways to type a number such as INV-0001. */
function spellings(number: string): string[] {
  const digits = String(Number(number.replace(/\D+/g, '')));
  const dashed = number.replace('-', '\u2011');
  const ways = [number, number.toLowerCase(), digits, `#${digits}`, `inv ${digits}`, dashed];
  const others = [`${number}.`, `${number}-CN-1`, `${number}-cn-1`, `${digits}-cn-1`];
  return [
    ...ways,
    ...others,
    number.replace('-', '—'),
    number.replace('-', ''),
    `Invoice ${digits}`,
  ];
}

describe.each(['/credit', '/invoices'])('%s', (command) => {
  it('finds an invoice by its number, the digits of it, and its credit note', async () => {
    for (const typed of spellings(credited.number)) {
      const modal = await openScreen(world, command, typed);
      expect(modal.text(), typed).toContain(credited.number);
      expect(modal.text(), typed).toContain('£50.00');
      expect(modal.text(), typed).not.toContain('Number, payer or child');
      await modal.close({ clear: true });
    }
  });

  it.each(['asha', 'ASHA PATEL', 'sha', 'priya', 'patel'])(
    'finds the invoices of a child or payer by %j',
    async (typed) => {
      const modal = await openScreen(world, command, typed);
      expect(modal.text()).toContain('Priya Patel');
      expect(modal.text()).toContain('£10.00');
      expect(modal.text()).not.toContain('£50.00');
    },
  );
});

it('a child who is on no invoice leads to the invoices of who pays for it, which is said', async () => {
  const one = await openScreen(world, '/credit', 'rohan');
  expect(one.text()).toContain('Priya Patel pays for Rohan Patel.');
  expect(one.text()).toContain('£10.00');
  await one.close({ clear: true });
  const another = await issueTo(world, [2_000n]);
  const several = await openScreen(world, '/credit', 'rohan');
  expect(several.text()).toContain('Priya Patel pays for Rohan Patel.');
  await several.choose('Invoice', another.number, { query: '' });
  await several.waitForText('£20.00');
});

it('the list says who pays for a child who is on no invoice', async () => {
  const list = await openScreen(world, '/invoices', 'rohan');
  expect(list.text()).toContain('Priya Patel pays for Rohan Patel. Search for who pays.');
  await list.close({ clear: true });
  // The filter may be what left all of the child's invoices out.
  const filtered = await openScreen(world, '/invoices', 'rohan paid');
  expect(filtered.text()).toContain(
    'Priya Patel pays for Rohan Patel. To find more, choose *All invoices*',
  );
});

it('a credit note that is not there leads to no invoice', async () => {
  const modal = await openScreen(world, '/invoices', `${credited.number}-CN-2`);
  expect(modal.text()).toContain('No invoice was found');
});
