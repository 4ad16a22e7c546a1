import { useId } from 'preact/hooks';
import { TextBlock } from '../mrkdwn/text-object.js';
import type { Question } from '../surface/use-dispatch.js';
import { useModalDialog } from './use-modal-dialog.js';

/** Asks before an action goes to the app. */
export function ConfirmDialog({ question }: { question: Question }) {
  const { dialog: texts, answer } = question;
  const titleId = useId();
  const { dialog, onKeyDown, onCancel } = useModalDialog(() => answer(false));
  return (
    <dialog
      ref={dialog}
      class="dialog is-small"
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{texts.title?.text ?? 'Are you sure?'}</h2>
      </header>
      <div class="dialog-body">
        <TextBlock text={texts.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          {texts.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          class={`button is-${texts.style ?? 'primary'}`}
          onClick={() => answer(true)}
        >
          {texts.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
