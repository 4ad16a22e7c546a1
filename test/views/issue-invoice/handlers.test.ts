import type { ModalHandle } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { auditDifferences, clubId, invoiceNow } from '../../support/ledger-desk.js';
import {
  openSlackDesk,
  operator,
  type SlackDesk,
  type TransportKind,
} from '../../support/slack-desk.js';

describe.each<TransportKind>(['socket', 'http'])('Issue invoice over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({ transport });
  });
  afterAll(async () => {
    expect(world.slack.record.invalidResponses).toEqual([]);
    expect(world.slack.record.warnings).toEqual([]);
    expect(await auditDifferences(world.desk)).toEqual([]);
    await world.close();
  });

  async function openForm(text = ''): Promise<ModalHandle> {
    const person = world.slack.driver.as(operator);
    await person.command('/issue-invoice', text);
    return person.modal({ title: 'Issue invoice' });
  }

  it('issues several lines for a family, and wakes the sweep once', async () => {
    const woken = world.desk.woken.sweep;
    const modal = await openForm();
    await modal.choose('Payer', 'Priya Patel');
    await modal.waitForText('Priya Patel has no account credit in GBP');
    await modal.choose('For', 'Asha Patel');
    await modal.fill('Description', 'Gymnastics');
    await modal.fill('Amount', '£1,000.50');
    await modal.click('Add a line');
    await modal.waitForText('Line 2');
    await modal.click('Add a line');
    await modal.waitForText('Line 3');
    await modal.fill('Description (line 3)', 'Membership');
    await modal.fill('Amount (line 3)', '20');
    await modal.click('Remove this line: 2');
    await world.slack.driver.waitFor('two lines', () => !modal.text().includes('Line 3'));
    expect(modal.value('Description (line 2)')).toMatchObject({ value: 'Membership' });
    // She pays for two, so nobody is taken for granted.
    await modal.choose('For (line 2)', 'Priya Patel');
    await modal.fill('Due', '2026-12-24');
    world.slack.faults.doubleNextSubmit();
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain('£1,020.50 for Priya Patel, due 24 Dec.');
    const number = /Invoice (INV-\d+)/.exec(modal.text())?.[1] ?? '';
    const stored = await invoiceNow(world.desk, `${clubId}:${number}`);
    expect(stored).toMatchObject({ total: 102_050n, autoApply: 'due', dueOn: '2026-12-24' });
    expect(stored.lines.map((line) => [line.beneficiaryId, line.amount])).toEqual([
      [`${clubId}:asha`, 100_050n],
      [`${clubId}:priya`, 2_000n],
    ]);
    expect(world.desk.woken.sweep).toBe(woken + 1);
    const count = await world.desk.store.collections.invoices.countDocuments();
    expect(count).toBe(1);
    await modal.close();
  });

  it('says beside each field what is wrong', async () => {
    const modal = await openForm('paul');
    await modal.fill('Description', '  ');
    await modal.fill('Amount', '5£');
    await modal.choose('Auto-collect', 'No');
    await modal.fill('Due', '2026-11-22');
    await modal.submit();
    expect(modal.expectErrors()).toEqual({
      'issue-invoice.description:1': 'Say what this line is for.',
      'issue-invoice.amount:1':
        'Type the currency in front of the amount or leave it out, like 12.50.',
      'issue-invoice.due': 'Choose today or a later day.',
    });
    await modal.close();
  });

  it('searches in a family that is too large for a list', async () => {
    const many = Array.from({ length: 60 }, (_none, index) => {
      const ownId = `member${transport}${index}`;
      const name = `Member Number${index}`;
      return {
        _id: `${clubId}:${ownId}`,
        clubId,
        ownId,
        name,
        email: null,
        payerId: `${clubId}:una`,
        searchWords: contactWords({ name, ownId, email: null }),
      };
    });
    await world.desk.store.collections.contacts.insertMany(many);
    const modal = await openForm('una');
    await modal.choose('For', 'Member Number42', { query: 'number42' });
    await modal.fill('Description', 'Club day');
    await modal.fill('Amount', '7');
    expect(await modal.submit()).toMatchObject({ ok: true });
    const number = /Invoice (INV-\d+)/.exec(modal.text())?.[1] ?? '';
    const stored = await invoiceNow(world.desk, `${clubId}:${number}`);
    expect(stored.lines[0]?.beneficiaryId).toBe(`${clubId}:member${transport}42`);
    await modal.close();
  });
});
