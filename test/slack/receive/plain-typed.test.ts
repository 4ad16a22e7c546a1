import { describe, expect, it } from 'vitest';
import { plainTyped } from '../../../src/slack/receive/plain-typed.js';

function made<Body>(body: Body): Body {
  plainTyped(body);
  return body;
}

describe('typed text', () => {
  it.each([
    ['AT&amp;T &lt;Sons&gt;', 'AT&T <Sons>'],
    ['&amp;lt;', '&lt;'],
    ['INV\u20111042', 'INV-1042'],
    ['INV—1042.', 'INV-1042'],
    ['  O\u2019Brien  ', "O'Brien"],
    ['\u202eAda\u200b', 'Ada'],
    ['ＩＮＶ－１０４２', 'INV-1042'],
    ['\u201cAda\u201d', 'Ada'],
    ['"INV-1042"', 'INV-1042'],
    ['`INV-1042 `', 'INV-1042'],
    ['\u2018Ada O\u2019Brien\u2019', "'Ada O'Brien'"],
    ['Ada "Bo" Berg', 'Ada "Bo" Berg'],
    ['""', '""'],
  ])('%j behind a command and in a search box is %j', (text, plain) => {
    expect(made({ command: '/credit', text }).text).toBe(plain);
    expect(made({ type: 'block_suggestion', value: text }).value).toBe(plain);
  });

  it('in a form keeps whatever can be seen', () => {
    const input = (value: string) => ({ type: 'plain_text_input', value });
    const values = {
      note: { note: input('Caf\u00e9 \u2014 \u201cR&amp;D\u201d\u200b…') },
      amount: { amount: input('１２.50') },
      choice: { choice: { type: 'static_select', selected_option: { value: '&amp;' } } },
      empty: { empty: { type: 'plain_text_input', value: null } },
    };
    const actions = [input('&lt;'), { type: 'button', value: '&lt;' }];
    const body = made({ type: 'block_actions', view: { state: { values } }, actions });
    expect(body.view.state.values).toEqual({
      ...values,
      note: { note: input('Caf\u00e9 \u2014 \u201cR&D\u201d…') },
    });
    expect(body.actions).toEqual([input('<'), { type: 'button', value: '&lt;' }]);
    const inMessage = made({ state: { values: { a: { a: input('&gt;') } } } });
    expect(inMessage.state.values.a.a.value).toBe('>');
  });

  it.each([null, 'text', [], {}, { view: null }, { view: { state: 1 } }, { actions: 'x' }])(
    'that is not there changes nothing in %j',
    (body) => {
      const before = structuredClone(body);
      expect(made(body)).toEqual(before);
    },
  );
});
