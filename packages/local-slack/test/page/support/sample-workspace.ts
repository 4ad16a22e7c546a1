import type { AnyBlock, ModalView } from '@slack/types';
import type { PageMessage, PageModal, PageState, PageUser } from '../../../server/page-api.js';

const OLIVE: PageUser = {
  id: 'U1',
  name: 'olive',
  realName: 'Olive Operator',
  title: 'Desk operator',
  isBot: false,
  isGuest: false,
};
const ANNA: PageUser = {
  ...OLIVE,
  id: 'U2',
  name: 'anna',
  realName: 'Anna Approver',
  title: 'Approver',
};
const APP: PageUser = { ...OLIVE, id: 'UAPP', name: 'desk', realName: 'Front Desk', isBot: true };

export const SAMPLE_STATE: PageState = {
  teamName: 'Riverside Gymnastics',
  appName: 'Front Desk',
  appUserId: APP.id,
  me: OLIVE,
  users: [OLIVE, ANNA, APP],
  channels: [
    { id: 'C1', name: 'finance', kind: 'channel', members: ['U1', 'U2', 'UAPP'], isPrivate: false },
    {
      id: 'C2',
      name: 'approvals',
      kind: 'channel',
      members: ['U1', 'U2', 'UAPP'],
      isPrivate: false,
    },
    { id: 'D1', name: 'Front Desk', kind: 'dm', members: ['U1', 'UAPP'], isPrivate: true },
  ],
  commands: [
    { command: '/book', description: 'Book a place for somebody', usageHint: '[name]' },
    { command: '/bookings', description: 'List the bookings of a day', usageHint: '[day]' },
    { command: '/desk', description: 'Help, settings and what waits for you', usageHint: 'help' },
  ],
  shortcuts: [
    { callbackId: 'book', name: 'Book a place', description: 'Opens the booking form' },
    { callbackId: 'desk', name: 'Settings', description: 'Opens the settings' },
  ],
  connected: true,
  mailbox: null,
};

export const START_TS = 1_795_420_000;

export function message(index: number, content: Partial<PageMessage>): PageMessage {
  return {
    channel: 'C1',
    ts: `${START_TS + index * 60}.000100`,
    user: APP.id,
    text: '',
    blocks: [],
    edited: false,
    ...content,
  };
}

export function modal(blocks: AnyBlock[], view: Partial<ModalView> = {}, viewId = 'V1'): PageModal {
  return {
    viewId,
    hash: `${viewId}-${Math.random()}`,
    depth: 1,
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Book a place' },
      submit: { type: 'plain_text', text: 'Book' },
      close: { type: 'plain_text', text: 'Cancel' },
      blocks,
      ...view,
    },
  };
}
