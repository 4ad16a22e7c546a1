export type EmbeddedMongoErrorCode =
  | 'already-running'
  | 'data-damaged'
  | 'data-folder'
  | 'data-version'
  | 'launch-failed'
  | 'launch-timeout'
  | 'no-mongod'
  | 'port-in-use';

/** `message` is one sentence for the person at the terminal: what is wrong and what to do. */
export class EmbeddedMongoError extends Error {
  readonly code: EmbeddedMongoErrorCode;

  constructor(code: EmbeddedMongoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedMongoError';
    this.code = code;
  }
}
