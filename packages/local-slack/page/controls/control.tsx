import type { AnyElement } from '../surface/elements.js';
import { ButtonControl } from './button-control.js';
import { CheckboxesControl } from './checkboxes-control.js';
import { DateControl } from './date-control.js';
import { ExternalSelectControl } from './external-select-control.js';
import type { ControlProps } from './field.js';
import { MultiSelectControl } from './multi-select-control.js';
import { OverflowControl } from './overflow-control.js';
import { RadioControl } from './radio-control.js';
import { SelectControl } from './select-control.js';
import { TextControl } from './text-control.js';

/** Any interactive element, whatever block it stands in. */
export function Control({ element, blockId, field }: ControlProps<AnyElement>) {
  const place = { blockId, field };
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonControl element={element} blockId={blockId} />;
    case 'overflow':
      return <OverflowControl element={element} {...place} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextControl element={element} {...place} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateControl element={element} {...place} />;
    case 'radio_buttons':
      return <RadioControl element={element} {...place} />;
    case 'checkboxes':
      return <CheckboxesControl element={element} {...place} />;
    case 'external_select':
      return <ExternalSelectControl element={element} {...place} />;
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectControl element={element} {...place} />;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectControl element={element} {...place} />;
    default:
      return <p class="not-shown">The local workspace does not show “{element.type}”.</p>;
  }
}
