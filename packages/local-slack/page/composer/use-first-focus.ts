import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Puts a person who has just come into the box, as Slack does. Whoever is elsewhere already stays
 * there, and a finger is not met by a keyboard on half of its screen.
 */
export function useFirstFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && !matchMedia('(pointer: coarse)').matches) box.current?.focus();
  }, [box]);
}
