import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export type MenuItem = {
  key: string;
  text: string;
  description?: string | undefined;
  onPick: () => void;
};

type Props = { label: string; items: MenuItem[]; children: ComponentChildren };

/** A button that opens a menu: arrows move, Enter picks, Escape closes and gives the focus back. */
export function MenuButton({ label, items, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const menuId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (isOpen) entriesOf(root.current)[0]?.focus();
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const closeWhenLeft = (event: FocusEvent) => {
    const next = event.relatedTarget;
    if (!(next instanceof Node && root.current?.contains(next))) setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) moveFocus(root.current, step);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu" role="none" ref={root} onFocusOut={closeWhenLeft} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        class="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuId}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div class="menu-list" role="menu" id={menuId} aria-label={label}>
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              key={item.key}
              class="menu-item"
              onClick={() => {
                close();
                item.onPick();
              }}
            >
              <bdi>{item.text}</bdi>
              {item.description && <small>{item.description}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function entriesOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function moveFocus(root: HTMLElement | null, step: number): void {
  const entries = entriesOf(root);
  const active = document.activeElement;
  const now = active instanceof HTMLElement ? entries.indexOf(active) : -1;
  entries[(now + step + entries.length) % entries.length]?.focus();
}
