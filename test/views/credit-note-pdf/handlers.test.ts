import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { fillCredit, issueTo, openCreditForm } from '../../support/forms.js';
import { clubId, raise } from '../../support/ledger-desk.js';
import { pdfLines } from '../../support/pdf-text.js';
import { openSlackDesk, operator, type SlackDesk, tokens } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterEach(() => closeScreens(world));
afterAll(() => closeDesk(world));

/** The file of the newest message to the person, and what stands beside it. */
async function newestFile(title: string) {
  const conversation = world.slack.driver.as(operator).directMessage();
  const message = await conversation.waitForMessage(title);
  const file = message.current().files?.[0];
  const headers = { authorization: `Bearer ${tokens.bot}` };
  const answer = await fetch(file?.url ?? '', { headers });
  const lines = pdfLines(Buffer.from(await answer.arrayBuffer()));
  return { file, lines, text: message.text() };
}

it('sends the file from the result of Raise credit', async () => {
  const invoice = await issueTo(world, [5_000n]);
  const form = await openCreditForm(world, operator, invoice.number);
  await fillCredit(form, { amount: '20' });
  await form.submit();
  await form.click('PDF');
  const modal = await world.slack.driver.as(operator).modal({ title: 'Credit note as PDF' });
  await modal.waitForText('is in your messages from Credit Desk');
  const { file, lines } = await newestFile(`Credit note ${invoice.number}-CN-1`);
  expect(file).toMatchObject({
    name: `credit-note-${invoice.number}-CN-1.pdf`,
    mimetype: 'application/pdf',
  });
  expect(lines).toContain('For Priya Patel');
  expect(lines).toContain('Total -£20.00 £0.00 -£20.00');
});

it('sends it from the invoice, and tells staff what the file cannot show', async () => {
  const { contacts } = world.desk.store.collections;
  await contacts.updateOne({ _id: `${clubId}:priya` }, { $set: { name: '王小明' } });
  const invoice = await issueTo(world, [5_000n]);
  const { noteNumber } = await raise(world.desk, invoice.id, 1_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  await details.click(`PDF: ${noteNumber}`);
  const modal = await world.slack.driver.as(operator).modal({ title: 'Credit note as PDF' });
  await modal.waitForText('where they should stand it says [Chinese characters]');
  const { lines, text } = await newestFile(`Credit note ${noteNumber}`);
  expect(lines).toContain('For [Chinese characters]');
  expect(text).toContain('it says [Chinese characters]');
});

it('says what to do where the app may not send files', async () => {
  const invoice = await issueTo(world, [5_000n]);
  const { noteNumber } = await raise(world.desk, invoice.id, 1_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  world.slack.faults.nextCall('files.getUploadURLExternal', {
    kind: 'refused',
    error: 'missing_scope',
  });
  await details.click(`PDF: ${noteNumber}`);
  const modal = await world.slack.driver.as(operator).modal({ title: 'Credit note as PDF' });
  await modal.waitForText('install the app again with the scope files:write');
});
