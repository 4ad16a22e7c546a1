import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { localPeople } from '../../src/app/local-people.js';
import { localWelcome } from '../../src/app/local-welcome.js';
import { projectFolder } from '../../src/app/project-folder.js';
import { actions } from '../../views/index.js';
import { hostileName } from '../views/sample-facts.js';
import { expectMessage } from '../views/slack-limits.js';

function buttonsOf({ blocks }: ReturnType<typeof localWelcome>) {
  return blocks.flatMap((block) =>
    'accessory' in block && block.accessory?.type === 'button' ? [block.accessory] : [],
  );
}

it('fits, whatever the club is called', () => {
  for (const hasMailbox of [true, false]) {
    const words = expectMessage(localWelcome({ clubName: hostileName, hasMailbox }));
    expect(words.includes('Nothing that you do here leaves this computer')).toBe(hasMailbox);
  }
});

it('has three things to try, each a command that is there and a button that works', () => {
  const buttons = buttonsOf(localWelcome({ clubName: 'Riverside Gymnastics', hasMailbox: true }));
  expect(buttons).toHaveLength(3);
  for (const { text, action_id } of buttons) {
    expect(commands.map(({ command }) => command)).toContain(text.text.split(' ')[0]);
    expect(Object.keys(actions)).toContain(action_id);
  }
});

it('names only people who are there', () => {
  const words = expectMessage(localWelcome({ clubName: 'Riverside Gymnastics', hasMailbox: true }));
  const named = [...words.matchAll(/\*(\w+ (?:Operator|Approver|Admin|Newcomer))\*/g)];
  expect(named.length).toBeGreaterThan(4);
  const known = localPeople.map(({ realName }) => realName);
  for (const [, name] of named) expect(known).toContain(name);
});

it('names an invoice and a payer that the sample club has', () => {
  const sample = (file: string) =>
    readFileSync(join(projectFolder(), 'samples', 'riverside', file), 'utf8');
  const { text } = localWelcome({ clubName: 'Riverside Gymnastics', hasMailbox: true });
  expect(text).toContain('/credit INV-1042');
  expect(sample('invoices.csv')).toContain('\nINV-1042,');
  expect(text).toContain('/statement Priya Patel');
  expect(sample('contacts.csv')).toContain('\nC0001,Priya Patel,');
});
