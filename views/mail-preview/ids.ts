import type { Button } from '@slack/types';
import { button } from '../../src/blocks/layout.js';

export const mailPreviewIds = {
  callback: 'mail-preview',
  job: 'mail-preview.job',
  credit: 'mail-preview.credit',
} as const;

export const mailPreviewTitle = 'The mail';

const text = 'See the mail';

/** Beside what a job will do. */
export function seeJobMail(jobId: string): Button {
  return button({ text, actionId: mailPreviewIds.job, value: jobId });
}

/** In the form, about what stands in it when it is pressed. */
export function seeCreditMail(): Button {
  return button({ text, actionId: mailPreviewIds.credit, value: 'form' });
}
