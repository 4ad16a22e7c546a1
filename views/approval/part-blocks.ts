import type { KnownBlock } from '@slack/types';
import { entries } from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { paymentsThatGoBack } from '../../src/blocks/planned-refund-words.js';
import type { Words } from '../../src/blocks/words.js';
import { paymentsNamed } from '../../src/domain/approvals/request.js';
import type { Review } from '../../src/services/approvals/review.js';
import { approvalIds } from './ids.js';

const pageSize = 10;

/** All the parts of a request that has more of them than its first lines name, in pages. */
export function reviewParts({ request, now }: Review, page: number, words: Words): KnownBlock[] {
  const planned = now ?? request.planned;
  const { refunds = [] } = planned;
  if (refunds.length <= paymentsNamed) return [];
  const shown = nearestPage(page, pageSize, refunds.length);
  const onPage = { ...planned, refunds: pageOf(refunds, shown, pageSize) };
  return [
    ...pager(approvalIds.parts, 'payments', { page: shown, pageSize, total: refunds.length }),
    ...entries(paymentsThatGoBack(onPage, words)),
  ];
}
