import type { KnownBlock } from '@slack/types';
import { section } from '../../src/blocks/layout.js';

const commands: readonly [usage: string, does: string][] = [
  ['/credit [invoice or contact]', 'Raise credit on an invoice, whole or on one line.'],
  ['/apply-credit [contact]', 'Use account credit on an outstanding invoice.'],
  [
    '/invoices [number, contact or status]',
    'Find invoices, see their details, undo what was done.',
  ],
  ['/statement [contact]', 'See a payer’s account credit and every movement of it.'],
  ['/issue-invoice', 'Issue an invoice; with auto-collect, credit is used on it by itself.'],
  ['/credit-desk', 'Help, the last sweeps, undelivered messages, and the check of the books.'],
];

const rows = commands.map(([usage, does]) => `*${usage}*\n${does}`);

/** What each command does, for the answer to `/credit-desk help`. */
export const helpText = [...rows, 'Every command answers `help` with examples.'].join('\n');

export function helpBlocks(): KnownBlock[] {
  return [section(helpText)];
}
