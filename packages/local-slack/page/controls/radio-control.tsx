import type { RadioButtons } from '@slack/types';
import { choiceOf } from '../surface/choices.js';
import type { ControlProps } from './field.js';
import { TickRow } from './tick-row.js';
import { useControl } from './use-control.js';

export function RadioControl(props: ControlProps<RadioButtons>) {
  const { element, field } = props;
  const { held, choose } = useControl(props);
  return (
    <>
      {element.options.map(choiceOf).map((choice, index) => (
        <TickRow
          key={choice.key}
          type="radio"
          field={field}
          index={index}
          choice={choice}
          isTicked={held.choices[0]?.key === choice.key}
          takesFocus={element.focus_on_load === true && index === 0}
          onTick={() => choose([choice])}
        />
      ))}
    </>
  );
}
