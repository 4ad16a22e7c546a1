import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StaleForm } from '../../../src/blocks/stale-form.js';
import { privateMetadata } from '../../../views/forms/private-metadata.js';

describe('What a form remembers', () => {
  const metadata = privateMetadata(2, { operationId: z.string(), asked: z.string().nullable() });

  it('comes back as it was written', () => {
    const content = { operationId: 'a', asked: null };
    expect(metadata.read(metadata.write(content))).toEqual(content);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another version', '{"version":1,"content":{"operationId":"a","asked":null}}'],
    ['something missing', '{"version":2,"content":{"operationId":"a"}}'],
    ['something added', '{"version":2,"content":{"operationId":"a","asked":null,"amount":"5"}}'],
  ])('is refused with a sentence when it is %s', (_case, text) => {
    expect(() => metadata.read(text)).toThrow(StaleForm);
    expect(new StaleForm().sentence).toContain('Nothing was booked');
  });

  it('is never longer than Slack takes', () => {
    expect(() => metadata.write({ operationId: 'a'.repeat(3000), asked: null })).toThrow();
  });
});
