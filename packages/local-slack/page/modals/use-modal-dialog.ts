import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { firstFocusTarget, wrapFocus } from './focus.js';

/** Opens a `<dialog>` as a modal; Escape asks to leave, Tab stays inside, focus comes back. */
export function useModalDialog(onLeave: () => void): {
  dialog: RefObject<HTMLDialogElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onCancel: (event: Event) => void;
} {
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // A form is read from its beginning, however far down its first control stands.
    firstFocusTarget(opened)?.focus({ preventScroll: true });
    // Closing before the element goes is what makes the browser give the focus back.
    return () => opened?.close();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Tab') wrapFocus(dialog.current, event);
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onLeave();
  };
  const onCancel = (event: Event) => {
    // Only the app's answer closes a dialog; the browser must not do it on its own.
    event.preventDefault();
    if (event.target === dialog.current) onLeave();
  };
  return { dialog, onKeyDown, onCancel };
}
