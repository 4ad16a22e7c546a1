/** Since when the desk sends refunds of a provider by itself. `id`: the club's id, the provider. */
export type ProviderConnection = { id: string; clubId: string; since: Date };
