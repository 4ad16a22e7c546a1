import type { Directory } from '../workspace/context.js';
import { type Choice, channelChoice, choiceOf, userChoice } from './choices.js';
import type { AnyElement } from './elements.js';
import { type Held, toLocalDateTime } from './held.js';

/** What a control holds before anyone touches it; null for what holds nothing, such as a button. */
export function initialHeld(element: AnyElement, directory: Directory): Held | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return typed(element.type, element.initial_value);
    case 'datepicker':
      return typed(element.type, element.initial_date);
    case 'timepicker':
      return typed(element.type, element.initial_time);
    case 'datetimepicker':
      return typed(
        element.type,
        element.initial_date_time === undefined ? '' : toLocalDateTime(element.initial_date_time),
      );
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return chosen(element.type, element.initial_option ? [choiceOf(element.initial_option)] : []);
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return chosen(element.type, (element.initial_options ?? []).map(choiceOf));
    default:
      return initialIds(element, directory);
  }
}

function initialIds(element: AnyElement, directory: Directory): Held | null {
  const asUsers = (ids: (string | undefined)[]) =>
    present(ids).map((id) => userChoice(directory, id));
  const asChannels = (ids: (string | undefined)[]) =>
    present(ids).map((id) => channelChoice(directory, id));
  switch (element.type) {
    case 'users_select':
      return chosen(element.type, asUsers([element.initial_user]));
    case 'multi_users_select':
      return chosen(element.type, asUsers(element.initial_users ?? []));
    case 'conversations_select':
      return chosen(element.type, asChannels([element.initial_conversation]));
    case 'multi_conversations_select':
      return chosen(element.type, asChannels(element.initial_conversations ?? []));
    case 'channels_select':
      return chosen(element.type, asChannels([element.initial_channel]));
    case 'multi_channels_select':
      return chosen(element.type, asChannels(element.initial_channels ?? []));
    default:
      return null;
  }
}

function present(ids: (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}

function typed(type: Held['type'], text: string | undefined): Held {
  return { type, text: text ?? '', choices: [] };
}

function chosen(type: Held['type'], choices: Choice[]): Held {
  return { type, text: '', choices };
}
