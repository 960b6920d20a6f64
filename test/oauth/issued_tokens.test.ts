import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { Http } from '../../src/oauth/http.ts';
import { listIssued, revokeIssued } from '../../src/oauth/issued-tokens.ts';
import { failureFrom, realFetch } from '../support/grants.ts';
import { type Answer, html, json, spyOn, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const APPLICATION = '/v1/tenants/t/realms/r/applications/a';
const ISSUER = `https://auth-us.beyondidentity.com${APPLICATION}`;
const API = 'https://api-us.beyondidentity.com';
const TOKENS = `${APPLICATION}/tokens`;

/** Beyond Identity, played by a server on this machine. */
const theirs: Http = (url, request) => realFetch(url.replace(API, issuer.url), request);
const ports = { http: theirs };

const list = (answer: Answer, of = ISSUER) => {
  issuer.on(TOKENS, answer);
  return listIssued(of, 'steward', undefined, ports);
};

const TOKEN = {
  id: 'token-1',
  scopes: ['a', 'b'],
  expires: '2026-01-01T12:05:00Z',
  issued_at: '2026-01-01T12:00:00.000Z',
  token_type: 'access',
  token_format: 'referential',
  token_suffix: 'x9Zq',
};

describe('the list', () => {
  test('is asked of their API alone, with the steward’s token', async () => {
    issuer.on(TOKENS, json({ tokens: [] }));
    const { http, calls } = spyOn(theirs);
    const filter = { principal: 'identity', id: 'i/1' } as const;
    await listIssued(ISSUER, 'steward', filter, { http });
    const query = 'page_size=200&principal_type=identity&principal_id=i%2F1';
    expect(calls.map(({ url }) => url)).toEqual([`${API}${TOKENS}?${query}`]);
    expect(calls[0]?.request).toMatchObject({ credentials: 'omit', redirect: 'manual' });
    expect(issuer.received[0]).toMatchObject({
      method: 'GET',
      headers: { authorization: 'Bearer steward', accept: 'application/json' },
    });
  });

  test('says of each token what is known', async () => {
    expect(
      await list(json({ tokens: [TOKEN, { id: 'token-2', scopes: null }], total_size: 2 })),
    ).toEqual([
      {
        id: 'token-1',
        scopes: ['a', 'b'],
        expiresAt: Date.UTC(2026, 0, 1, 12, 5),
        issuedAt: Date.UTC(2026, 0, 1, 12),
        type: 'access',
        format: 'referential',
        suffix: 'x9Zq',
      },
      { id: 'token-2', scopes: [] },
    ]);
  });

  test.each([
    [1_767_268_800, 1_767_268_800_000],
    ['1767268800', 1_767_268_800_000],
    ['2026-01-01T12:00:00Z', 1_767_268_800_000],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [1e300, undefined],
  ])('takes %j for the time %j', async (expires, expected) => {
    const [token] = await list(json({ tokens: [{ id: 'token-1', expires }] }));
    expect(token?.expiresAt).toBe(expected);
  });

  test('is read to its end', async () => {
    const pages: Record<string, object> = {
      '': { tokens: [{ id: 'a' }], next_page_token: 'p 2' },
      'p 2': { tokens: [{ id: 'b' }], next_page_token: 'p 3' },
      'p 3': { tokens: [{ id: 'c' }], next_page_token: '' },
    };
    const tokens = await list((response, request) => {
      const { searchParams } = new URL(request.path, issuer.url);
      return json(pages[searchParams.get('page_token') ?? ''])(response, request);
    });
    expect(tokens.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('that has no end is left after 25 pages', async () => {
    expect(await list(json({ tokens: [{ id: 'a' }], next_page_token: 'on' }))).toHaveLength(25);
    expect(issuer.received).toHaveLength(25);
  });

  test.each<[string, Answer, ReturnType<typeof failure>]>([
    ['a page', html(), failure('bad_answer')],
    ['nothing', json({}), failure('bad_answer')],
    ['a token without an id', json({ tokens: [{ scopes: [] }] }), failure('bad_answer')],
    [
      'a token with an odd scope',
      json({ tokens: [{ id: 'a', scopes: [7] }] }),
      failure('bad_answer'),
    ],
    ['trouble', status(503), failure('busy', '503')],
    ['no such thing', status(404), failure('status', '404')],
    ['elsewhere', status(302, { location: 'https://evil.test' }), failure('redirected')],
    [
      'that the steward may not',
      json({ code: 'forbidden', message: 'steward lacks tokens:read' }, 403),
      failure('refused', '… lacks tokens:read'),
    ],
  ])('that answers %s is a failure', async (_what, answer, expected) => {
    expect(await failureFrom(list(answer))).toEqual(expected);
  });
});

describe('one token', () => {
  test('is taken back by its id', async () => {
    issuer.on(`${TOKENS}/4f-1_a`, status(204));
    await revokeIssued(ISSUER, '4f-1_a', 'steward', ports);
    expect(issuer.received).toMatchObject([
      {
        method: 'DELETE',
        path: `${TOKENS}/4f-1_a`,
        headers: { authorization: 'Bearer steward' },
      },
    ]);
  });

  test.each(['..', '.', '', 'a/b', 'a?b', '%2e'])(
    'is not taken back by what is no id: %j',
    async (id) => {
      const work = revokeIssued(ISSUER, id, 'steward', ports);
      expect(await failureFrom(work)).toEqual(failure('bad_answer'));
      expect(issuer.received).toEqual([]);
    },
  );

  test('that is gone already is a failure', async () => {
    issuer.on(`${TOKENS}/a`, json({ code: 'not_found', message: 'token not found' }, 404));
    const work = revokeIssued(ISSUER, 'a', 'steward', ports);
    expect(await failureFrom(work)).toEqual(failure('refused', 'token not found'));
  });
});

test('another issuer has no such list, and nobody is asked', async () => {
  const { http, calls } = spyOn();
  for (const work of [
    listIssued('https://issuer.test', 'steward', undefined, { http }),
    revokeIssued('https://issuer.test', 'a', 'steward', { http }),
  ]) {
    expect(await failureFrom(work)).toEqual(failure('method_unsupported'));
  }
  expect(calls).toEqual([]);
});
