import type { ViewOutput } from '@slack/bolt';
import type { InputBlockElement, KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { button, modalOf, startWithTrigger, words } from '../support/calling.js';

const option = (text: string) => ({ text: words(text), value: text.toLowerCase() });
const told = (text: string) => ({
  text: { type: 'plain_text', text, emoji: true },
  value: text.toLowerCase(),
});
const options = [option('One'), option('Two')];
const placeholder = words('Pick');

type Case = {
  element: InputBlockElement;
  empty: object;
  act: ['fill' | 'choose', string | string[]];
  filled: object;
};

const CASES: Case[] = [
  {
    element: { type: 'plain_text_input' },
    empty: { value: null },
    act: ['fill', 'hi'],
    filled: { value: 'hi' },
  },
  {
    element: { type: 'email_text_input' },
    empty: { value: null },
    act: ['fill', 'a@b.example'],
    filled: { value: 'a@b.example' },
  },
  {
    element: { type: 'url_text_input' },
    empty: { value: null },
    act: ['fill', 'https://x.example'],
    filled: { value: 'https://x.example' },
  },
  {
    element: { type: 'number_input', is_decimal_allowed: true },
    empty: { value: null },
    act: ['fill', '1.5'],
    filled: { value: '1.5' },
  },
  {
    element: { type: 'static_select', options },
    empty: { selected_option: null },
    act: ['choose', 'Two'],
    filled: { selected_option: told('Two') },
  },
  {
    element: { type: 'external_select' },
    empty: { selected_option: null },
    act: ['choose', 'Offered'],
    filled: { selected_option: told('Offered') },
  },
  {
    element: { type: 'radio_buttons', options },
    empty: { selected_option: null },
    act: ['choose', 'One'],
    filled: { selected_option: told('One') },
  },
  {
    element: { type: 'multi_static_select', options },
    empty: { selected_options: [] },
    act: ['choose', ['One', 'Two']],
    filled: { selected_options: [told('One'), told('Two')] },
  },
  {
    element: { type: 'multi_external_select' },
    empty: { selected_options: [] },
    act: ['choose', ['Offered']],
    filled: { selected_options: [told('Offered')] },
  },
  {
    element: { type: 'checkboxes', options },
    empty: { selected_options: [] },
    act: ['choose', ['Two']],
    filled: { selected_options: [told('Two')] },
  },
  {
    element: { type: 'datepicker', placeholder },
    empty: { selected_date: null },
    act: ['fill', '2026-11-23'],
    filled: { selected_date: '2026-11-23' },
  },
  {
    element: { type: 'timepicker' },
    empty: { selected_time: null },
    act: ['fill', '09:30'],
    filled: { selected_time: '09:30' },
  },
  {
    element: { type: 'datetimepicker' },
    empty: { selected_date_time: null },
    act: ['fill', '1795000000'],
    filled: { selected_date_time: 1795000000 },
  },
  {
    element: { type: 'users_select' },
    empty: { selected_user: null },
    act: ['choose', 'Anna Approver'],
    filled: { selected_user: 'U2' },
  },
  {
    element: { type: 'multi_users_select' },
    empty: { selected_users: [] },
    act: ['choose', ['Gus Guest']],
    filled: { selected_users: ['U3'] },
  },
  {
    element: { type: 'channels_select' },
    empty: { selected_channel: null },
    act: ['choose', '#general'],
    filled: { selected_channel: 'C1' },
  },
  {
    element: { type: 'multi_channels_select' },
    empty: { selected_channels: [] },
    act: ['choose', ['private']],
    filled: { selected_channels: ['C2'] },
  },
  {
    element: { type: 'conversations_select' },
    empty: { selected_conversation: null },
    act: ['fill', 'C1'],
    filled: { selected_conversation: 'C1' },
  },
  {
    element: { type: 'multi_conversations_select' },
    empty: { selected_conversations: [] },
    act: ['fill', ['C1']],
    filled: { selected_conversations: ['C1'] },
  },
];

it.each(CASES)('reports a $element.type as Slack does', async ({ element, empty, act, filled }) => {
  let view: ViewOutput | undefined;
  const { open } = await startWithTrigger((app) => {
    app.view('f', async ({ ack, view: submitted }) => {
      view = submitted;
      await ack();
    });
    app.action('b', async ({ ack, body }) => {
      if (body.type === 'block_actions') view = body.view;
      await ack();
    });
    app.options('e', ({ ack }) => ack({ options: [option('Offered'), option('Other')] }));
  });
  const block: KnownBlock = {
    ...{ type: 'input', block_id: 'b', label: words('Label') },
    element: { ...element, action_id: 'e' },
  };
  const { modal } = await open(modalOf([block, button('Look', 'b')], { callback_id: 'f' }));
  const { type } = element;
  await modal.click('Look');
  expect(view?.state.values).toEqual({ b: { e: { type, ...empty } } });
  const [how, value] = act;
  await (how === 'fill' ? modal.fill('Label', value) : modal.choose('Label', value));
  expect(await modal.submit()).toEqual({ ok: true });
  expect(view?.state.values).toEqual({ b: { e: { type, ...filled } } });
});

it('reports menus outside inputs, but neither buttons nor overflow menus', async () => {
  let values: unknown;
  const actions: unknown[] = [];
  const { open } = await startWithTrigger((app) => {
    app.action(/./, async ({ ack, body, action }) => {
      if (body.type === 'block_actions') values = body.view?.state.values;
      actions.push(action);
      await ack();
    });
  });
  const more = { type: 'overflow' as const, action_id: 'o', options };
  const { modal } = await open(
    modalOf([
      { type: 'section', block_id: 's', text: words('More'), accessory: more },
      {
        ...{ type: 'actions', block_id: 'a' },
        elements: [{ type: 'static_select', action_id: 'm', options, placeholder }],
      },
    ]),
  );
  await modal.choose('Pick', 'Two');
  expect(actions[0]).toMatchObject({ type: 'static_select', selected_option: told('Two') });
  await modal.click('o', 'One');
  expect(actions[1]).toMatchObject({ type: 'overflow', selected_option: told('One') });
  expect(values).toEqual({ a: { m: { type: 'static_select', selected_option: told('Two') } } });
});

it('checks what Slack itself checks in a form', async () => {
  const { open } = await startWithTrigger((app) => {
    app.view('f', ({ ack }) => ack());
  });
  const number: KnownBlock = {
    ...{ type: 'input', block_id: 'n', label: words('Number') },
    element: { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' },
  };
  const short: KnownBlock = {
    ...{ type: 'input', block_id: 't', label: words('Text'), optional: true },
    element: { type: 'plain_text_input', min_length: 3, max_length: 5 },
  };
  const { modal } = await open(modalOf([number, short], { callback_id: 'f' }));
  for (const [typed, sentence] of [
    ['1.5', 'Enter a whole number.'],
    ['0', 'Enter at least 1.'],
    ['10', 'Enter at most 9.'],
  ] as const) {
    await modal.fill('Number', typed);
    await modal.submit();
    expect(modal.errors()).toEqual({ n: sentence });
  }
  await modal.fill('Number', '5');
  await modal.fill('Text', 'ab');
  await modal.submit();
  expect(modal.errors()).toEqual({ t: 'Enter at least 3 characters.' });
  await modal.fill('Text', '');
  expect(await modal.submit()).toEqual({ ok: true });
});
