import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { closeDesk, closeScreens, follow, openScreen } from '../support/desk-screens.js';
import { issueTo } from '../support/forms.js';
import { auditDifferences, envelope, pay, raise } from '../support/ledger-desk.js';
import {
  openSlackDesk,
  operator,
  type SlackDesk,
  type TransportKind,
} from '../support/slack-desk.js';

describe.each<TransportKind>(['socket', 'http'])('a day at the desk over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({ transport });
  });
  afterAll(() => closeDesk(world));

  it('looks up, voids, takes back and checks the books', async () => {
    for (let count = 0; count < 11; count += 1) await issueTo(world, [4_000n]);
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 10_000n);
    const { noteNumber } = await raise(world.desk, paid.id, 3_000n);
    const later = await issueTo(world, [5_000n]);
    await applyCredit(world.desk, envelope(), { invoiceId: later.id, amount: 1_000n });

    const list = await openScreen(world, '/invoices');
    expect(list.text()).toContain('1 to 10 of 13');
    expect(list.text()).toContain('Credited `-£30.00`');
    await list.click('Next invoices');
    await list.waitForText('11 to 13 of 13');
    await list.choose('Status', 'Partially credited');
    await list.waitForText('1 partially credited invoice, newest first');

    await list.choose('Details of…', paid.number);
    const title = `Invoice ${paid.number}`;
    const details = await world.slack.driver.as(operator).modal({ title });
    expect(details.text()).toContain('£30.00 became account credit, £10.00 of it is used');

    const confirm = await follow(world, details, {
      button: `Void this credit note: ${noteNumber}`,
      title: 'Void credit note',
    });
    expect(confirm.text()).toContain('£20.00 of unspent account credit is taken off');
    expect(confirm.text()).toContain(`£10.00 on ${later.number}`);
    await confirm.fill('Reason', 'Raised twice');
    expect(await confirm.submit()).toMatchObject({ ok: true });
    expect(confirm.title).toBe('Credit note voided');
    expect(confirm.text()).toContain(`What was used on ${later.number} stays there.`);
    await confirm.close();
    await details.waitForText('£20.00 was voided');

    const again = await follow(world, details, {
      button: `See where it is used: ${noteNumber}`,
      title: 'Void credit note',
    });
    expect(again.text()).toContain('Take that back first');
    await again.click(`Take back £10.00 from ${later.number}`);
    await again.waitForText('will be *£10.00*');
    expect(again.title).toBe('Take back credit');
    await again.fill('Reason', 'To void the note');
    expect(await again.submit()).toMatchObject({ ok: true });
    expect(again.text()).toContain(`£10.00 taken back from ${later.number}`);
    await again.click('Void this credit note');
    await again.waitForText('£10.00 of unspent account credit is taken off');
    await again.fill('Reason', 'Raised twice');
    expect(await again.submit()).toMatchObject({ ok: true });
    await again.close();
    await details.close();
    await list.waitForText('No invoice was found that is partially credited');
    await list.close();

    const wrong = await openScreen(world, '/invoices', later.number.toLowerCase());
    const voiding = await follow(world, wrong, { button: 'Void invoice', title: 'Void invoice' });
    expect(voiding.text()).toContain(`no longer owes ${later.number}: total £50.00`);
    await voiding.fill('Reason', 'Issued twice');
    expect(await voiding.submit()).toMatchObject({ ok: true });
    expect(voiding.text()).toContain(`${later.number} is void`);
    await voiding.close();
    await wrong.waitForText('is void, so nothing can be booked on it');
    await wrong.close();

    const statement = await openScreen(world, '/statement', 'asha');
    expect(statement.text()).toContain(
      'Priya Patel pays for Asha Patel, so this is the account of Priya Patel.',
    );
    expect(statement.text()).toContain('£0.00 account credit');
    expect(statement.text()).toContain(`Credit note ${noteNumber} voided`);
    await statement.close();

    const desk = await openScreen(world, '/credit-desk');
    const books = await follow(world, desk, {
      button: 'Check the books',
      title: 'Check the books',
    });
    await books.waitForText('The books are right');
    expect(await auditDifferences(world.desk)).toEqual([]);
    await closeScreens(world);
  });
});
