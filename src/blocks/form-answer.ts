import type { ModalView } from '@slack/types';

/** What came of a form, for a person whose modal is gone. Plain words. */
export type Outcome = { title: string; text: string };

/** What a sent form becomes, and the same for a person whose form was answered too late. */
export type FormAnswer = {
  view: ModalView;
  told: Outcome;
  /**
   * `on-top`: the form stays beneath it, to be gone back to. `closed`: only the form goes, and what
   * lies beneath it shows what came of it. Without it the form becomes the view.
   */
  shown?: 'on-top' | 'closed';
};
