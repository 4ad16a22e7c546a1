import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { ariaOf, type ControlProps } from './field.js';
import { useControl } from './use-control.js';

type DateElement = Datepicker | Timepicker | DateTimepicker;

const INPUT_TYPE = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const;

export function DateControl(props: ControlProps<DateElement>) {
  const { element, field } = props;
  const { held, type } = useControl(props);
  return (
    <input
      {...ariaOf(field)}
      class="text-box is-narrow"
      type={INPUT_TYPE[element.type]}
      value={held.text}
      data-focus-on-load={element.focus_on_load ? 'true' : undefined}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
