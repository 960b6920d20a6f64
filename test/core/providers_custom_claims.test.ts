import { expect, test } from 'vitest';
import { fittingValue, formFrom } from '../../src/core/providers/fill.ts';
import { PROVIDERS } from '../../src/core/providers/providers.ts';

test.each([
  ['{}', true],
  [' {"a":{"b":[1]}} ', true],
  ['{a:1}', false],
  ["{'a':1}", false],
  ['{"a":1}}', false],
  ['{"a":1', false],
  ['[{"a":1}]', false],
  ['{} {}', false],
])('custom claims of Beyond Identity are JSON: %s', (claims, isFitting) => {
  for (const provider of PROVIDERS.filter(({ id }) => id.startsWith('beyond_identity'))) {
    const blank = provider.blanks.find(({ name }) => name === 'claims');
    expect(blank && fittingValue(blank, claims)).toBe(isFitting ? claims.trim() : undefined);
    expect('tokenParameters' in formFrom(provider, { claims })).toBe(isFitting);
  }
});
