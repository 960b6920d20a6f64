import { beforeEach, describe, expect, test } from 'vitest';
import { ordersWeb } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import { browser, hiddenFields } from '../demo/browser.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

type Mode = 'query' | 'fragment' | 'form_post';

const BEARER = { access_token: 'token', token_type: 'Bearer' };

/** Signs in where the browser comes back with what `answerTo` makes of the right parameters. */
const signInBy = (
  responseMode: Mode | undefined,
  answerTo: (right: URLSearchParams, asked: URLSearchParams) => URL | URLSearchParams,
) => {
  const authorization = responseMode === undefined ? {} : { responseMode };
  return signIn(
    codeGrant(issuer.url, { authorization }),
    {},
    {
      http: realFetch,
      now,
      authorize: async ({ searchParams }) => {
        const right = { code: 'code-1', state: searchParams.get('state') ?? '' };
        return answerTo(new URLSearchParams(right), searchParams);
      },
    },
  );
};

beforeEach(() => issuer.on('/token', json(BEARER)));

test.each<[Mode | undefined, string | null]>([
  [undefined, null],
  ['query', 'query'],
  ['fragment', 'fragment'],
  ['form_post', 'form_post'],
])('response mode %s is asked for as %s', async (mode, expected) => {
  let seen: string | null = 'nothing';
  await signInBy(mode, (right, asked) => {
    seen = asked.get('response_mode');
    return right;
  });
  expect(seen).toBe(expected);
});

describe('an answer is found where it stands', () => {
  test.each<[string, (right: URLSearchParams) => URL | URLSearchParams]>([
    ['in the query', (right) => new URL(`${REDIRECT_URI}?${right}`)],
    [
      'in a query beside a fragment of Facebook',
      (right) => new URL(`${REDIRECT_URI}?${right}#_=_`),
    ],
    ['in the fragment', (right) => new URL(`${REDIRECT_URI}#${right}`)],
    ['in the fragment beside a query', (right) => new URL(`${REDIRECT_URI}?app=1#${right}`)],
    ['in what was posted', (right) => right],
  ])('%s', async (_where, answerTo) => {
    const { tokens } = await signInBy(undefined, answerTo);
    expect(tokens.accessToken).toBe('token');
    expect(issuer.received[0]?.form.get('code')).toBe('code-1');
  });
});

describe('wherever it stands, it has to be ours', () => {
  const places: [string, (text: string) => URL | URLSearchParams][] = [
    ['query', (text) => new URL(`${REDIRECT_URI}?${text}`)],
    ['fragment', (text) => new URL(`${REDIRECT_URI}#${text}`)],
    ['form_post', (text) => new URLSearchParams(text)],
  ];

  test.each(places)('another state in the %s', async (_mode, at) => {
    const work = signInBy(undefined, () => at('code=code-1&state=other'));
    expect(await failureFrom(work)).toEqual(failure('answer_mismatch'));
    expect(issuer.received).toEqual([]);
  });

  test.each(places)('another issuer in the %s', async (_mode, at) => {
    const work = signInBy(undefined, (right) => at(`${right}&iss=https://evil.test`));
    expect(await failureFrom(work)).toEqual(failure('issuer_response', 'https://evil.test'));
    expect(issuer.received).toEqual([]);
  });

  test('the right one in the query, and another in the fragment', async () => {
    const { tokens } = await signInBy(
      'fragment',
      (right) => new URL(`${REDIRECT_URI}?${right}#code=evil&state=other`),
    );
    expect(tokens.accessToken).toBe('token');
    expect(issuer.received[0]?.form.get('code')).toBe('code-1');
  });

  test.each(places)('an error in the %s is told', async (_mode, at) => {
    const work = signInBy(undefined, (right) => {
      right.delete('code');
      return at(`${right}&error=access_denied`);
    });
    expect(await failureFrom(work)).toEqual(failure('cancelled', 'access_denied'));
  });
});

describe('at a real issuer', () => {
  const signInThere = async (responseMode: Mode) => {
    const changes = { client: { id: ordersWeb.id }, authorization: { responseMode } };
    let place = '';
    const { tokens } = await signIn(
      codeGrant(demo.issuer.url, changes),
      {},
      {
        http: loopback,
        now: Date.now,
        authorize: async (url) => {
          const user = browser();
          const { url: end, html } = await user.submit(await user.open(url), { user: 'alice' });
          place = `${end.search && 'query'}${end.hash && 'fragment'}`;
          return responseMode === 'form_post' ? new URLSearchParams(hiddenFields(html)) : end;
        },
      },
    );
    return { tokens, place };
  };

  test.each<[Mode, string]>([
    ['query', 'query'],
    ['fragment', 'fragment'],
    ['form_post', ''],
  ])('%s signs a user in', async (mode, place) => {
    const found = await signInThere(mode);
    expect(found.tokens.scopes).toEqual(['orders:read']);
    expect(found.place).toBe(place);
  });
});
