const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

function focusable(root: Element | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
    (element) => element.getClientRects().length > 0,
  );
}

/** The element that asks for it, else the first control of the body, else the main button. */
export function firstFocusTarget(dialog: HTMLElement | null): HTMLElement | null {
  return (
    dialog?.querySelector<HTMLElement>('[data-focus-on-load]') ??
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)') ??
    dialog?.querySelector<HTMLElement>('.dialog-foot .is-primary, .dialog-foot button') ??
    focusable(dialog)[0] ??
    null
  );
}

/** Keeps Tab inside: after the last comes the first. */
export function wrapFocus(dialog: HTMLElement | null, event: KeyboardEvent): void {
  const all = focusable(dialog);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

/** The first control of the block that has an error, in the order of the page. */
export function focusFirstError(dialog: HTMLElement | null): void {
  const error = dialog?.querySelector('.input .field-error');
  const block = error?.closest('.input');
  block?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}

function isFocusLost(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body;
}

/** A new view may have taken the focused element away; then it is read from its beginning. */
export function keepFocusInside(dialog: HTMLElement | null): void {
  if (!isFocusLost()) return;
  dialog?.querySelector('.dialog-body')?.scrollTo(0, 0);
  firstFocusTarget(dialog)?.focus({ preventScroll: true });
}

/** A button that was disabled for a while has lost the focus, and is the one to press again. */
export function returnFocusToSubmit(dialog: HTMLElement | null): void {
  if (isFocusLost()) dialog?.querySelector<HTMLElement>('[type=submit]')?.focus();
}
