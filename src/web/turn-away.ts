import type { Response } from 'express';

/** Where the web server writes: shaped like pino. */
export type WebLog = {
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
};

/** Answers in JSON and ends the connection, so that a body that was not read is not waited for. */
export function turnAway(response: Response, status: number, sentence: string): void {
  response.set('Connection', 'close').status(status).json({ error: sentence });
}
