import type { HomeView, ModalView } from '@slack/types';
import { isObject, type JsonObject, listOf } from '../json.js';
import {
  ID_CHARS,
  PRIVATE_METADATA_CHARS,
  VIEW_BLOCKS,
  VIEW_BYTES,
  VIEW_TITLE_CHARS,
} from '../limits.js';
import { SlackRefusal } from '../refusal.js';
import { blockList } from './blocks.js';
import { plainText } from './composition.js';
import { anyString, flag, oneOf, shape } from './fields.js';
import { type Check, fault, faultMessages, startAt, within } from './place.js';

const words = plainText(VIEW_TITLE_CHARS);
const shared = {
  callback_id: anyString(ID_CHARS),
  external_id: anyString(ID_CHARS),
  private_metadata: anyString(PRIVATE_METADATA_CHARS),
};
const blocks = blockList(VIEW_BLOCKS);

const submitForInputs: Check = (view, place) => {
  if (!isObject(view) || view.submit !== undefined) return;
  if (listOf(view.blocks).some((entry) => isObject(entry) && entry.type === 'input')) {
    fault(place, 'must define `submit` to use an `input` block in modals');
  }
};

/** A cursor can start in one field only. */
const oneFocus: Check = (view, place) => {
  if (!isObject(view)) return;
  const focused = JSON.stringify(view.blocks ?? []).split('"focus_on_load":true').length - 1;
  if (focused > 1) fault(within(place, 'blocks'), 'only one element can set focus_on_load to true');
};

const modalCheck = shape(
  { type: oneOf('modal'), title: words, blocks },
  { ...shared, submit: words, close: words, clear_on_close: flag, notify_on_close: flag },
  submitForInputs,
  oneFocus,
);
const homeCheck = shape({ type: oneOf('home'), blocks }, shared, oneFocus);

function passes(value: unknown, check: Check, surface: 'modal' | 'home'): void {
  const place = startAt('/view', surface);
  check(value, place);
  if (place.faults.length > 0) {
    throw new SlackRefusal('invalid_arguments', faultMessages(place.faults));
  }
  if (Buffer.byteLength(JSON.stringify(value)) > VIEW_BYTES) {
    throw new SlackRefusal('view_too_large');
  }
}

function isModalView(value: unknown): value is ModalView & JsonObject {
  passes(value, modalCheck, 'modal');
  return true;
}

function isHomeView(value: unknown): value is HomeView & JsonObject {
  passes(value, homeCheck, 'home');
  return true;
}

/** Refuses with `invalid_arguments` (one sentence per fault) or `view_too_large`. */
export function readModalView(value: unknown): ModalView {
  if (!isModalView(value)) throw new SlackRefusal('invalid_arguments');
  return value;
}

/** Refuses as `readModalView` does. */
export function readHomeView(value: unknown): HomeView {
  if (!isHomeView(value)) throw new SlackRefusal('invalid_arguments');
  return value;
}
