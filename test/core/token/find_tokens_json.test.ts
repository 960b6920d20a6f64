import { describe, expect, test } from 'vitest';
import { findTokens } from '../../../src/core/token/find-tokens.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (sub: string) => `${part({ alg: 'EdDSA' })}.${part({ sub })}.${'s'.repeat(86)}`;

const ACCESS = jwt('access');
const ID = jwt('id');
const REFRESH = jwt('refresh');
const ANSWER = { id_token: ID, refresh_token: REFRESH, access_token: ACCESS, token_type: 'Bearer' };

const content = (body: object, encoding?: 'base64') => {
  const text = JSON.stringify(body);
  return encoding
    ? { mimeType: 'application/json', encoding, text: Buffer.from(text).toString(encoding) }
    : { mimeType: 'application/json', text };
};

const entryOf = (token: string, answer: object) => ({
  request: {
    method: 'GET',
    url: 'https://api.test',
    headers: [
      { name: 'Accept', value: '*/*' },
      { name: 'authorization', value: `Bearer ${token}` },
    ],
  },
  response: { status: 200, content: answer },
});

const har = (...entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } });

describe('a token response', () => {
  test('gives the access token first, and says only that there is a refresh token', () => {
    const found = findTokens(JSON.stringify(ANSWER, null, 2));
    expect(found).toEqual({
      tokens: [
        { text: ACCESS, where: 'json', name: 'access_token' },
        { text: ID, where: 'json', name: 'id_token' },
      ],
      hasRefreshToken: true,
    });
    expect(JSON.stringify(found)).not.toContain(REFRESH);
  });

  test('may be cut off, or stand in other text', () => {
    const text = `HTTP/1.1 200 OK\r\n\r\n${JSON.stringify(ANSWER)}`;
    for (const one of [text, text.slice(0, -3)]) {
      const { tokens, hasRefreshToken } = findTokens(one);
      expect(tokens.map(({ text: token }) => token)).toEqual([ACCESS, ID]);
      expect(hasRefreshToken).toBe(true);
    }
  });

  test('with opaque tokens', () => {
    const text = JSON.stringify({ access_token: 'abc/def', refresh_token: 'xyz/123' });
    expect(findTokens(text.replaceAll('/', '\\/'))).toEqual({
      tokens: [{ text: 'abc/def', where: 'json', name: 'access_token' }],
      hasRefreshToken: true,
    });
  });
});

describe('a HAR', () => {
  test('has a token in a request and in an answer: once, with the name that the answer gives', () => {
    const text = har(entryOf(ID, content(ANSWER)), entryOf(ACCESS, content({})));
    expect(findTokens(text).tokens).toEqual([
      { text: ACCESS, where: 'json', name: 'access_token' },
      { text: ID, where: 'header', name: 'id_token' },
    ]);
  });

  test('or only one entry of it, its content as base64', () => {
    const text = JSON.stringify(entryOf('opaque1234567', content(ANSWER, 'base64')));
    const { tokens, hasRefreshToken } = findTokens(text);
    expect(tokens.map(({ text: token }) => token)).toEqual([ACCESS, 'opaque1234567', ID]);
    expect(hasRefreshToken).toBe(true);
  });

  test('with cookies and queries', () => {
    const request = {
      queryString: [{ name: 'id_token_hint', value: ID }],
      headers: [{ name: 'Cookie', value: `theme=dark; session=${ACCESS}` }],
    };
    expect(findTokens(har({ request })).tokens).toEqual([
      { text: ACCESS, where: 'cookie' },
      { text: ID, where: 'json', name: 'id_token' },
    ]);
  });

  test('of 50 MB does not take long', () => {
    const filler = 'lorem ipsum token bearer eyJ '.repeat(30_000);
    const entries = Array.from({ length: 60 }, () => entryOf(ACCESS, { text: filler }));
    const text = har(...entries);
    expect(text.length).toBeGreaterThan(50_000_000);
    const start = performance.now();
    expect(findTokens(text).tokens[0]?.text).toBe(ACCESS);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

test.each([
  ['brackets', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['objects', '{"a":'.repeat(200_000)],
  [
    'JSON in JSON',
    Array.from({ length: 12 }).reduce((text: string) => JSON.stringify([text]), ACCESS),
  ],
])('however deep it is: %s', (_what, text) => {
  expect(() => findTokens(text)).not.toThrow();
});
