import type { ChannelsSelect, ConversationsSelect, StaticSelect, UsersSelect } from '@slack/types';
import { type Choice, type ChoiceGroup, offeredGroups } from '../surface/choices.js';
import { useTools } from '../workspace/context.js';
import { ariaOf, type ControlProps } from './field.js';
import { useControl } from './use-control.js';

type SelectElement = StaticSelect | UsersSelect | ConversationsSelect | ChannelsSelect;

/** The browser's own select: known to every keyboard, screen reader and phone. */
export function SelectControl(props: ControlProps<SelectElement>) {
  const { element, field } = props;
  const { directory } = useTools();
  const { held, choose } = useControl(props);
  const groups = offeredGroups(element, directory);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = held.choices[0];

  const pick = (key: string) => {
    const choice = choices.find((each) => each.key === key);
    choose(choice ? [choice] : []);
  };
  return (
    <>
      <select
        {...ariaOf(field)}
        class="text-box"
        value={chosen?.key ?? ''}
        data-focus-on-load={element.focus_on_load ? 'true' : undefined}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {/* A required menu, once answered, cannot be emptied again; the same holds in Slack. */}
        {(!field.isRequired || !chosen) && (
          <option value="">{element.placeholder?.text ?? 'Choose an option'}</option>
        )}
        {groups.map((group) => (
          <GroupOptions key={group.label ?? ''} group={group} chosen={chosen} />
        ))}
      </select>
      {chosen?.description && <p class="hint">{chosen.description}</p>}
    </>
  );
}

function GroupOptions({ group, chosen }: { group: ChoiceGroup; chosen: Choice | undefined }) {
  const options = group.choices.map((choice) => (
    <option key={choice.key} value={choice.key} selected={choice.key === chosen?.key}>
      {choice.text}
    </option>
  ));
  return group.label === null ? options : <optgroup label={group.label}>{options}</optgroup>;
}
