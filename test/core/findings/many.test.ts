import { describe, expect, test } from 'vitest';
import { info, warn } from '../../../src/core/findings/finding.ts';
import { compareClaims } from '../../../src/core/token/compare.ts';
import { scopesOf } from '../../../src/core/token/scopes.ts';
import { verdictOf } from '../../../src/core/token/verdict.ts';
import { asking, factsWith, foundIn, tokensWith } from '../../support/token-facts.ts';

// What takes a time that grows with the square of these never comes to its end here.
const COUNT = 100_000;
const many = (prefix: string, length = COUNT) =>
  Array.from({ length }, (_, index) => `${prefix}${index}`);

describe('a token is judged that has very many', () => {
  test.each<[string, Record<string, unknown>]>([
    ['scopes in a text', { scope: [...many('scope-', 2 * COUNT), 'scope-7'].join(' ') }],
    ['scopes in a list', { scp: [...many('scope-', 2 * COUNT), 'scope-7'] }],
  ])('%s', (_what, claims) => {
    expect(foundIn('scope_duplicate', factsWith(claims))).toEqual(info({ list: ['scope-7'] }));
  });

  test('scopes by its answer, of which one that was asked for is none', () => {
    const tokens = tokensWith({ scopes: [...many('scope-', 2 * COUNT), 'scope-7'] });
    const facts = factsWith({}, { app: asking({ scopes: ['lacking'] }), tokens });
    expect(foundIn('scope_duplicate', facts)).toEqual(info({ list: ['scope-7'] }));
    expect(foundIn('scope_less', facts)).toEqual(warn({ list: ['lacking'] }));
  });

  test('scopes, of which very many that were asked for are none', () => {
    const tokens = tokensWith({ scopes: many('granted-') });
    const facts = factsWith({}, { app: asking({ scopes: many('asked-') }), tokens });
    expect(scopesOf(facts).refused).toHaveLength(COUNT);
  });

  test('audiences', () => {
    const facts = factsWith({ aud: many('https://other.test/') });
    expect(foundIn('aud_many', facts)?.values).toEqual([{ list: many('https://other.test/') }]);
    expect(foundIn('aud_not_api', facts)?.level).toBe('warn');
  });

  test('slashes in its audience', () => {
    const aud = `https://other.test/${'/'.repeat(2 * COUNT)}x`;
    const app = asking({ scopes: ['orders'], audience: 'shop-api' });
    expect(foundIn('aud_not_api', factsWith({ aud }, { app }))?.level).toBe('warn');
  });

  test('claims, and those that tell of people and secrets', () => {
    const claims = Object.fromEntries(many('claim-').map((name) => [name, { password: name }]));
    const facts = factsWith({ ...claims, email: 'a@b.test' });
    expect(foundIn('pii', facts)).toEqual(info({ list: ['email'] }));
    const [places] = foundIn('secret_in_token', facts)?.values ?? [];
    expect(places).toEqual({ list: many('claim-').map((name) => `${name}.password`) });
    expect(verdictOf(facts, []).tone).toBe('live');
  });
});

test('two tokens with very many claims, scopes and members are compared', () => {
  const one = (prefix: string) => ({
    ...Object.fromEntries(many(prefix).map((name) => [name, 1])),
    scope: many(prefix).join(' '),
    list: many(prefix),
  });
  const differences = compareClaims(
    { header: {}, claims: one('a') },
    { header: {}, claims: one('b') },
  );
  expect(differences).toHaveLength(3 * COUNT + 1);
  expect(differences.find(({ path }) => path[0] === 'scope')?.added).toHaveLength(COUNT);
});
