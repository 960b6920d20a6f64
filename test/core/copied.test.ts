import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/core/command.ts';
import { copiedNow } from '../../src/core/copied.ts';
import { digestOf } from '../../src/core/digest.ts';
import { NOON } from '../support/grants.ts';

const DIGEST = 'a'.repeat(64);
const read = (input: unknown) => parseCommand({ command: 'noteCopied', input })?.input;

describe('what was copied', () => {
  test.each([
    [undefined],
    [{}],
    [{ digest: 'e.y.J' }],
    [{ digest: DIGEST.slice(1) }],
    [{ digest: `${DIGEST}\n` }],
    [{ digest: 'G'.repeat(64) }],
  ])('is not told by %j', (input) => {
    expect(read(input)).toBeUndefined();
  });

  test('is told by its digest and nothing else', () => {
    expect(read({ digest: DIGEST, text: 'e.y.J' })).toEqual({ digest: DIGEST });
  });

  test('is remembered until it is cleared, and not at all where it never is', () => {
    expect(copiedNow(DIGEST, 0, NOON)).toBeNull();
    expect(copiedNow(DIGEST, 30, NOON)).toEqual({ digest: DIGEST, clearAt: NOON + 30_000 });
  });
});

describe('a digest', () => {
  test('is SHA-256, by which anybody could check it', async () => {
    const check = async (text: string) => {
      const plain = text.replaceAll(/\r\n?/g, '\n');
      expect(await digestOf(text)).toBe(createHash('sha256').update(plain).digest('hex'));
    };
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), check), { numRuns: 50 });
  });

  test('is the same after a clipboard that breaks lines in its own way', async () => {
    expect(await digestOf('curl \\\r\n -H')).toBe(await digestOf('curl \\\n -H'));
  });
});
