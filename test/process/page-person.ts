import type {
  PageInputState,
  PageInputValue,
  PageMessage,
  PageMessages,
  PageModal,
  PageOk,
  PageSubmitResponse,
  PageSuggestions,
} from 'local-slack/testing';
import {
  enterPage,
  findField,
  optionsOf,
  type PlacedElement,
  placedElements,
  plainWords,
  typedValue,
} from 'local-slack/testing';
import { watchModals } from './page-modals.js';

/** A person at the page of a local workspace that runs in another process. */
export type PagePerson = {
  command(text: string, channel?: string): Promise<PageOk>;
  /** The topmost modal for which the look holds, now or soon. */
  modal(what: string, look?: (modal: PageModal) => boolean): Promise<PageModal>;
  /** Types into the fields, by their labels, and chooses by the words of an option. */
  fill(modal: PageModal, fields: Record<string, string>): Promise<PageInputState>;
  submit(modal: PageModal, state: PageInputState): Promise<PageSubmitResponse>;
  /** The first button whose spoken or else written name fits. */
  click(modal: PageModal, name: RegExp): Promise<PageOk>;
  close(modal: PageModal): Promise<PageOk>;
  messages(channel: string): Promise<PageMessage[]>;
  leave(): void;
};

function buttonIn(modal: PageModal, name: RegExp): PlacedElement {
  const buttons = placedElements(modal.view.blocks).filter(
    ({ element }) => element.type === 'button',
  );
  const nameOf = ({ element }: PlacedElement) =>
    String(element.accessibility_label ?? plainWords(element.text));
  const found = buttons.find((placed) => name.test(nameOf(placed)));
  if (found === undefined)
    throw new Error(`no button ${name}, but ${buttons.map(nameOf).join(', ')}`);
  return found;
}

/** `pageUrl` is the address that the process has printed. */
export async function pagePerson(pageUrl: string, user: string): Promise<PagePerson> {
  const { baseUrl, headers } = await enterPage(pageUrl);
  const asked = async <Answer>(
    path: string,
    request?: Record<string, unknown>,
  ): Promise<Answer> => {
    const body = JSON.stringify({ user, ...request });
    const sent = { ...headers, 'content-type': 'application/json' };
    const json = { method: 'POST', headers: sent, body };
    const call = request === undefined ? { headers } : json;
    const answer = await fetch(`${baseUrl}page-api/${path}`, call);
    const content: Answer = await answer.json();
    return content;
  };
  const watch = await watchModals(`${baseUrl}page-api/events?user=${user}`, headers);
  const container = (modal: PageModal) => ({ kind: 'modal', viewId: modal.viewId });
  const placeOf = ({ blockId, actionId }: PlacedElement) => ({ blockId, actionId });
  const offered = async (modal: PageModal, placed: PlacedElement, query: string) => {
    const request = { container: container(modal), ...placeOf(placed), query };
    const { groups } = await asked<PageSuggestions>('suggestions', request);
    return groups.flatMap(({ options }) => options);
  };
  const valueFor = async (modal: PageModal, placed: PlacedElement, wanted: string) => {
    const type = String(placed.element.type);
    if (!/select|radio/.test(type)) return typedValue(placed.element, wanted);
    const options =
      type === 'external_select'
        ? await offered(modal, placed, wanted)
        : optionsOf(placed.element).map(({ text, value }) => ({ text: text.text, value }));
    const option = options.find(({ text }) => text.includes(wanted));
    if (option === undefined) throw new Error(`"${wanted}" is not offered in ${type}`);
    return { type, selected_option: { value: option.value } };
  };
  return {
    command: (text, channel = 'C0GENERAL') => asked('command', { channel, text }),
    modal: (what, look = () => true) => watch.modal(what, look),
    async fill(modal, fields) {
      const state: PageInputState = {};
      for (const [label, wanted] of Object.entries(fields)) {
        const placed = findField(modal.view.blocks, label);
        const value: PageInputValue = await valueFor(modal, placed, wanted);
        state[placed.blockId] = { ...state[placed.blockId], [placed.actionId]: value };
        if (placed.input?.dispatch_action !== true) continue;
        const request = { container: container(modal), ...placeOf(placed), value, state };
        await asked<PageOk>('action', request);
      }
      return state;
    },
    submit: ({ viewId }, state) => asked('submit', { viewId, state }),
    click: (modal, name) => {
      const placed = buttonIn(modal, name);
      const { type, text, value } = placed.element;
      const pressed = { type, text, ...(value === undefined ? {} : { value }) };
      const request = { container: container(modal), ...placeOf(placed), value: pressed };
      return asked('action', { ...request, state: {} });
    },
    close: ({ viewId }) => asked('close', { viewId, clear: true }),
    async messages(channel) {
      const path = `messages?user=${user}&channel=${channel}`;
      return (await asked<PageMessages>(path)).messages;
    },
    leave: watch.leave,
  };
}
