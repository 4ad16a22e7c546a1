import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { ageWords } from '../../src/blocks/age-words.js';
import { button, context, header, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { OrderChange } from '../../src/domain/people/club-records.js';
import type {
  OrderChanges,
  OrderChangeToDo,
} from '../../src/services/sessions/cancelling/order-changes.js';
import type { ChangesOfJob } from '../../src/services/sessions/cancelling/tick-many-changes.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { orderChangesIds, orderChangesName, orderChangesTitle } from './ids.js';
import { byJobBlocks, tickPageBlocks } from './many.js';

export const orderChangesPageSize = 20;

export const orderChangesPlace = privateMetadata(1, { page: z.int().min(0) });

/** What has to be done in the billing system. */
function changeWords(
  { kind, amountBefore, amountAfter }: OrderChange,
  currency: string,
  { money }: Words,
): string {
  const [before, after] = [money(amountBefore, currency), money(amountAfter, currency)];
  switch (kind) {
    case 'cancelled':
      return `Cancel it: *${before}* is not to be billed`;
    case 'lowered':
      return `Lower it from *${before}* to *${after}*`;
    case 'restored':
      return amountBefore === 0n
        ? `Restore it: *${after}* is to be billed after all`
        : `Raise it again from *${before}* to *${after}*`;
    default:
      return kind satisfies never;
  }
}

function rowText(toDo: OrderChangeToDo, club: ShownClub): string {
  const { contactName, productName, orderNumber, dueOn, currency, change } = toDo;
  const { changedOn, billedBy } = toDo;
  const words = wordsFor(club);
  const invoiced =
    billedBy === null
      ? []
      : [
          `:warning: It was invoiced meanwhile, by ${safe(billedBy)}: put that invoice right first, with /credit.`,
        ];
  return [
    `*${safe(contactName)}*  ·  ${safe(productName)}  ·  order ${safe(orderNumber)}, due ${words.date(dueOn)}`,
    `${changeWords(change, currency, words)}  ·  ${ageWords(changedOn, club.today)}`,
    ...invoiced,
  ].join('\n');
}

/** The ids of a change as a button carries them: no id has a line break in it. */
export const changeValue = {
  write: ({ orderId, change }: OrderChangeToDo): string => `${change.id}\n${orderId}`,
  read: (value: string): { changeId: string; orderId: string } => {
    const [changeId = '', orderId = ''] = value.split('\n');
    return { changeId, orderId };
  },
};

function rowBlock(toDo: OrderChangeToDo, club: ShownClub): KnownBlock {
  const tick = {
    ...{ text: 'Tick', actionId: orderChangesIds.tick, value: changeValue.write(toDo) },
    spoken: `Tick: done in the billing system for ${toDo.contactName}, order ${toDo.orderNumber}`,
  };
  return section(rowText(toDo, club), button(tick));
}

/** `jobs`: where there are more than a page has. `now`: when it is drawn. */
export type ShownChanges = {
  club: ShownClub;
  said: string | null;
  jobs: readonly ChangesOfJob[];
  now: Date;
};

/** What the desk changed of orders, until somebody ticks that the billing system knows. */
export function orderChangesModal(data: OrderChanges, shown: ShownChanges): ModalView {
  const { changes, total, page } = data;
  const { club, said, jobs } = shown;
  const all = `${counted(total, 'order')} to change, what is due next first. Orders belong to your billing system: change each there, then press *Tick*, or tick all of a page or of one job at once.`;
  const none =
    'Nothing has to be changed. Orders that are cancelled or lowered at the desk stand here until somebody ticks them.';
  return modal({
    title: orderChangesTitle,
    callbackId: orderChangesIds.callback,
    metadata: orderChangesPlace.write({ page }),
    blocks: [
      header(orderChangesName),
      ...(said === null ? [] : [section(said)]),
      context(total === 0 ? none : all),
      ...byJobBlocks(jobs, shown),
      ...pager(orderChangesIds.callback, 'orders', data),
      ...tickPageBlocks(changes),
      ...changes.map((toDo) => rowBlock(toDo, club)),
    ],
  });
}
