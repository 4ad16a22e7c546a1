import type { ModalHandle } from 'local-slack';
import { expect, it } from 'vitest';
import { fillCredit, notesOf, openCreditForm } from '../support/forms.js';
import { invoiceNow, issue, pay } from '../support/ledger-desk.js';
import { deskFolder } from './desk-folder.js';
import { olive, sharedBooks, slackWorkspace } from './slack-workspace.js';

const patienceMs = 60_000;

/** A form that is open while the desk is killed, with two invoices to credit. */
async function openForms() {
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const folder = await deskFolder();
  const settings = { ...environment, MONGODB_URI: uri };
  const first = folder.start(settings);
  await first.running();
  const invoiceId = await issue(desk, 10_000n);
  const number = invoiceId.slice(invoiceId.indexOf(':') + 1);
  const form = await openCreditForm({ slack }, olive, number);
  await fillCredit(form, { amount: '30' });
  await form.waitForText('would pay');
  const restart = async () => {
    first.child.kill('SIGKILL');
    await first.ended;
    const again = folder.start(settings);
    await again.running();
    await slack.driver.connected({ timeoutMs: patienceMs });
    return again;
  };
  return { desk, slack, form, invoiceId, number, restart };
}

async function press(form: ModalHandle, words: string): Promise<void> {
  expect(await form.submit()).toMatchObject({ ok: true });
  await form.waitForText(words);
}

it('a form whose answer was lost in a kill is answered from the store, though the facts moved', async () => {
  const { desk, slack, form, invoiceId, number, restart } = await openForms();
  slack.faults.closeSocketOnNextDelivery();
  expect(await form.submit()).toMatchObject({ ok: false });
  const booked = () => desk.store.collections.credit_notes.countDocuments({ invoiceId });
  await expect.poll(booked, { timeout: patienceMs }).toBe(1);
  const again = await restart();
  await pay(desk, invoiceId, 5_000n);
  await press(form, `Credit note ${number}-CN-1`);
  expect(form.text()).toContain(`£30.00 pays ${number}, now £70.00 left to pay`);
  expect(await notesOf({ desk }, invoiceId)).toHaveLength(1);
  expect((await again.stop('SIGINT')).code).toBe(0);
});

it('a form that is pressed for the first time after a kill books, or says what has changed', async () => {
  const { desk, form, invoiceId, number, restart } = await openForms();
  const again = await restart();
  await pay(desk, invoiceId, 8_000n);
  await press(form, 'Since you opened this form, £80.00 was paid.');
  expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(0);
  await press(form, `Credit note ${number}-CN-1`);
  expect(await notesOf({ desk }, invoiceId)).toHaveLength(1);
  expect((await again.stop('SIGINT')).code).toBe(0);
});
