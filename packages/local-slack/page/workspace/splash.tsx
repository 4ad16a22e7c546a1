/** What stands here before the workspace is known, or while it does not know who is acting. */
export function Splash({ isRefused = false }: { isRefused?: boolean }) {
  return (
    <p class="splash" role="status">
      {isRefused
        ? 'Say who you are: add ?user= and the id of a person to the address, such as ?user=U1.'
        : 'Connecting to the local workspace…'}
    </p>
  );
}
