import { z } from 'zod';

/** Slack's own ids: a letter for the kind, then letters and digits. */
export const slackId = z.string().regex(/^[A-Z][A-Z0-9]{0,39}$/);
const label = z.string().max(255);
const nothing = z.null().optional();

export const named = z.looseObject({ id: slackId });
const text = z.looseObject({ text: z.string() });
const option = z.looseObject({ value: z.string().max(2000), text: text.optional() });

/** What an element holds; only the texts, ids and options that handlers read are named. */
const held = z.looseObject({
  type: label,
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: slackId.nullish(),
  selected_users: z.array(slackId).nullish(),
  selected_channel: slackId.nullish(),
  selected_conversation: slackId.nullish(),
});

const triggerId = z.string().min(1).max(255);

export const view = z.looseObject({
  id: slackId,
  team_id: slackId,
  app_id: slackId.optional(),
  app_installed_team_id: slackId.nullish(),
  type: z.enum(['modal', 'home']),
  callback_id: label,
  hash: label,
  private_metadata: z.string().max(3000),
  root_view_id: slackId.nullish(),
  previous_view_id: slackId.nullish(),
  title: text,
  blocks: z.array(z.looseObject({ type: label, block_id: label })).max(100),
  state: z.looseObject({ values: z.record(label, z.record(label, held)) }),
});

/** Who sent it, from where: each kind of payload says it in some of these. */
export const party = z.looseObject({
  team_id: slackId.nullish(),
  user_id: slackId.nullish(),
  api_app_id: slackId.nullish(),
  enterprise_id: slackId.nullish(),
  team: z.looseObject({ id: slackId, enterprise_id: slackId.nullish() }).nullish(),
  user: z.looseObject({ id: slackId, team_id: slackId.nullish() }).nullish(),
  enterprise: named.nullish(),
  view: view.nullish(),
  container: z.looseObject({ type: label, view_id: slackId.nullish() }).nullish(),
});

export type Party = z.infer<typeof party>;

const action = held.extend({
  action_id: label,
  block_id: label,
  action_ts: label.optional(),
  value: z.string().max(3000).nullish(),
});

/** Of a Home tab that was published before; Slack's event says neither its title nor its state. */
const openedHome = z.looseObject({ id: slackId, type: z.literal('home') });

const message = z.looseObject({ ts: label.optional() });

/** By kind, all that is taken on; everything else that Slack may send is not for this app. */
export const payloads = {
  command: party.extend({
    ...{ team_id: slackId, user_id: slackId, trigger_id: triggerId, user: nothing, view: nothing },
    ...{ command: z.string().startsWith('/').max(255), text: z.string().default('') },
    ...{ response_url: z.string(), channel_id: slackId.optional() },
  }),
  block_actions: party.extend({
    ...{ type: z.literal('block_actions'), user: named, trigger_id: triggerId },
    ...{ actions: z.array(action).min(1).max(25), message: message.nullish() },
    ...{ channel: named.nullish(), response_url: z.string().optional() },
  }),
  view_submission: party.extend({
    ...{ type: z.literal('view_submission'), user: named, view, trigger_id: triggerId.optional() },
  }),
  view_closed: party.extend({ type: z.literal('view_closed'), user: named, view }),
  block_suggestion: party.extend({
    ...{ type: z.literal('block_suggestion'), user: named, value: z.string().max(3000) },
    ...{ action_id: label, block_id: label, message: message.nullish() },
  }),
  shortcut: party.extend({
    ...{ type: z.literal('shortcut'), user: named, callback_id: label, trigger_id: triggerId },
  }),
  event_callback: party.extend({
    ...{ type: z.literal('event_callback'), team_id: slackId, event_id: label.optional() },
    event: z.looseObject({
      ...{ type: label, user: slackId, tab: label.optional() },
      ...{ channel: slackId.optional(), view: openedHome.optional() },
    }),
  }),
};

export type PayloadKind = keyof typeof payloads;
