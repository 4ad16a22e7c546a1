import type { ActionsBlock, InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { actions, button } from '../../src/blocks/layout.js';
import { option } from '../../src/blocks/text-objects.js';
import type { StatementView } from '../../src/services/credit/statement.js';
import { statementIds } from './ids.js';

const names: Record<StatementView, string> = {
  credit: 'Account credit',
  everything: 'Everything',
};

function viewButton(view: StatementView, shown: StatementView) {
  const text = names[view];
  const actionId = statementIds[view];
  if (view !== shown) return button({ text, actionId });
  return button({ text: `✓ ${text}`, actionId, style: 'primary', spoken: `✓ ${text}, shown now` });
}

/** The two views of a statement; the one that is shown is marked. */
export function viewSwitch(shown: StatementView): ActionsBlock[] {
  const buttons = [viewButton('credit', shown), viewButton('everything', shown)];
  return actions(buttons, `${statementIds.callback}.views`);
}

/** Only where something was booked in several currencies. */
export function currencySwitch(currencies: readonly string[], shown: string): InputBlock[] {
  if (currencies.length < 2) return [];
  const element = {
    type: 'static_select',
    options: currencies.map((currency) => option(currency, currency)),
    initial_option: option(shown, shown),
  } as const;
  return [input({ id: statementIds.currency, label: 'Currency', element, dispatch: true })];
}
