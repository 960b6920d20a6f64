import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../../src/core/pasted-address.ts';

describe('whatever is pasted', () => {
  const piece = fc.constantFrom(
    ...[
      'https://',
      'http://',
      '//',
      '/',
      '?',
      '#',
      '&',
      '=',
      '%2F',
      '%0A',
      '.',
      ':',
      '@',
      '*',
      '\\',
    ],
    ...[
      'id.test',
      'x.auth0.com',
      'localhost',
      'github.com',
      'realms/r',
      '.well-known/openid-configuration',
    ],
    ...[
      'authorize',
      'client_id=a',
      'response_type=code',
      'state=SECRET',
      'nonce=SECRET',
      'code=SECRET',
    ],
    ...[
      'goto=https%3A%2F%2Fevil.test%2Fauthorize%3Fclient_id%3Da%26response_type%3Dcode',
      'application/o/',
    ],
  );
  const pasted = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 12 }).map((pieces) => `https://id.test/${pieces.join('')}`),
  );

  const typedOrigin = (text: string) => {
    const [address = ''] = text.trim().split(/[?#]/);
    return new URL(/^https?:/i.test(address) ? address : `https://${address}`).host;
  };

  test('a candidate is at the host that was typed, or at the recognised provider’s', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const address = readAddress(text);
        if (!address.ok || address.value.kind === 'provider') return;
        const { candidates, recognised } = address.value;
        const own = recognised?.issuer && new URL(recognised.issuer).host;
        for (const candidate of candidates) {
          expect([typedOrigin(text), own]).toContain(new URL(candidate).host);
          expect(new URL(candidate).host).not.toContain('evil');
        }
        expect(candidates.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 2000 },
    );
  });

  test('it is read or refused', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        expect(readAddress(text)).toHaveProperty('ok');
      }),
      { numRuns: 2000 },
    );
  });

  test('no secret is kept', () => {
    const secret = fc.constantFrom('state', 'nonce', 'code', 'code_challenge', 'id_token_hint');
    const harmless = fc.constantFrom('scope', 'ui_locales', 'prompt', 'request_uri', 'x');
    const parameter = fc.oneof(
      fc.tuple(
        secret,
        fc.string().map((text) => `SECRET${text}`),
      ),
      fc.tuple(harmless, fc.string()),
    );
    fc.assert(
      fc.property(fc.array(parameter), (parameters) => {
        const query = new URLSearchParams([
          ['client_id', 'a'],
          ['response_type', 'code'],
          ...parameters,
        ]);
        const address = readAddress(`https://id.test/authorize?${query}`);
        expect(address).toMatchObject({ ok: true, value: { kind: 'request' } });
        expect(JSON.stringify(address)).not.toContain('SECRET');
      }),
    );
  });
});
