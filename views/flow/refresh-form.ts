import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import type { Action } from '../../src/domain/people/rights.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import type { ActionHandler, Surroundings } from './surroundings.js';

/** A form in which something was chosen: who may use it, and how it is shown then. */
export type Refreshed = {
  what: string;
  act: Action;
  show: (surroundings: Surroundings, chosen: Chosen) => Promise<ModalView>;
};

type Chosen = {
  actor: Actor;
  view: Pick<Submitted['view'], 'state' | 'private_metadata'>;
  body: Pressed['body'];
};

/** Something was chosen, typed or filled in: the form shows what follows from it. */
export function refreshForm({ what, act, show }: Refreshed): ActionHandler {
  return async (surroundings: Surroundings, { ack, body, client }: Pressed) => {
    await ack();
    await surroundings.edge.refreshModal({ client, body, what }, (actor, view) => {
      requireRight(actor, act);
      return show(surroundings, { actor, view, body });
    });
  };
}
