type Props = {
  titleId: string;
  title: string;
  appName: string;
  below: string | null;
  onClose: (clear: boolean) => void;
};

export function ModalHead({ titleId, title, appName, below, onClose }: Props) {
  return (
    <header class="dialog-head">
      {below !== null && (
        <button
          type="button"
          class="icon-button"
          aria-label={`Back to ${below}`}
          onClick={() => onClose(false)}
        >
          ←
        </button>
      )}
      <div class="dialog-title">
        <h2 id={titleId}>
          <bdi>{title}</bdi>
        </h2>
        <p>{below === null ? appName : `On top of “${below}”`}</p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={below === null ? 'Close dialog' : 'Close all dialogs'}
        onClick={() => onClose(below !== null)}
      >
        ×
      </button>
    </header>
  );
}
