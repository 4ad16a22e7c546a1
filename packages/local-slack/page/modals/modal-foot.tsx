import type { ModalView } from '@slack/types';

type Props = { view: ModalView; isBusy: boolean; onClose: () => void };

export function ModalFoot({ view, isBusy, onClose }: Props) {
  const closeText = view.close?.text ?? (view.submit ? 'Cancel' : 'Close');
  return (
    <footer class="dialog-foot">
      {isBusy && (
        <span class="quiet" role="status">
          Working…
        </span>
      )}
      <button type="button" class="button" onClick={onClose}>
        {closeText}
      </button>
      {view.submit && (
        <button type="submit" class="button is-primary" disabled={isBusy} aria-busy={isBusy}>
          {view.submit.text}
        </button>
      )}
    </footer>
  );
}
