/**
 * For tests of an app: Slack's rules for blocks, what a person sees in blocks, and the page's own
 * protocol, for a workspace that runs in another process.
 */
export { type PlacedElement, placedElements } from './block-walk.js';
export { findField } from './driver/find-element.js';
export { typedValue } from './driver/typed-value.js';
export { blocksText, plainWords } from './driver/visible-text.js';
export { type EnteredPage, enterPage } from './enter-page.js';
export { optionsOf } from './input-options.js';
export { isObject } from './json.js';
export type * from './page-api.js';
export { readMessageBlocks } from './strict/message.js';
export { readHomeView, readModalView } from './strict/view.js';
