import type { Button } from '@slack/types';
import { button } from '../../src/blocks/layout.js';
import { statementPdfIds } from './ids.js';

/** The button **Statement PDF** of a payer's statement in one currency. */
export function statementPdfButton(payer: { id: string; name: string }, currency: string): Button {
  const spoken = `Statement PDF of ${payer.name} in ${currency}`;
  const value = `${currency} ${payer.id}`;
  return button({ text: 'Statement PDF', actionId: statementPdfIds.send, value, spoken });
}

/** What the button carries. */
export function statementPdfOf(value: string): { payerId: string; currency: string } {
  return { currency: value.slice(0, 3), payerId: value.slice(4) };
}
