type Props = {
  icon: string;
  text: string;
  isOpen: boolean;
  /** What stands behind the name of a place with something new. */
  mark: string | null;
  onOpen: () => void;
};

export function PlaceButton({ icon, text, isOpen, mark, onOpen }: Props) {
  return (
    <li>
      <button
        type="button"
        class={mark === null ? 'place' : 'place is-unread'}
        aria-current={isOpen ? 'page' : undefined}
        onClick={onOpen}
      >
        <span class="place-icon" aria-hidden="true">
          {icon}
        </span>
        <span class="place-text">{text}</span>
        {mark !== null && <span class="unread-mark">{mark}</span>}
      </button>
    </li>
  );
}
