import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** As in `narrow.css`. */
const NARROW = '(max-width: 620px)';

/** On a phone the places are folded away until somebody asks for them; elsewhere they are always there. */
export function useFold() {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useLayoutEffect(() => {
    if (isOpen) closer.current?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  useEffect(() => {
    const width = matchMedia(NARROW);
    const unfold = () => setOpen(false);
    width.addEventListener('change', unfold);
    return () => width.removeEventListener('change', unfold);
  }, []);

  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), opener, closer };
}

export type Fold = ReturnType<typeof useFold>;
