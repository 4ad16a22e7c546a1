import type { AppsConnectionsOpenResponse, AuthTestResponse } from '@slack/web-api';
import type { World } from '../world.js';
import { type ApiMethods, forBot } from './method.js';

function authTest({ seed, botId, people }: World): AuthTestResponse {
  return {
    ok: true,
    url: `https://${seed.team.domain}.slack.com/`,
    team: seed.team.name,
    team_id: seed.team.id,
    user: people.get(people.botUserId).name,
    user_id: people.botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  };
}

function openConnection({ sockets, baseUrl }: World): AppsConnectionsOpenResponse {
  const address = new URL('link/', baseUrl());
  address.protocol = 'ws:';
  address.searchParams.set('ticket', sockets.issueTicket());
  return { ok: true, url: address.href };
}

export const AUTH_METHODS: ApiMethods = {
  'auth.test': forBot(authTest),
  'apps.connections.open': { token: 'app', run: openConnection },
};
