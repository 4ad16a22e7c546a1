import { isObject, type JsonObject, objectOf, textOf } from '../json.js';
import type {
  PageActionRequest,
  PageCloseRequest,
  PageCommandRequest,
  PageContainer,
  PageInputState,
  PageInputValue,
  PageShortcutRequest,
  PageSubmitRequest,
  PageSuggestionRequest,
} from '../page-api.js';
import { SlackRefusal } from '../refusal.js';

function text(body: JsonObject, name: string): string {
  const value = textOf(body[name]);
  if (value === undefined) throw new SlackRefusal('invalid_request', [`${name} is missing`]);
  return value;
}

function inputValue(value: unknown): PageInputValue {
  return { ...objectOf(value), type: textOf(objectOf(value).type) ?? '' };
}

function inputState(value: unknown): PageInputState {
  const state: PageInputState = {};
  for (const [blockId, actions] of Object.entries(objectOf(value))) {
    const entries = Object.entries(objectOf(actions));
    state[blockId] = Object.fromEntries(entries.map(([id, given]) => [id, inputValue(given)]));
  }
  return state;
}

function containerOf(value: unknown): PageContainer {
  if (isObject(value)) {
    const { kind } = value;
    if (kind === 'modal' || kind === 'home') return { kind, viewId: text(value, 'viewId') };
    if (kind === 'message') {
      return { kind, channel: text(value, 'channel'), ts: text(value, 'ts') };
    }
  }
  throw new SlackRefusal('invalid_request', ['container is missing']);
}

export function readCommandRequest(body: JsonObject): PageCommandRequest {
  return { user: text(body, 'user'), channel: text(body, 'channel'), text: text(body, 'text') };
}

export function readShortcutRequest(body: JsonObject): PageShortcutRequest {
  return { user: text(body, 'user'), callbackId: text(body, 'callbackId') };
}

function readElement(body: JsonObject) {
  return {
    user: text(body, 'user'),
    container: containerOf(body.container),
    blockId: text(body, 'blockId'),
    actionId: text(body, 'actionId'),
  };
}

export function readActionRequest(body: JsonObject): PageActionRequest {
  const { value, state } = body;
  return { ...readElement(body), value: inputValue(value), state: inputState(state) };
}

export function readSuggestionRequest(body: JsonObject): PageSuggestionRequest {
  return { ...readElement(body), query: text(body, 'query') };
}

export function readSubmitRequest(body: JsonObject): PageSubmitRequest {
  const state = inputState(body.state);
  return { user: text(body, 'user'), viewId: text(body, 'viewId'), state };
}

export function readCloseRequest(body: JsonObject): PageCloseRequest {
  return { user: text(body, 'user'), viewId: text(body, 'viewId'), clear: body.clear === true };
}
