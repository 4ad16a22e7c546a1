import { AUTH_METHODS } from './auth.js';
import { CHAT_METHODS } from './chat.js';
import { CONVERSATION_METHODS } from './conversations.js';
import { FILE_METHODS } from './files.js';
import type { ApiMethods } from './method.js';
import { USER_METHODS } from './users.js';
import { VIEW_METHODS } from './views.js';

/** Every method of the Web API that this workspace answers; `local-slack/README.md` lists them. */
export const API_METHODS: ApiMethods = {
  ...AUTH_METHODS,
  ...VIEW_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...USER_METHODS,
  ...FILE_METHODS,
};
