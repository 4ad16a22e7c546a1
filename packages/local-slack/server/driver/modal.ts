import { runClose } from '../interactions/close.js';
import { runSubmit } from '../interactions/submit.js';
import type { OpenModal } from '../modals.js';
import type { PageOk, PageSubmitResponse } from '../page-api.js';
import type { World } from '../world.js';
import { createSurface, type Surface } from './surface.js';
import { plainWords } from './visible-text.js';

export type ModalHandle = Surface & {
  readonly id: string;
  readonly title: string;
  readonly privateMetadata: string;
  isOpen(): boolean;
  submit(): Promise<PageSubmitResponse>;
  /** Cancel; with `clear` the cross, which closes the whole stack. */
  close(options?: { clear?: boolean }): Promise<PageOk>;
  /** What the last submit left beside the fields, by block id. */
  errors(): Record<string, string>;
  /** The same, and fails when there is none, or not at the named blocks. */
  expectErrors(...blockIds: string[]): Record<string, string>;
};

function openModal(world: World, viewId: string): OpenModal {
  const modal = world.modals.find(viewId);
  if (modal === undefined) throw new Error('This modal is no longer open.');
  return modal;
}

export function createModalHandle(world: World, userId: string, viewId: string): ModalHandle {
  let errors: Record<string, string> = {};
  const container = { kind: 'modal', viewId } as const;
  const surface = createSurface({ world, userId, container: () => container });
  const view = () => openModal(world, viewId).view;
  return {
    ...surface,
    id: viewId,
    get title() {
      return view().title.text;
    },
    get privateMetadata() {
      return view().private_metadata ?? '';
    },
    text: () => {
      const { title, submit, close } = view();
      return [plainWords(title), surface.text(), plainWords(submit), plainWords(close)]
        .filter((words) => words !== '')
        .join('\n');
    },
    isOpen: () => world.modals.find(viewId) !== undefined,
    async submit() {
      const answer = await runSubmit(world, { user: userId, viewId, state: {} });
      errors = answer.ok ? {} : (answer.errors ?? {});
      return answer;
    },
    close: ({ clear = false } = {}) => runClose(world, { user: userId, viewId, clear }),
    errors: () => errors,
    expectErrors(...blockIds) {
      const there = Object.keys(errors);
      const isMissing = blockIds.some((blockId) => !there.includes(blockId));
      if (there.length === 0 || isMissing) {
        const found = there.length === 0 ? 'none' : JSON.stringify(errors);
        throw new Error(`Expected errors at ${blockIds.join(', ') || 'some field'}; ${found}.`);
      }
      return errors;
    },
  };
}
