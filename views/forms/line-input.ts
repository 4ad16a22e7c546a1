import type { InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { bare } from '../../src/blocks/text.js';
import { limits, offer, option } from '../../src/blocks/text-objects.js';
import type { Words } from '../../src/blocks/words.js';
import {
  type Invoice,
  type InvoiceLine,
  lineCreditable,
} from '../../src/domain/invoices/invoice.js';
import { chosenValue, type FormValues } from './form-values.js';

const wholeInvoice = 'whole';

/** An invoice with the names of those whom its lines are for, by their ids. */
export type InvoiceOfLines = {
  invoice: Invoice;
  beneficiaryNames: ReadonlyMap<string, string>;
};

/** `2 · Gymnastics · Asha Patel · up to £76.00`; the description gives way to the rest. */
function lineOption(
  line: InvoiceLine,
  { invoice, beneficiaryNames }: InvoiceOfLines,
  words: Words,
) {
  const left = words.money(lineCreditable(invoice, line), invoice.currency);
  const name = bare(beneficiaryNames.get(line.beneficiaryId) ?? '', 22);
  const rest = ` · ${name} · up to ${left}`;
  const head = `${line.line} · `;
  const room = Math.max(limits.optionText - head.length - rest.length, 6);
  return option(`${head}${bare(line.description, room)}${rest}`, `${line.line}`);
}

/** The whole invoice or one of its lines; a form that shows what follows from it is told at once. */
export function lineInput(
  of: InvoiceOfLines,
  { block, action, chosen }: { block: string; action: string; chosen: number | null },
  words: Words,
): InputBlock {
  const whole = option('Whole invoice', wholeInvoice);
  const options = [whole, ...of.invoice.lines.map((line) => lineOption(line, of, words))];
  const initial = options.find(({ value }) => value === `${chosen}`) ?? whole;
  return input({
    id: block,
    label: 'Line',
    dispatch: true,
    element: {
      type: 'static_select',
      action_id: action,
      ...offer(options),
      initial_option: initial,
    },
  });
}

/** The line that was chosen; null = the whole invoice. */
export function readLine(
  values: FormValues,
  { block, action }: { block: string; action: string },
): number | null {
  const line = chosenValue(values, block, action);
  return line !== null && /^[0-9]{1,6}$/.test(line) ? Number(line) : null;
}
