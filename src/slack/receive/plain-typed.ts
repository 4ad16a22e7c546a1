import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { plainText, typedText } from '../../domain/people/plain-text.js';

type Part = Record<string, unknown>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

function partsIn(value: unknown): Part[] {
  return isPart(value) ? Object.values(value).filter(isPart) : [];
}

/** An input that people type into; buttons and choices carry what the desk gave them. */
function plainInput(input: Part): void {
  const { type, value } = input;
  if (type === 'plain_text_input' && typeof value === 'string') input['value'] = typedText(value);
}

function plainState(holder: unknown): void {
  const state = isPart(holder) ? holder['state'] : null;
  const blocks = isPart(state) ? partsIn(state['values']) : [];
  for (const inputs of blocks) for (const input of partsIn(inputs)) plainInput(input);
}

/** Quotes or marks of code around all of it are how a number is copied, and part of no name. */
function unquoted(text: string): string {
  return /^(["'`])([^"'`]+)\1$/.exec(text)?.[2]?.trim() ?? text;
}

/**
 * Makes plain what somebody typed, in the payload itself, since Bolt hands its parts on under
 * several names. What is looked up (behind a command, in a search box) gets the dashes and quotes of
 * a keyboard; what is stored as a note or read as an amount keeps each character that can be seen.
 */
export function plainTyped(body: unknown): void {
  if (!isPart(body)) return;
  const { command, text, type, value } = body;
  if (typeof command === 'string' && typeof text === 'string') {
    body['text'] = unquoted(plainText(typedText(text)));
  }
  if (type === 'block_suggestion' && typeof value === 'string') {
    body['value'] = unquoted(plainText(typedText(value)));
  }
  plainState(body);
  plainState(body['view']);
  for (const action of partsIn(body['actions'])) plainInput(action);
}

/** Before every handler: the one place where typed text becomes plain. */
export async function plainMiddleware(args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  plainTyped(args.body);
  await args.next();
}
