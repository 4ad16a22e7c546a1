import { type App, webApi } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { LocalSlack } from '../../server/workspace.js';
import { TOKENS } from './seed.js';
import { startSocket } from './start.js';

export const { WebClient } = webApi;

const nothing = () => undefined;

/** Slack's refusals are what these tests ask for; they need not fill the screen. */
const SILENT: webApi.Logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, setName: nothing },
  getLevel: () => webApi.LogLevel.ERROR,
};

export function clientOf(slack: LocalSlack, token = TOKENS.bot) {
  const retryConfig = { retries: 1, minTimeout: 10, maxTimeout: 20 };
  return new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig, logger: SILENT });
}

export type Refusal = { error: string; messages: string[] };

/** What Slack refused with; fails when it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
    const { data } = error;
    return { error: data.error, messages: data.response_metadata?.messages ?? [] };
  }
  throw new Error('Slack took it.');
}

/** A raw call, for what the typed client would not send. */
export async function rawCall(
  slack: LocalSlack,
  method: string,
  { token, body = {} }: { token?: string; body?: unknown } = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, ...Object(answer) };
}

export function words(text: string) {
  return { type: 'plain_text' as const, text };
}

export function modalOf(blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView {
  return { type: 'modal', title: words('Title'), submit: words('Save'), blocks, ...more };
}

export function section(text: string, block_id?: string): KnownBlock {
  const block = { type: 'section' as const, text: words(text) };
  return block_id === undefined ? block : { ...block, block_id };
}

export function button(text: string, action_id: string, value = 'v'): KnownBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id, value, text: words(text) }],
  };
}

export function textInput(block_id: string, label = block_id): InputBlock {
  return {
    type: 'input',
    block_id,
    label: words(label),
    element: { type: 'plain_text_input', action_id: 'text' },
  };
}

/** A started workspace whose app gives away the trigger of each `/thing`. */
export async function startWithTrigger(listen: (app: App) => void = () => undefined) {
  let triggerId = '';
  const started = await startSocket((app) => {
    app.command('/thing', async ({ ack, body }) => {
      triggerId = body.trigger_id;
      await ack();
    });
    listen(app);
  });
  const olive = started.slack.driver.as('U1');
  const trigger = async () => {
    await olive.command('/thing');
    return triggerId;
  };
  const client = clientOf(started.slack);
  const open = async (view: ModalView) => {
    const opened = await client.views.open({ trigger_id: await trigger(), view });
    const modal = await olive.modal();
    return { modal, id: opened.view?.id ?? '', hash: opened.view?.hash ?? '' };
  };
  return { ...started, client, olive, trigger, open };
}
