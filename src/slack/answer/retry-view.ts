import type { types, ViewOutput } from '@slack/bolt';
import { escapeMrkdwn } from '../../blocks/escape-mrkdwn.js';
import { plain, section } from '../../blocks/text-objects.js';

const noticeId = 'retry-notice';

/**
 * The form as it is, with a notice on top. What was typed stays, since the inputs keep their ids,
 * and so does the operation id: pressing again cannot book twice.
 */
export function retryView(view: ViewOutput, sentence: string): types.ModalView {
  const rest = view.blocks.filter((block) => block.block_id !== noticeId);
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: plain(view.title.text),
    ...(view.submit === null ? {} : { submit: plain(view.submit.text) }),
    ...(view.close === null ? {} : { close: plain(view.close.text) }),
    blocks: [{ ...section(`*${escapeMrkdwn(sentence)}*`), block_id: noticeId }, ...rest],
  };
}
