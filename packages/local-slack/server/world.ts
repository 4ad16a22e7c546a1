import { type Bus, createBus } from './bus.js';
import { type Channels, createChannels } from './channels.js';
import { type Clock, createTimers, systemClock, type Timers } from './clock.js';
import { createDelivery, type Delivery } from './delivery.js';
import { createFaultPlan, type FaultPlan } from './faults.js';
import { createFiles, type Files } from './files.js';
import { createHomes, type Homes } from './homes.js';
import { createHttpTransport } from './http-transport.js';
import { createIds, type Ids } from './ids.js';
import { createMailbox, type Mailbox } from './mail/mailbox.js';
import { createMessageStates, type MessageStates } from './message-states.js';
import { createMessages, type Messages } from './messages.js';
import { createModals, type Modals } from './modals.js';
import type { LocalSlackOptions, LocalSlackSeed } from './options.js';
import type { PageMessage } from './page-api.js';
import { createPeople, type People } from './people.js';
import { createRecord, type WorkspaceRecord } from './record.js';
import { createResponseUrls, type ResponseUrls } from './response-urls.js';
import { createSocketHub, type SocketHub } from './socket-hub.js';
import { createTriggers, type Triggers } from './triggers.js';
import type { StateOption } from './view-state.js';

// What is waited for ends the wait, so only a busy machine ever takes as long.
const DRIVER_WAIT_MS = 15_000;

/** Everything that one workspace is made of; made once, handed on to its parts. */
export type World = {
  seed: LocalSlackSeed;
  tokens: LocalSlackOptions['tokens'];
  botId: string;
  clock: Clock;
  timers: Timers;
  ids: Ids;
  bus: Bus;
  people: People;
  channels: Channels;
  messages: Messages;
  homes: Homes;
  modals: Modals;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  files: Files;
  /** Null in a workspace without one. */
  mailbox: Mailbox | null;
  /** What external menus inside messages have offered so far, by block and action id. */
  messageOffers: WeakMap<PageMessage, Map<string, StateOption[]>>;
  messageStates: MessageStates;
  faults: FaultPlan;
  record: WorkspaceRecord;
  sockets: SocketHub;
  delivery: Delivery;
  /** How long the driver waits, unless told otherwise. */
  waitMs: number;
  /** `http://127.0.0.1:PORT/`, once the server listens. */
  baseUrl(): string;
  setBaseUrl(url: string): void;
};

type Foundation = Pick<World, 'clock' | 'timers' | 'ids' | 'bus' | 'faults' | 'record'>;

function createSockets(options: LocalSlackOptions, foundation: Foundation): SocketHub {
  const { ids, timers, faults, bus } = foundation;
  return createSocketHub({
    ...{ appId: options.seed.app.id, ids, timers, faults },
    connectionChanged: (connected) => bus.tellAll({ type: 'connection', connected }),
  });
}

function createTransportDelivery(
  { delivery, tokens }: LocalSlackOptions,
  sockets: SocketHub,
  { clock, timers, faults, record, bus }: Foundation,
): Delivery {
  if (delivery.kind === 'socket') {
    return createDelivery({ transport: sockets, clock, timers, record });
  }
  const transport = createHttpTransport({
    ...{ requestUrl: delivery.requestUrl, signingSecret: tokens.signingSecret },
    ...{ clock, timers, faults },
    connectionChanged: (connected) => bus.tellAll({ type: 'connection', connected }),
  });
  return createDelivery({ transport, clock, timers, record });
}

/** Called after every change of what survives a restart; of forms before anybody sees it. */
export type Keeping = { changed: () => void; formsChanged: () => void };

export function createWorld(options: LocalSlackOptions, { changed, formsChanged }: Keeping): World {
  const { seed, tokens, mailbox } = options;
  const clock = options.clock ?? systemClock;
  const timers = createTimers(clock);
  const foundation = {
    ...{ clock, timers, ids: createIds(clock), bus: createBus() },
    ...{ faults: createFaultPlan(), record: createRecord() },
  };
  const { ids, bus } = foundation;
  const people = createPeople(seed);
  const channels = createChannels(seed, people);
  const sockets = createSockets(options, foundation);
  let base = '';
  return {
    ...foundation,
    ...{ seed, tokens, people, channels, sockets },
    botId: `B${seed.app.botUserId.slice(1)}`,
    messages: createMessages(bus, channels, changed),
    homes: createHomes(ids, bus, changed),
    modals: createModals(ids, bus, formsChanged),
    triggers: createTriggers(clock, ids),
    responseUrls: createResponseUrls(clock, ids, () => base),
    files: createFiles(ids),
    mailbox: mailbox === undefined ? null : createMailbox({ folder: mailbox.folder, clock, bus }),
    messageOffers: new WeakMap(),
    messageStates: createMessageStates(),
    delivery: createTransportDelivery(options, sockets, foundation),
    waitMs: options.waitMs ?? DRIVER_WAIT_MS,
    baseUrl: () => base,
    setBaseUrl: (url) => {
      base = url;
    },
  };
}
