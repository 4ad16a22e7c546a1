export function Splash() {
  return (
    <p class="splash" role="status">
      Connecting to the local workspace…
    </p>
  );
}
