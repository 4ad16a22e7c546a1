import type { PipelineStage } from 'mongoose';
import { paymentsNamed } from '../../domain/approvals/request.js';

/** The first payments that go back, and how many more there are, of each request read. */
export const firstRefunds: PipelineStage.FacetPipelineStage = {
  $set: {
    planned: {
      $let: {
        vars: { refunds: { $ifNull: ['$planned.refunds', []] } },
        in: {
          $cond: [
            { $lte: [{ $size: '$$refunds' }, paymentsNamed] },
            '$planned',
            {
              $mergeObjects: [
                '$planned',
                {
                  refunds: { $slice: ['$$refunds', paymentsNamed] },
                  moreRefunds: { $subtract: [{ $size: '$$refunds' }, paymentsNamed] },
                },
              ],
            },
          ],
        },
      },
    },
  },
};
