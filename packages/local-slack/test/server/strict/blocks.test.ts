import { describe, expect, it } from 'vitest';
import { blockFaults } from '../../../server/strict/blocks.js';
import type { Surface } from '../../../server/strict/place.js';
import {
  clientOf,
  rawCall,
  refusalOf,
  section,
  startWithTrigger,
  textInput,
} from '../../support/calling.js';
import { TOKENS } from '../../support/seed.js';
import { startSlack } from '../../support/start.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const long = (count: number) => 'x'.repeat(count);
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const menu = (more: object) => ({ type: 'static_select', options: [option('a')], ...more });
const cell = { type: 'raw_text', text: 'x' };

type Case = [name: string, surface: Surface, block: object, fault: string];

const CASES: Case[] = [
  ['an unknown block', 'modal', { type: 'nonsense' }, 'unsupported type: nonsense [/blocks/0]'],
  [
    'an unknown element',
    'modal',
    actions({ type: 'knob' }),
    'unsupported type: knob [/blocks/0/elements/0]',
  ],
  [
    'an unknown property',
    'modal',
    { type: 'divider', colour: 1 },
    'invalid additional property: colour [/blocks/0]',
  ],
  [
    'an empty text',
    'modal',
    { type: 'section', text: plain('') },
    'must be more than 0 characters [/blocks/0/text/text]',
  ],
  ['an empty section', 'modal', { type: 'section' }, 'must provide text or fields [/blocks/0]'],
  [
    'a long section',
    'message',
    { type: 'section', text: plain(long(3001)) },
    'no more than 3000 characters allowed [/blocks/0/text/text]',
  ],
  [
    'a long field',
    'message',
    { type: 'section', fields: [plain(long(2001))] },
    'no more than 2000 characters allowed [/blocks/0/fields/0/text]',
  ],
  [
    'many fields',
    'message',
    { type: 'section', fields: many(11, () => plain('x')) },
    'no more than 10 items allowed [/blocks/0/fields]',
  ],
  [
    'a long header',
    'modal',
    { type: 'header', text: plain(long(151)) },
    'no more than 150 characters allowed [/blocks/0/text/text]',
  ],
  [
    'a header in mrkdwn',
    'modal',
    { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
    'unsupported value: must be one of plain_text [/blocks/0/text/type]',
  ],
  [
    'a long option',
    'modal',
    actions(menu({ options: [option(long(76), 'v')] })),
    'no more than 75 characters allowed [/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'a long option value',
    'modal',
    actions(menu({ options: [option('a', long(151))] })),
    'no more than 150 characters allowed [/blocks/0/elements/0/options/0/value]',
  ],
  [
    '101 options',
    'modal',
    actions(menu({ options: many(101, (n) => option(`o${n}`)) })),
    'no more than 100 items allowed [/blocks/0/elements/0/options]',
  ],
  [
    'no options',
    'modal',
    actions(menu({ options: [] })),
    'must have at least 1 items [/blocks/0/elements/0/options]',
  ],
  [
    'options and groups',
    'modal',
    actions(menu({ option_groups: [] })),
    'must provide either options or option_groups [/blocks/0/elements/0]',
  ],
  [
    'a foreign first option',
    'modal',
    actions(menu({ initial_option: option('b') })),
    'initial_option does not match any provided option [/blocks/0/elements/0/initial_option]',
  ],
  [
    'the same value twice',
    'modal',
    actions(menu({ options: [option('a', '1'), option('b', '1')] })),
    'duplicate option values [/blocks/0/elements/0]',
  ],
  [
    '11 radio buttons',
    'modal',
    input({ type: 'radio_buttons', options: many(11, (n) => option(`o${n}`)) }),
    'no more than 10 items allowed [/blocks/0/element/options]',
  ],
  [
    '6 overflow entries',
    'message',
    actions({ type: 'overflow', options: many(6, (n) => option(`o${n}`)) }),
    'no more than 5 items allowed [/blocks/0/elements/0/options]',
  ],
  [
    '26 elements',
    'message',
    actions(...many(26, (n) => ({ type: 'button', text: plain('x'), action_id: `a${n}` }))),
    'no more than 25 items allowed [/blocks/0/elements]',
  ],
  [
    'one action id twice',
    'message',
    actions(...many(2, () => ({ type: 'button', text: plain('x'), action_id: 'a' }))),
    '`action_id` "a" already exists for another element [/blocks/0/elements/1/action_id]',
  ],
  [
    'a long button',
    'message',
    actions({ type: 'button', text: plain(long(76)) }),
    'no more than 75 characters allowed [/blocks/0/elements/0/text/text]',
  ],
  [
    'a long button value',
    'message',
    actions({ type: 'button', text: plain('x'), value: long(2001) }),
    'no more than 2000 characters allowed [/blocks/0/elements/0/value]',
  ],
  [
    'a strange button style',
    'message',
    actions({ type: 'button', text: plain('x'), style: 'green' }),
    'unsupported value: must be one of primary, danger [/blocks/0/elements/0/style]',
  ],
  [
    'a long placeholder',
    'modal',
    input({ type: 'plain_text_input', placeholder: plain(long(151)) }),
    'no more than 150 characters allowed [/blocks/0/element/placeholder/text]',
  ],
  [
    'a button as input',
    'modal',
    input({ type: 'button', text: plain('x') }),
    'unsupported type: button [/blocks/0/element]',
  ],
  [
    'a text input among actions',
    'modal',
    actions({ type: 'plain_text_input' }),
    'unsupported type: plain_text_input [/blocks/0/elements/0]',
  ],
  [
    'a label missing',
    'modal',
    { type: 'input', element: { type: 'plain_text_input' } },
    'missing required field: label [/blocks/0]',
  ],
  [
    'a number input without its flag',
    'modal',
    input({ type: 'number_input' }),
    'missing required field: is_decimal_allowed [/blocks/0/element]',
  ],
  [
    'numeric bounds',
    'modal',
    input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 }),
    'must be a number written as a string [/blocks/0/element/min_value]',
  ],
  [
    'crossed bounds',
    'modal',
    input({ type: 'number_input', is_decimal_allowed: true, min_value: '2', max_value: '1' }),
    'min_value cannot be greater than max_value [/blocks/0/element]',
  ],
  [
    'a number input in a message',
    'message',
    input({ type: 'number_input', is_decimal_allowed: true }),
    'number_input is not supported in a message [/blocks/0/element]',
  ],
  [
    'a number input at home',
    'home',
    input({ type: 'number_input', is_decimal_allowed: true }),
    'number_input is not supported in a home [/blocks/0/element]',
  ],
  [
    'a bad date',
    'modal',
    input({ type: 'datepicker', initial_date: '2026-13-01' }),
    'must be a YYYY-MM-DD date [/blocks/0/element/initial_date]',
  ],
  [
    'a bad time',
    'modal',
    input({ type: 'timepicker', initial_time: '24:00' }),
    'must be a HH:mm time [/blocks/0/element/initial_time]',
  ],
  [
    'an alert in a message',
    'message',
    { type: 'alert', text: plain('x') },
    'alert is not supported in a message [/blocks/0]',
  ],
  [
    'a table in a modal',
    'modal',
    { type: 'table', rows: [[cell]] },
    'table is not supported in a modal [/blocks/0]',
  ],
  [
    'a data table in a modal',
    'modal',
    { type: 'data_table', caption: 'x', rows: [[cell], [cell]] },
    'data_table is not supported in a modal [/blocks/0]',
  ],
  [
    'a data table without caption',
    'message',
    { type: 'data_table', rows: [[cell], [cell]] },
    'missing required field: caption [/blocks/0]',
  ],
  [
    '101 table rows',
    'message',
    { type: 'table', rows: many(101, () => [cell]) },
    'no more than 100 items allowed [/blocks/0/rows]',
  ],
  [
    '21 table columns',
    'message',
    { type: 'table', rows: [many(21, () => cell)] },
    'no more than 20 items allowed [/blocks/0/rows/0]',
  ],
  [
    'markdown in a modal',
    'modal',
    { type: 'markdown', text: 'x' },
    'markdown is not supported in a modal [/blocks/0]',
  ],
  [
    'a picture without words',
    'message',
    { type: 'image', image_url: 'https://x.example/a.png' },
    'missing required field: alt_text [/blocks/0]',
  ],
  [
    '11 context elements',
    'message',
    { type: 'context', elements: many(11, () => plain('x')) },
    'no more than 10 items allowed [/blocks/0/elements]',
  ],
  [
    'an unknown rich text part',
    'message',
    { type: 'rich_text', elements: [{ type: 'nope' }] },
    'unsupported type: nope [/blocks/0/elements/0]',
  ],
  [
    'a long block id',
    'message',
    { type: 'divider', block_id: long(256) },
    'no more than 255 characters allowed [/blocks/0/block_id]',
  ],
  [
    'a long confirm title',
    'message',
    actions({
      type: 'button',
      text: plain('x'),
      confirm: { title: plain(long(101)), text: plain('x') },
    }),
    'no more than 100 characters allowed [/blocks/0/elements/0/confirm/title/text]',
  ],
];

it.each(CASES)('refuses %s', (_name, surface, block, expected) => {
  const faults = blockFaults([block], surface, 100);
  expect(faults.map(({ message, pointer }) => `${message} [${pointer}]`)).toContain(expected);
});

describe('a view', () => {
  const view = (more: object) => ({ type: 'modal', title: plain('T'), blocks: [], ...more });
  it.each([
    [
      'a long title',
      view({ title: plain(long(25)) }),
      'no more than 24 characters allowed [json-pointer:/view/title/text]',
    ],
    [
      'a long button',
      view({ submit: plain(long(25)) }),
      'no more than 24 characters allowed [json-pointer:/view/submit/text]',
    ],
    [
      'no title',
      { type: 'modal', blocks: [] },
      'missing required field: title [json-pointer:/view]',
    ],
    [
      'inputs without a button',
      view({ blocks: [textInput('a')] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view]',
    ],
    [
      '101 blocks',
      view({ blocks: many(101, () => ({ type: 'divider' })) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'one block id twice',
      view({ blocks: [section('a', 'b'), section('b', 'b')] }),
      '`block_id` "b" already exists for another block [json-pointer:/view/blocks/1/block_id]',
    ],
    [
      'long metadata',
      view({ private_metadata: long(3001) }),
      'no more than 3000 characters allowed [json-pointer:/view/private_metadata]',
    ],
    [
      'two first fields',
      view({
        submit: plain('S'),
        blocks: many(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
      }),
      'only one element can set focus_on_load to true [json-pointer:/view/blocks]',
    ],
    [
      'a home view',
      { type: 'home', blocks: [] },
      'unsupported value: must be one of modal [json-pointer:/view/type]',
    ],
  ])('with %s is refused as invalid_arguments', async (_name, faulty, message) => {
    const { slack, trigger } = await startWithTrigger();
    const body = { trigger_id: await trigger(), view: faulty };
    const answer = await rawCall(slack, 'views.open', { token: TOKENS.bot, body });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(answer.response_metadata).toEqual({
      messages: expect.arrayContaining([`[ERROR] ${message}`]),
    });
  });

  it('of more than 250 KB is too large', async () => {
    const { slack, trigger } = await startWithTrigger();
    const big = { type: 'section', fields: many(10, () => plain(long(2000))) };
    const body = { trigger_id: await trigger(), view: view({ blocks: many(20, () => big) }) };
    const answer = await rawCall(slack, 'views.open', { token: TOKENS.bot, body });
    expect(answer).toMatchObject({ ok: false, error: 'view_too_large' });
  });
});

describe('a message', () => {
  it.each([
    ['invalid_blocks', many(51, () => section('x'))],
    ['msg_blocks_too_long', many(5, () => section(long(2900)))],
    ['msg_blocks_too_long', many(3, () => ({ type: 'markdown' as const, text: long(4100) }))],
    [
      'invalid_attachments',
      many(2, () => ({
        type: 'table' as const,
        rows: [[{ type: 'raw_text' as const, text: 'x' }]],
      })),
    ],
  ])('is refused with %s', async (error, blocks) => {
    const { slack } = await startSlack();
    const post = clientOf(slack).chat.postMessage({ channel: 'C1', text: 'x', blocks });
    expect((await refusalOf(post)).error).toBe(error);
  });

  it('names each fault with a JSON pointer', async () => {
    const { slack } = await startSlack();
    const blocks = [section('a'), section('')];
    const post = clientOf(slack).chat.postMessage({ channel: 'C1', text: 'x', blocks });
    expect(await refusalOf(post)).toEqual({
      error: 'invalid_blocks',
      messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]'],
    });
  });

  it('with blocks that are no list is refused', async () => {
    const { slack } = await startSlack();
    const body = { channel: 'C1', text: 'x', blocks: 'not json' };
    const answer = await rawCall(slack, 'chat.postMessage', { token: TOKENS.bot, body });
    expect(answer).toMatchObject({ error: 'invalid_blocks_format' });
  });
});

it('takes a full page of everything that Slack takes', () => {
  const choices = [option('a'), option('b')];
  const blocks = [
    section('Text'),
    { type: 'divider' },
    { type: 'alert', text: plain('x'), level: 'warning' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: '*x*' }] },
    actions({ type: 'button', text: plain('x'), style: 'danger', accessibility_label: 'y' }),
    actions(menu({ initial_option: option('a') }), { type: 'datepicker' }, { type: 'timepicker' }),
    { type: 'section', text: plain('x'), accessory: { type: 'overflow', options: choices } },
    input({ type: 'checkboxes', options: choices, initial_options: [option('b')] }),
    input({ type: 'external_select', min_query_length: 0, initial_option: option('z') }),
    input({ type: 'email_text_input' }),
    input({ type: 'number_input', is_decimal_allowed: true, min_value: '0.01' }),
  ];
  expect(blockFaults(blocks, 'modal', 100)).toEqual([]);
});
