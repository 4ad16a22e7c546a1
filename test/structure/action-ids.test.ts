import { describe, expect, test } from 'vitest';
import { ownedIds, strayIds } from './checks/id-literals.js';
import { readSourceFiles } from './checks/source-files.js';

const files = new Map(
  [...readSourceFiles()].filter(([name]) => /^(?:src|commands|views)\//.test(name)),
);

describe('an action id or callback id', () => {
  test('is written once, in the ids.ts of the form that owns it', () => {
    expect(strayIds(files)).toEqual([]);
  });

  test('is found in every form', () => {
    const owners = new Set([...ownedIds(files).values()].flat());
    const forms = [...files.keys()].filter((name) => name.endsWith('/handlers.ts'));
    const places = forms.filter((name) => name.startsWith('views/'));
    expect(places.length).toBeGreaterThan(10);
    expect([...owners]).toEqual(
      expect.arrayContaining(places.map((name) => name.replace('handlers.ts', 'ids.ts'))),
    );
  });
});

const ids = 'views/raise-credit/ids.ts';
const owner = {
  [ids]: "export const raiseCreditIds = { callback: 'raise-credit', open: 'raise-credit.open' };",
};

/** What the checker says about a made-up file beside that owner. */
function sentencesFor(name: string, text: string): string[] {
  return strayIds(new Map(Object.entries({ ...owner, [name]: text })));
}

describe('a second literal', () => {
  const place = 'views/statement/result.ts';

  test.each([
    "export const see = button({ text: 'See', actionId: 'raise-credit.open' });",
    "export const rowIds = { raiseCredit: 'raise-credit.open' };",
    "export const isOpen = (id: string) => id === 'raise-credit.open';",
    "export type Id = 'raise-credit.open' | null;",
    'export const id = `raise-credit.open`;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'export const block = (line: number) => `raise-credit.open:${line}`;',
    "export const block = (line: string) => 'raise-credit.open:' + line;",
  ])('is found: %s', (text) => {
    expect(sentencesFor(place, text)).toEqual([
      `${place} writes 'raise-credit.open': import it from ${ids}`,
    ]);
    expect(sentencesFor('src/slack/answer/say.ts', text)).toHaveLength(1);
  });

  test.each([
    "export const view = modal({ title: 'Raise', callbackId: 'raise-credit' });",
    "export const isOwn = (view: View) => view.callback_id === 'raise-credit';",
    "export const submissions = { 'raise-credit': submitRaiseCredit };",
  ])('of a callback id is found where only an id can be: %s', (text) => {
    expect(sentencesFor(place, text)).toEqual([
      `${place} writes 'raise-credit': import it from ${ids}`,
    ]);
  });

  test.each([
    "requireRight(actor, 'raise-credit');",
    "export const credit = { shortcut: 'raise-credit', command: '/credit' };",
    "import { raiseCreditIds } from '../raise-credit/ids.js';",
    'export const actions = { [raiseCreditIds.open]: open, ...others };',
    '// raise-credit.open is the button in the list',
  ])('is none where the same word means something else: %s', (text) => {
    expect(sentencesFor(place, text)).toEqual([]);
  });

  test('is found in another ids.ts: two forms cannot own one id', () => {
    const name = 'views/statement/ids.ts';
    const text = "export const statementIds = { credit: 'raise-credit.open' } as const;";
    expect(sentencesFor(name, text)).toEqual([
      `'raise-credit.open' is owned twice: ${ids}, ${name}`,
    ]);
  });
});

test('an id that no ids.ts owns is found where it is used', () => {
  const name = 'views/statement/modal.ts';
  expect(sentencesFor(name, "export const show = button({ actionId: 'statement.show' });")).toEqual(
    [`${name} writes 'statement.show': import it from an ids.ts`],
  );
  expect(sentencesFor(name, "export const actions = { 'statement.show': show };")).toHaveLength(1);
  expect(sentencesFor(name, 'export const searches = { statement: search };')).toHaveLength(1);
});
