import { expect, it } from 'vitest';
import {
  button,
  clientOf,
  modalOf,
  section,
  startWithTrigger,
  textInput,
  words,
} from '../support/calling.js';
import { startSlack } from '../support/start.js';

const options = [
  { text: words('INV-1 · Priya'), value: '1' },
  { text: words('INV-10 · Paul'), value: '10' },
];

async function startForm() {
  const heard: unknown[] = [];
  const started = await startWithTrigger((app) => {
    app.action(/./, async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
  });
  const { modal } = await started.open(
    modalOf([
      section('Read me'),
      { ...textInput('note', 'Note'), hint: words('Any words') },
      {
        ...{ type: 'input', block_id: 'amount', label: words('Amount'), dispatch_action: true },
        element: { type: 'plain_text_input', action_id: 'amount' },
      },
      {
        ...{ type: 'input', block_id: 'invoice', label: words('Invoice') },
        element: { type: 'static_select', options },
      },
      button('Twice', 'first'),
      button('Twice', 'second'),
    ]),
  );
  return { ...started, modal, heard };
}

it('reads what a person reads, with what is filled in', async () => {
  const { modal } = await startForm();
  await modal.fill('Note', 'Typed');
  expect(modal.text().split('\n')).toEqual([
    ...['Title', 'Read me', 'Note', 'Any words', 'Typed', 'Amount', 'Invoice'],
    ...['Twice', 'Twice', 'Save'],
  ]);
});

it('tells the app of a dispatching input only', async () => {
  const { modal, heard } = await startForm();
  await modal.fill('Note', 'x');
  expect(heard).toEqual([]);
  await modal.fill('Amount', '12.50');
  expect(heard).toMatchObject([{ type: 'plain_text_input', value: '12.50', block_id: 'amount' }]);
});

it('chooses by exact words, else by words that fit one option', async () => {
  const { modal } = await startForm();
  expect(modal.options('Invoice')).toEqual(['INV-1 · Priya', 'INV-10 · Paul']);
  await modal.choose('Invoice', 'Paul');
  expect(modal.value('Invoice')).toMatchObject({ selected_option: { value: '10' } });
  await modal.choose('Invoice', 'INV-1 · Priya');
  expect(modal.value('Invoice')).toMatchObject({ selected_option: { value: '1' } });
  await expect(modal.choose('Invoice', 'INV-1 ·  ')).rejects.toThrow('Offered: INV-1 · Priya |');
  await expect(modal.choose('Invoice', 'INV')).rejects.toThrow('No one option "INV"');
});

it('says what is there when it cannot find something', async () => {
  const { modal, slack } = await startForm();
  await expect(modal.fill('Nope', 'x')).rejects.toThrow(
    'No field "Nope" here. There are: Note | Amount | Invoice',
  );
  await expect(modal.click('Twice')).rejects.toThrow('2 button "Twice"');
  await expect(modal.click('first')).resolves.toEqual({ ok: true });
  await expect(slack.driver.as('U2').modal({ timeoutMs: 20 })).rejects.toThrow(
    'Waited 20 ms for a modal.',
  );
  expect(() => slack.driver.as('U9')).toThrow('user_not_found');
});

it('refuses a command that nobody registered, and a conversation that one is not in', async () => {
  const { slack } = await startSlack();
  const olive = slack.driver.as('U1');
  expect(await olive.command('/nope')).toMatchObject({ error: 'unknown_command' });
  const away = await olive.command('/thing', '', { channel: '#finance' });
  expect(away).toEqual({ ok: false, error: 'user_not_in_channel' });
});

it('waits for what comes later', async () => {
  const { slack } = await startSlack();
  const waiting = slack.driver.as('U1').channel('#general').waitForMessage('Later');
  await clientOf(slack).chat.postMessage({ channel: 'C1', text: 'Later on' });
  expect((await waiting).text()).toBe('Later on');
});
