import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { useEffect, useRef } from 'preact/hooks';
import { ariaOf, type ControlProps } from './field.js';
import { useControl } from './use-control.js';

type TextElement = PlainTextInput | NumberInput | EmailInput | URLInput;

const KEYBOARD = {
  plain_text_input: 'text',
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
} as const;
const TYPING_PAUSE_MS = 300;

export function TextControl(props: ControlProps<TextElement>) {
  const { element, field } = props;
  const { held, put, tell } = useControl(props);
  const pause = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(pause.current), []);

  const tellsOn = field.dispatches
    ? (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'])
    : [];
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;

  const type = (text: string) => {
    put({ text });
    if (!tellsOn.includes('on_character_entered')) return;
    window.clearTimeout(pause.current);
    pause.current = window.setTimeout(tell, TYPING_PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    if (!tellsOn.includes('on_enter_pressed')) return;
    // Enter is for the app here, not for submitting the form.
    event.preventDefault();
    tell();
  };

  const shared = {
    ...ariaOf(field),
    class: 'text-box',
    dir: 'auto' as const,
    placeholder: element.placeholder?.text,
    value: held.text,
    'data-focus-on-load': element.focus_on_load ? 'true' : undefined,
    onKeyDown,
  };
  if (isMultiline) {
    return <textarea {...shared} rows={4} onInput={(event) => type(event.currentTarget.value)} />;
  }
  return (
    <input
      {...shared}
      type="text"
      inputMode={KEYBOARD[element.type]}
      autocomplete="off"
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}
