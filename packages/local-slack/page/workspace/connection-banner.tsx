type Props = { live: boolean; connected: boolean; appName: string };

/** Null while everything is connected; it comes back by itself. */
export function connectionSentence({ live, connected, appName }: Props): string | null {
  if (live && connected) return null;
  return live
    ? `${appName} is not connected. Commands and buttons get no answer until it is back.`
    : 'The connection to the local workspace was lost. Trying again…';
}

export function ConnectionBanner({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <p class="banner" role="status">
      {sentence}
    </p>
  );
}
