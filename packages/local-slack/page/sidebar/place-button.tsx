type Props = {
  icon: string;
  text: string;
  isOpen: boolean;
  isUnread: boolean;
  onOpen: () => void;
};

export function PlaceButton({ icon, text, isOpen, isUnread, onOpen }: Props) {
  return (
    <li>
      <button
        type="button"
        class={isUnread ? 'place is-unread' : 'place'}
        aria-current={isOpen ? 'page' : undefined}
        onClick={onOpen}
      >
        <span class="place-icon" aria-hidden="true">
          {icon}
        </span>
        <span class="place-text">{text}</span>
        {isUnread && <span class="unread-mark">new</span>}
      </button>
    </li>
  );
}
