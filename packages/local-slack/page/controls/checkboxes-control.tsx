import type { Checkboxes } from '@slack/types';
import { choiceOf } from '../surface/choices.js';
import type { ControlProps } from './field.js';
import { TickRow } from './tick-row.js';
import { useControl } from './use-control.js';

export function CheckboxesControl(props: ControlProps<Checkboxes>) {
  const { element, field } = props;
  const { held, choose } = useControl(props);
  const offered = element.options.map(choiceOf);
  const ticked = new Set(held.choices.map((choice) => choice.key));

  const tick = (key: string, isTicked: boolean) =>
    choose(offered.filter(({ key: each }) => (each === key ? isTicked : ticked.has(each))));

  return (
    <>
      {offered.map((choice, index) => (
        <TickRow
          key={choice.key}
          type="checkbox"
          field={field}
          index={index}
          choice={choice}
          isTicked={ticked.has(choice.key)}
          takesFocus={element.focus_on_load === true && index === 0}
          onTick={(isTicked) => tick(choice.key, isTicked)}
        />
      ))}
    </>
  );
}
