/** The local workspace as a program starts it, and as a test drives it. */
export type {
  Conversation,
  Driver,
  MessageHandle,
  ModalHandle,
  Person,
  Surface,
} from './driver.js';
export { LocalSlackError } from './local-slack-error.js';
export type { Mailbox } from './mail/mailbox.js';
export { type Manifest, readManifest } from './manifest.js';
export { randomTokens } from './random-tokens.js';
export {
  type LocalSlack,
  type LocalSlackOptions,
  type LocalSlackSeed,
  startLocalSlack,
} from './workspace.js';
