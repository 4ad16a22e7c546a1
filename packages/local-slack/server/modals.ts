import type { ModalView } from '@slack/types';
import type { Bus } from './bus.js';
import type { Ids } from './ids.js';
import { MODAL_STACK_DEPTH } from './limits.js';
import { SlackRefusal } from './refusal.js';
import { valuesAfter } from './state-values.js';
import type { StateOption, StateValues } from './view-state.js';

export type OpenModal = {
  id: string;
  hash: string;
  userId: string;
  rootId: string;
  previousId: string | null;
  view: ModalView;
  values: StateValues;
  /** What external selects have offered so far, by block and action id. */
  offered: Map<string, StateOption[]>;
  isSubmitting: boolean;
};

export type KeptModal = Omit<OpenModal, 'offered' | 'isSubmitting'>;

export type Modals = {
  /** Bottom first. */
  stackOf(userId: string): OpenModal[];
  find(viewId: string): OpenModal | undefined;
  findByExternalId(externalId: string): OpenModal | undefined;
  /** A command or shortcut opens a new stack; from inside a modal a view goes on top. */
  open(userId: string, view: ModalView): OpenModal;
  push(userId: string, view: ModalView): OpenModal;
  update(modal: OpenModal, view: ModalView): OpenModal;
  /** Takes away this view and what lies on top of it. */
  close(modal: OpenModal): void;
  clear(userId: string): void;
  /** Tells the person's pages how things stand. */
  changed(userId: string): void;
  /** What survives a restart, bottom first, and putting it back. */
  kept(): KeptModal[];
  restore(modals: KeptModal[]): void;
};

/** `stored` is called after every change of what survives a restart, before a page hears of it. */
export function createModals(ids: Ids, bus: Bus, stored: () => void): Modals {
  const stacks = new Map<string, OpenModal[]>();
  const stackOf = (userId: string) => stacks.get(userId) ?? [];
  const all = () => [...stacks.values()].flat();
  const changed = (userId: string) => {
    const stack = stackOf(userId).map(({ id, hash, view }, index) => {
      return { viewId: id, hash, depth: index + 1, view };
    });
    bus.tell([userId], { type: 'modals', stack });
  };
  const setStack = (userId: string, stack: OpenModal[]) => {
    stacks.set(userId, stack);
    stored();
    changed(userId);
  };
  const add = (userId: string, view: ModalView, below: OpenModal[]): OpenModal => {
    const id = ids.next('V');
    const modal = {
      id,
      hash: ids.hash(),
      userId,
      rootId: below[0]?.id ?? id,
      previousId: below.at(-1)?.id ?? null,
      view,
      values: valuesAfter(view.blocks),
      offered: new Map<string, StateOption[]>(),
      isSubmitting: false,
    };
    setStack(userId, [...below, modal]);
    return modal;
  };
  return {
    stackOf,
    changed,
    find: (viewId) => all().find((modal) => modal.id === viewId),
    findByExternalId: (externalId) => all().find((m) => m.view.external_id === externalId),
    open: (userId, view) => add(userId, view, []),
    push(userId, view) {
      const below = stackOf(userId);
      if (below.length >= MODAL_STACK_DEPTH) throw new SlackRefusal('push_limit_reached');
      return add(userId, view, below);
    },
    update(modal, view) {
      modal.view = view;
      modal.hash = ids.hash();
      modal.values = valuesAfter(view.blocks, modal.values);
      stored();
      changed(modal.userId);
      return modal;
    },
    close(modal) {
      const stack = stackOf(modal.userId);
      const at = stack.indexOf(modal);
      if (at >= 0) setStack(modal.userId, stack.slice(0, at));
    },
    clear: (userId) => setStack(userId, []),
    kept: () => all().map(({ offered: _offered, isSubmitting: _busy, ...modal }) => modal),
    restore(modals) {
      for (const kept of modals) {
        const modal = { ...kept, offered: new Map<string, StateOption[]>(), isSubmitting: false };
        stacks.set(kept.userId, [...stackOf(kept.userId), modal]);
      }
    },
  };
}
