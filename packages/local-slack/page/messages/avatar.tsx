type Props = { name: string; isApp: boolean };

const HUES = 12;

/** Initials on a colour that stays with the name. */
export function Avatar({ name, isApp }: Props) {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const initials = words.slice(0, 2).map((word) => [...word][0] ?? '');
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span class={isApp ? 'avatar is-app' : `avatar hue-${sum % HUES}`} aria-hidden="true">
      {initials.join('').toUpperCase()}
    </span>
  );
}
