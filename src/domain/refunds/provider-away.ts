/** A provider did not say what it has. `message` says why, as words that go on after a colon. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
}
