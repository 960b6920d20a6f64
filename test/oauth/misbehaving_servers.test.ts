import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Failure, failure } from '../../src/core/failure.ts';
import type { Note } from '../../src/core/session.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { type HttpLimits, limited } from '../../src/oauth/http.ts';
import {
  codeGrant,
  failureFrom,
  machineGrant,
  NOON,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import {
  type Answer,
  type HostileIssuer,
  html,
  json,
  said,
  startHostileIssuer,
  status,
} from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

let thief: HostileIssuer;

beforeAll(async () => {
  thief = await startHostileIssuer();
});
beforeEach(() => thief.reset());
afterAll(() => thief.close());

const FORM = 'application/x-www-form-urlencoded';
const GOOD = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };
const ENDS = jwtWith({ exp: NOON / 1000 + 7 });

/** A token for the client itself, from a server that answers like this. */
const minted = (answer: Answer, limits?: HttpLimits) => {
  issuer.on('/token', answer);
  const grant = machineGrant(issuer.url, {}, { scopes: ['a', 'b'] });
  const http = limits ? limited(realFetch, limits) : realFetch;
  return mint(grant, { secret: 'hush' }, { http, now });
};

const without = (name: keyof typeof GOOD) => {
  const { [name]: _, ...rest } = GOOD;
  return rest;
};

interface Forgiven {
  readonly expiresIn?: number;
  readonly scopes?: readonly string[];
  readonly notes?: readonly Note[];
}

const odd: Forgiven = { notes: ['expires_in_odd'] };

describe('forgiven, because it does no harm', () => {
  test.each<[string, Answer, Forgiven]>([
    ['nothing, where there is nothing to forgive', json(GOOD), { expiresIn: 60 }],
    [
      'a form',
      said('access_token=token&token_type=bearer&scope=a+c&expires_in=60', FORM),
      { expiresIn: 60, scopes: ['a', 'c'], notes: ['form_encoded'] },
    ],
    [
      'a form with a charset',
      said('access_token=token&token_type=bearer', `${FORM}; charset=utf-8`),
      { notes: ['form_encoded'] },
    ],
    [
      'a form that is called text',
      said('access_token=token&token_type=bearer', 'text/plain'),
      { notes: ['form_encoded'] },
    ],
    [
      'a form with an odd lifetime',
      said('access_token=token&token_type=bearer&expires_in=0', FORM),
      { notes: ['form_encoded', 'expires_in_odd'] },
    ],
    ['JSON that is called text', said(JSON.stringify(GOOD), 'text/plain'), { expiresIn: 60 }],
    ['JSON that is called a page', said(JSON.stringify(GOOD), 'text/html'), { expiresIn: 60 }],
    [
      'JSON behind a byte order mark',
      said(`\ufeff${JSON.stringify(GOOD)}`, 'application/json'),
      { expiresIn: 60 },
    ],
    [
      'expires_in as text',
      json({ ...GOOD, expires_in: '60' }),
      { expiresIn: 60, notes: ['expires_in_text'] },
    ],
    ['no expires_in', json(without('expires_in')), {}],
    ['expires_in of zero', json({ ...GOOD, expires_in: 0 }), odd],
    ['expires_in of zero as text', json({ ...GOOD, expires_in: '0' }), odd],
    ['a negative expires_in', json({ ...GOOD, expires_in: -1 }), odd],
    ['expires_in that is null', json({ ...GOOD, expires_in: null }), odd],
    ['expires_in that is empty', json({ ...GOOD, expires_in: '' }), odd],
    ['expires_in that is words', json({ ...GOOD, expires_in: 'soon' }), odd],
    ['expires_in that is NaN', json({ ...GOOD, expires_in: 'NaN' }), odd],
    ['expires_in that is a list', json({ ...GOOD, expires_in: [60] }), odd],
    ['expires_in of no end', json({ ...GOOD, expires_in: 1e300 }), odd],
    ['expires_in that is a date', json({ ...GOOD, expires_in: NOON / 1000 }), odd],
    ['ten years', json({ ...GOOD, expires_in: 315_360_000 }), { expiresIn: 315_360_000 }],
    [
      'zero, where the token says its end',
      json({ ...GOOD, access_token: ENDS, expires_in: 0 }),
      { ...odd, expiresIn: 7 },
    ],
    ['no token type', json(without('token_type')), { expiresIn: 60, notes: ['no_token_type'] }],
    [
      'a token type that is null',
      json({ ...GOOD, token_type: null }),
      { expiresIn: 60, notes: ['no_token_type'] },
    ],
    ['a lower case bearer', json({ ...GOOD, token_type: 'bearer' }), { expiresIn: 60 }],
    ['an upper case bearer', json({ ...GOOD, token_type: 'BEARER' }), { expiresIn: 60 }],
    ['a scope that is null', json({ ...GOOD, scope: null }), { expiresIn: 60 }],
    ['a refresh token that is null', json({ ...GOOD, refresh_token: null }), { expiresIn: 60 }],
    ['an ID token that is null', json({ ...GOOD, id_token: null }), { expiresIn: 60 }],
    ['an ID token that is empty', json({ ...GOOD, id_token: '' }), { expiresIn: 60 }],
    ['an error beside a token', json({ ...GOOD, error: 'deprecated' }), { expiresIn: 60 }],
    ['an error that is null', json({ ...GOOD, error: null }), { expiresIn: 60 }],
  ])('%s', async (_what, answer, { expiresIn, scopes = ['a', 'b'], notes }) => {
    const { tokens, refreshToken } = await minted(answer);
    expect(tokens.accessToken).toMatch(/^token$|^ey/);
    expect(tokens.expiresAt).toBe(expiresIn === undefined ? undefined : NOON + expiresIn * 1000);
    expect(tokens.scopes).toEqual(scopes);
    expect(tokens.notes).toEqual(notes);
    expect(tokens.idToken).toBeUndefined();
    expect(refreshToken).toBeUndefined();
  });
});

const drip: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const dripping = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(dripping));
};

const cutShort: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"access_token":"tok', () => response.destroy());
};

const flood: Answer = (response) => {
  const part = Buffer.alloc(1024 * 1024, ' ');
  response.writeHead(200, { 'content-type': 'application/json' });
  for (let sent = 0; sent < 20; sent += 1) response.write(part);
  response.end(JSON.stringify(GOOD));
};

const bad = (error: string) => said(error, FORM);

describe('not forgiven, and named', () => {
  test.each<[string, Answer, Failure]>([
    [
      'an error with 200',
      json({ error: 'invalid_scope', error_description: 'No c.' }),
      failure('refused', 'invalid_scope: No c.'),
    ],
    [
      'an error with 200 for the client',
      json({ ok: false, error: 'invalid_client' }),
      failure('client_refused', 'invalid_client'),
    ],
    [
      'an error with 200 in a form',
      bad('error=incorrect_client_credentials&error_description=Not+so.'),
      failure('client_refused', 'incorrect_client_credentials: Not so.'),
    ],
    [
      'an error with 400 in a form',
      said('error=invalid_grant', FORM, 400),
      failure('sign_in_ended', 'invalid_grant'),
    ],
    ['a DPoP token', json({ ...GOOD, token_type: 'DPoP' }), failure('token_type', 'dpop')],
    ['a MAC token', json({ ...GOOD, token_type: 'mac' }), failure('token_type', 'mac')],
    [
      'a token type that is none',
      json({ ...GOOD, token_type: 'N_A' }),
      failure('token_type', 'n_a'),
    ],
    [
      'a token type with a line break',
      json({ ...GOOD, token_type: 'x\r\ny' }),
      failure('token_type', 'x y'),
    ],
    ['a token type that is a number', json({ ...GOOD, token_type: 7 }), failure('bad_answer')],
    ['an empty 400', status(400), failure('status', '400')],
    ['an empty 403', status(403), failure('status', '403')],
    ['a page with 400', html(400), failure('status', '400')],
    ['a page with 200', html(), failure('not_json')],
    ['nothing with 200', status(200), failure('not_json')],
    ['half of an object', said('{"access_token":"tok', 'application/json'), failure('not_json')],
    ['a form in a page', said('access_token=token', 'text/html'), failure('not_json')],
    ['words', said('all is well', 'text/plain'), failure('not_json')],
    ['a body that breaks off', cutShort, failure('cut_off')],
    ['20 MB', flood, failure('too_large', '1048576')],
    ['no access token', json(without('access_token')), failure('no_token')],
    ['an access token that is null', json({ ...GOOD, access_token: null }), failure('no_token')],
    ['an access token that is a number', json({ ...GOOD, access_token: 7 }), failure('no_token')],
    [
      'an access token with a line break',
      json({ ...GOOD, access_token: 'a\r\nX-Admin: 1' }),
      failure('token_malformed'),
    ],
    [
      'an access token with its scheme',
      json({ ...GOOD, access_token: 'Bearer a' }),
      failure('token_malformed'),
    ],
    [
      'an access token of a million letters',
      json({ ...GOOD, access_token: 'x'.repeat(1_000_000) }),
      failure('token_too_long'),
    ],
    [
      'a refresh token that is a number',
      json({ ...GOOD, refresh_token: 7 }),
      failure('bad_answer'),
    ],
    ['an ID token that is an object', json({ ...GOOD, id_token: {} }), failure('bad_answer')],
    ['a list', json([GOOD]), failure('bad_answer')],
  ])('%s', async (_what, answer, expected) => {
    expect(await failureFrom(minted(answer))).toEqual(expected);
  });

  test('a body that drips', async () => {
    const limits = { timeout: 80, maxBytes: 1024 * 1024 };
    expect(await failureFrom(minted(drip, limits))).toEqual(failure('timeout'));
  });

  test('64 KiB is as long as a token may be', async () => {
    const longest = 'x'.repeat(64 * 1024);
    expect((await minted(json({ ...GOOD, access_token: longest }))).tokens.accessToken).toBe(
      longest,
    );
    const work = minted(json({ ...GOOD, access_token: `${longest}x` }));
    expect(await failureFrom(work)).toEqual(failure('token_too_long'));
  });

  test('a redirect elsewhere, where neither secret nor anything else goes', async () => {
    thief.on('/token', json(GOOD));
    const work = minted(status(307, { location: `${thief.url}/token` }));
    expect(await failureFrom(work)).toEqual(failure('redirected'));
    expect(thief.received).toEqual([]);
  });

  const otherIssuer = failure('issuer_response', 'https://evil.test');

  test.each([
    ['another state', 'code=code-1&state=other', failure('answer_mismatch')],
    ['another issuer', 'code=code-1&state=STATE&iss=https://evil.test', otherIssuer],
  ])('an answer in the browser with %s', async (_what, answer, expected) => {
    const authorize = async ({ searchParams }: URL) =>
      new URL(`${REDIRECT_URI}?${answer.replace('STATE', searchParams.get('state') ?? '')}`);
    const work = signIn(codeGrant(issuer.url), {}, { http: realFetch, now, authorize });
    expect(await failureFrom(work)).toEqual(expected);
    expect(issuer.received).toEqual([]);
  });
});
