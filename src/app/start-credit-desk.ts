import type { Config } from '../config/read-config.js';
import { createDrawing } from '../drawing/create-drawing.js';
import type { Desk } from '../services/desk.js';
import { figuresNow } from '../services/figures-now.js';
import { createEdge, type Edge } from '../slack/edge.js';
import type { SlackApp } from '../slack/receive/create-slack-app.js';
import { createMetrics, type Metrics } from '../web/metrics.js';
import { type ClubContents, clubContents } from './club-contents.js';
import { createDesk } from './create-desk.js';
import type { createLog } from './create-log.js';
import { givenSettings } from './given-settings.js';
import { localClientOf } from './local-client.js';
import { type LocalSlack, startLocalWorkspace } from './local-workspace.js';
import { mailerOf, mailRouteOf } from './mailer-of.js';
import { openDatabase } from './open-database.js';
import { keepForOwnClub } from './own-club.js';
import { registerHandlers } from './register-handlers.js';
import { requireStaff } from './require-staff.js';
import { importSampleClub, isUnfinished } from './sample-club.js';
import { mailsOf } from './send-mail.js';
import { sendNoticesOf } from './send-notices.js';
import { slackAppFor } from './slack-app.js';
import { startWeb } from './start-web.js';
import { warningMailer } from './warning-mailer.js';
import { startWork, type Work } from './work.js';

type Log = ReturnType<typeof createLog>;

export type CreditDesk = {
  desk: Desk;
  localSlack: LocalSlack | null;
  contents: ClubContents;
  stop(): Promise<void>;
};

/** What was started, in order; a stop ends it in the opposite order, each part once. */
type Started = { add(stop: () => Promise<unknown>): void; stopAll(): Promise<void> };

function createStarted(log: Log): Started {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    add(stop) {
      stops.push(stop);
    },
    async stopAll() {
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          log.error({ err: error }, 'a part did not stop cleanly');
        }
      }
    },
  };
}

/**
 * Whether this is the sample club, or is to be. Never in the database that MONGODB_URI names: it may
 * hold a club's own books.
 */
async function takesSample(
  { mongo, dataDir }: Config,
  { desk, ownClub }: { desk: Desk; ownClub: boolean },
): Promise<boolean> {
  if (mongo.kind === 'uri') return false;
  if (ownClub) await keepForOwnClub(dataDir);
  return !ownClub && (isUnfinished(dataDir) || (await clubContents(desk)) !== 'own');
}

async function startLocal(
  config: Config,
  { desk, hasSample, log }: { desk: Desk; hasSample: boolean; log: Log },
): Promise<LocalSlack | null> {
  if (config.slack.kind !== 'local' || !config.roles.has('slack')) return null;
  return startLocalWorkspace({
    clubName: desk.club.name,
    port: config.slack.port,
    dataDir: config.dataDir,
    hasSample,
    hasMailbox: mailRouteOf(config).kind === 'mailbox',
    production: config.production,
    log: (line) => log.warn(line),
  });
}

/** How long presses that are under way at a stop may take to end. */
const drainMs = 2_500;

async function startEdge(parts: {
  desk: Desk;
  slack: SlackApp;
  localSlack: LocalSlack | null;
  log: Log;
  metrics: Metrics;
  started: Started;
}): Promise<Edge> {
  const { desk, slack, localSlack, log, metrics, started } = parts;
  const { refused, answered } = metrics;
  const edge = createEdge({
    slack,
    staff: () => desk.staff,
    locale: () => desk.club.locale,
    log,
    refused,
  });
  registerHandlers(slack.app, { desk, edge, answered });
  started.add(() => slack.stop());
  // Before the connection ends every press is answered, also one that has not come to us yet.
  started.add(() => Promise.all([edge.drain(drainMs), localSlack?.settle(drainMs)]));
  await slack.start();
  return edge;
}

export type StartOptions = {
  log: Log;
  /** The data folder is for somebody's own club, from this start on. */
  ownClub: boolean;
  /** Told of the import of the sample club. */
  progress: (done: number, total: number) => void;
  /** Ends a start that is still going on: it rejects when all that was started has stopped. */
  signal: AbortSignal;
};

/**
 * Makes every part and hands it on: the composition root. Everything that was started is
 * stopped again when a later part fails.
 */
export async function startCreditDesk(config: Config, options: StartOptions): Promise<CreditDesk> {
  const { log, signal } = options;
  const started = createStarted(log);
  const progress = (done: number, total: number) => {
    signal.throwIfAborted();
    options.progress(done, total);
  };
  let work: Work | null = null;
  try {
    const database = await openDatabase(config, {
      setUp: false,
      warnsOfServer: true,
      log: ({ level, message }) => log[level](message),
    });
    started.add(() => database.close());
    started.add(async () => work?.end());
    signal.throwIfAborted();
    const { store } = database;
    const drawing = createDrawing({ log });
    started.add(() => drawing.close());
    const { draw } = drawing;
    const desk = await createDesk(config, { store, log, draw, given: givenSettings(config) });
    const metrics = createMetrics(() => figuresNow(desk));
    store.committed = metrics.booked;
    if (config.production) requireStaff(desk);
    const hasSample = await takesSample(config, { desk, ownClub: options.ownClub });
    const localSlack = await startLocal(config, { desk, hasSample, log });
    if (localSlack !== null) started.add(() => localSlack.stop());
    const { dataDir } = config;
    if (localSlack !== null && hasSample) await importSampleClub(desk, { dataDir, progress });
    const slack = slackAppFor(config, log);
    const { roles } = config;
    const speaks = roles.has('slack');
    const beside = config.slack.kind === 'local' && !speaks;
    const clientOf = beside ? localClientOf(config, log) : () => slack.app.client;
    const plainMailer = mailerOf(config);
    const mailer = plainMailer === null ? null : warningMailer(plainMailer, { log });
    started.add(async () => mailer?.close());
    const send = sendNoticesOf({ desk, clientOf });
    const mails = mailsOf({ desk, mailer });
    const overHttp = speaks && config.slack.kind === 'http';
    if (speaks) await startEdge({ desk, slack, localSlack, log, metrics, started });
    signal.throwIfAborted();
    if (roles.has('web') || overHttp) {
      const web = await startWeb(config, { desk, slack: speaks ? slack : null, metrics, log });
      started.add(() => web.close());
    }
    work = startWork(config, { desk, send, mails });
    started.add(work.stop);
    const contents = await clubContents(desk);
    return { desk, localSlack, contents, stop: () => started.stopAll() };
  } catch (error) {
    await started.stopAll();
    throw error;
  }
}
