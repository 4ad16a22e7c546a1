import { useId } from 'preact/hooks';
import type { AnyElement } from '../surface/elements.js';
import { Control } from './control.js';

type Props = { element: AnyElement; blockId: string; nearbyText: string };

/** An element outside an input block: no label, and every change goes to the app. */
export function BareControl({ element, blockId, nearbyText }: Props) {
  const id = useId();
  const ownText = 'placeholder' in element ? element.placeholder?.text : undefined;
  const ariaLabel = ownText ?? nearbyText;
  const field = {
    id,
    ariaLabel,
    describedBy: undefined,
    isInvalid: false,
    isRequired: false,
    dispatches: true,
  };
  const control = <Control element={element} blockId={blockId} field={field} />;
  if (element.type !== 'radio_buttons' && element.type !== 'checkboxes') return control;
  return (
    <fieldset class="bare-group" aria-label={ariaLabel}>
      {control}
    </fieldset>
  );
}
