import type { PageEvent, PageModal } from 'local-slack/testing';
import { blocksText } from 'local-slack/testing';

const patienceMs = 15_000;

export function modalText(modal: PageModal): string {
  return [modal.view.title.text, blocksText(modal.view.blocks)].join('\n');
}

export type ModalWatch = {
  /** The topmost modal for which the look holds, now or soon. */
  modal(what: string, look: (modal: PageModal) => boolean): Promise<PageModal>;
  leave(): void;
};

async function readEvents(body: ReadableStream<Uint8Array>, seen: (event: PageEvent) => void) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    const parts = `${text}${decoder.decode(chunk, { stream: true })}`.split('\n\n');
    text = parts.pop() ?? '';
    for (const data of parts.flatMap((part) => /^data: (.*)$/m.exec(part)?.[1] ?? [])) {
      seen(JSON.parse(data));
    }
  }
}

/** Follows the server's events and keeps the stack of open modals. */
export async function watchModals(
  eventsUrl: string,
  headers: Record<string, string>,
): Promise<ModalWatch> {
  const leaving = new AbortController();
  const answer = await fetch(eventsUrl, { headers, signal: leaving.signal });
  if (answer.body === null) throw new Error(`${eventsUrl} has no events`);
  let stack: PageModal[] = [];
  let changed: () => void = () => undefined;
  const follow = readEvents(answer.body, (event) => {
    if (event.type !== 'modals') return;
    stack = event.stack;
    changed();
  });
  // It ends when the person leaves or the workspace is killed.
  follow.catch(() => undefined);
  const modal = (what: string, look: (modal: PageModal) => boolean) =>
    new Promise<PageModal>((resolve, reject) => {
      const tooLate = () => {
        const there = stack.map(modalText).join('\n---\n') || 'no modal';
        reject(new Error(`Waited for ${what}; there is: ${there}`));
      };
      const timer = setTimeout(tooLate, patienceMs);
      changed = () => {
        const top = stack.at(-1);
        if (top === undefined || !look(top)) return;
        clearTimeout(timer);
        changed = () => undefined;
        resolve(top);
      };
      changed();
    });
  return { modal, leave: () => leaving.abort() };
}
