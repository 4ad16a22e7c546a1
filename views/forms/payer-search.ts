import type { InputBlock } from '@slack/types';
import { contactOption } from '../../src/blocks/contact-option.js';
import { input } from '../../src/blocks/inputs.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { Contact } from '../../src/domain/people/club-records.js';

/** The search box for a payer; `search` is what was typed behind the command. */
export function payerInput(options: {
  id: string;
  label: string;
  search: string;
  payer: Contact | null;
}): InputBlock {
  const { id, label, search, payer } = options;
  return input({
    id,
    label,
    dispatch: true,
    hint:
      search === ''
        ? 'Search by name, email or number. A child leads to who pays.'
        : `First come the payers for “${search}”. Type to search for others.`,
    element: {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Name, email or number'),
      ...(payer === null ? { focus_on_load: true } : { initial_option: contactOption(payer) }),
    },
  });
}
