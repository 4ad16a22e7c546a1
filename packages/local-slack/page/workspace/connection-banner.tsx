type Props = { live: boolean; connected: boolean; appName: string };

export function ConnectionBanner({ live, connected, appName }: Props) {
  if (live && connected) return null;
  const sentence = live
    ? `${appName} is not connected. Commands and buttons get no answer until it is back.`
    : 'The connection to the local workspace was lost. Trying again…';
  return (
    <p class="banner" role="status">
      {sentence}
    </p>
  );
}
