import express, { type Request, type Response, Router } from 'express';
import { runAction } from '../interactions/action.js';
import { runClose } from '../interactions/close.js';
import { runCommand } from '../interactions/command.js';
import { openHome } from '../interactions/home.js';
import { answered } from '../interactions/parties.js';
import { runShortcut } from '../interactions/shortcut.js';
import { runSubmit } from '../interactions/submit.js';
import { askSuggestions } from '../interactions/suggestions.js';
import { type JsonObject, objectOf, textOf } from '../json.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { readMailFor, readMailsFor } from './mail-pages.js';
import { jsonPosts } from './our-own.js';
import { streamEvents } from './page-events.js';
import {
  readActionRequest,
  readCloseRequest,
  readCommandRequest,
  readShortcutRequest,
  readSubmitRequest,
  readSuggestionRequest,
} from './page-requests.js';
import { pageMessages, pageState } from './page-state.js';

type Act = (body: JsonObject) => Promise<unknown>;

function actions(world: World): Record<string, Act> {
  return {
    command: (body) => runCommand(world, readCommandRequest(body)),
    shortcut: (body) => runShortcut(world, readShortcutRequest(body)),
    action: (body) => runAction(world, readActionRequest(body)),
    suggestions: (body) => askSuggestions(world, readSuggestionRequest(body)),
    submit: (body) => runSubmit(world, readSubmitRequest(body)),
    close: (body) => runClose(world, readCloseRequest(body)),
  };
}

function queryText(request: Request, name: string): string {
  const value = textOf(request.query[name]);
  if (value === undefined) throw new SlackRefusal('invalid_request', [`${name} is missing`]);
  return value;
}

/** What the browser page asks for, under `/page-api/`. */
export function pageRoutes(world: World): Router {
  const router = Router();
  router.use(jsonPosts, express.json({ limit: '2mb' }));
  const read = (path: string, act: (request: Request) => unknown) =>
    router.get(path, async (request, response) => {
      response.setHeader('cache-control', 'no-store');
      response.json(await answered(async () => await act(request)));
    });
  read('/state', (request) => pageState(world, queryText(request, 'user')));
  read('/messages', (request) =>
    pageMessages(world, queryText(request, 'user'), queryText(request, 'channel')),
  );
  read('/home', (request) => openHome(world, queryText(request, 'user')));
  read('/mails', (request) => readMailsFor(world, queryText(request, 'user')));
  read('/mail', (request) =>
    readMailFor(world, { user: queryText(request, 'user'), id: queryText(request, 'id') }),
  );
  router.get('/events', async (request: Request, response: Response) => {
    const refusal = await answered(async () => {
      const user = queryText(request, 'user');
      world.people.get(user);
      streamEvents(world, user, response);
    });
    if (refusal !== undefined) response.json(refusal);
  });
  for (const [name, act] of Object.entries(actions(world))) {
    router.post(`/${name}`, async (request, response) => {
      response.json(await answered(async () => await act(objectOf(request.body))));
    });
  }
  return router;
}
