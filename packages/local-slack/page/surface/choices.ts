import type { MultiSelect, Option, PlainTextOption, RadioButtons, Select } from '@slack/types';
import type { PageOption } from '../../server/page-api.js';
import { type Directory, userName } from '../workspace/context.js';

/** One thing that can be chosen, whatever kind of menu it stands in. */
export type Choice = { key: string; text: string; description: string | null; option: Option };
export type ChoiceGroup = { label: string | null; choices: Choice[] };

export function choiceOf(option: Option): Choice {
  return {
    key: option.value ?? option.text.text,
    text: option.text.text,
    description: option.description?.text ?? null,
    option,
  };
}

export function choiceOfSuggestion({ text, value, description }: PageOption): Choice {
  const option: PlainTextOption = { text: { type: 'plain_text', text, emoji: true }, value };
  if (description !== undefined) option.description = { type: 'plain_text', text: description };
  return choiceOf(option);
}

function choiceOfId(id: string, text: string): Choice {
  return choiceOf({ text: { type: 'plain_text', text }, value: id });
}

/** What a menu offers by itself; an external one offers nothing before it is asked. */
export function offeredGroups(
  element: Select | MultiSelect | RadioButtons,
  directory: Directory,
): ChoiceGroup[] {
  switch (element.type) {
    case 'radio_buttons':
      return [{ label: null, choices: element.options.map(choiceOf) }];
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map((group) => ({
            label: group.label.text,
            choices: group.options.map(choiceOf),
          }))
        : [{ label: null, choices: (element.options ?? []).map(choiceOf) }];
    case 'users_select':
    case 'multi_users_select':
      return [
        { label: null, choices: directory.users.map((user) => userChoice(directory, user.id)) },
      ];
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return [{ label: null, choices: channelChoices(directory, element.type) }];
    case 'external_select':
    case 'multi_external_select':
      return [];
    default:
      return element satisfies never;
  }
}

export function userChoice(directory: Directory, id: string): Choice {
  return choiceOfId(id, userName(directory, id));
}

export function channelChoice(directory: Directory, id: string): Choice {
  const channel = directory.channels.find((each) => each.id === id);
  const text = channel?.kind === 'dm' ? channel.name : `#${channel?.name ?? id}`;
  return choiceOfId(id, text);
}

function channelChoices(directory: Directory, type: string): Choice[] {
  const hasDirect = type.endsWith('conversations_select');
  return directory.channels
    .filter((channel) => hasDirect || channel.kind === 'channel')
    .map((channel) => channelChoice(directory, channel.id));
}
