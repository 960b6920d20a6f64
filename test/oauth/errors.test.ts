import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { failureOf, quote } from '../../src/oauth/failure-of.ts';
import { refresh } from '../../src/oauth/refresh-token.ts';
import { codeGrant, failureFrom, machineGrant, now, realFetch } from '../support/grants.ts';
import { type Answer, html, json, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const inForm = (text: string) => `${new URLSearchParams({ _: text })}`.slice(2);
const lowerHex = (text: string) => text.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase());

const ports = { http: realFetch, now };
const failureAfter = (answer: Answer, secret = 'hush') => {
  issuer.on('/token', answer);
  return failureFrom(mint(machineGrant(issuer.url), { secret }, ports));
};

describe('an answer that is no token response', () => {
  test.each<[string, Answer, ReturnType<typeof failure>]>([
    ['a page', html(), failure('not_json')],
    ['a page that says 400', html(400), failure('status', '400')],
    ['nothing that says 400', status(400), failure('status', '400')],
    ['a word', (response) => response.end('access_token=a'), failure('not_json')],
    ['nothing', status(204), failure('status', '204')],
    ['created', json({ access_token: 'a', token_type: 'bearer' }, 201), failure('status', '201')],
    ['an error that names none', json({ message: 'no' }, 400), failure('status', '400')],
    ['an error that is no text', json({ error: { code: 7 } }, 400), failure('status', '400')],
    ['an empty object', json({}), failure('no_token')],
    ['a list', json([]), failure('bad_answer')],
    ['null', json(null), failure('bad_answer')],
    ['no token', json({ token_type: 'bearer' }), failure('no_token')],
    ['an empty token', json({ access_token: '', token_type: 'bearer' }), failure('no_token')],
  ])('%s', async (_what, answer, expected) => {
    expect(await failureAfter(answer)).toEqual(expected);
  });
});

describe('an error response is told in the words of the issuer', () => {
  test.each<[object, ReturnType<typeof failure>]>([
    [{ error: 'invalid_client' }, failure('client_refused', 'invalid_client')],
    [
      { error: 'invalid_scope', error_description: 'No such scope.' },
      failure('refused', 'invalid_scope: No such scope.'),
    ],
    [{ error: 'invalid_grant' }, failure('sign_in_ended', 'invalid_grant')],
    // No user is there who could have denied it: Auth0 says so of a client without rights.
    [{ error: 'access_denied' }, failure('refused', 'access_denied')],
    [{ error: 'x', error_description: 'a\u0000b\u202ec\r\nd' }, failure('refused', 'x: a b c d')],
    [
      { error: 'x', error_description: 'y'.repeat(5000) },
      failure('refused', `x: ${'y'.repeat(197)}…`),
    ],
  ])('%j', async (body, expected) => {
    expect(await failureAfter(json(body, 400))).toEqual(expected);
  });

  test.each(['Basic realm="shop"', 'Bearer error="invalid_token", error_description="over"'])(
    'not of its challenge, because the body says more: %s',
    async (challenge) => {
      const answer = json({ error: 'invalid_client', error_description: 'who?' }, 401, {
        'www-authenticate': challenge,
      });
      expect(await failureAfter(answer)).toEqual(failure('client_refused', 'invalid_client: who?'));
    },
  );
});

describe('what was sent in confidence does not come back', () => {
  const echo: Answer = (response, request) =>
    json({ error: 'invalid_request', error_description: `you sent ${request.form}` }, 400)(
      response,
      request,
    );

  test('a client secret, as it is', async () => {
    const answer = json({ error: 'p/s+w=', error_description: 'p/s+w= is wrong' }, 400);
    expect(await failureAfter(answer, 'p/s+w=')).toEqual(failure('refused', '…: … is wrong'));
  });

  test('a client secret as it went over the wire', async () => {
    issuer.on('/token', echo);
    const grant = machineGrant(issuer.url, { authentication: 'client_secret_post' });
    const { detail } = await failureFrom(mint(grant, { secret: 'p s/s+w=' }, ports));
    expect(detail).toMatch(/^invalid_request: you sent .*client_secret=…/);
    expect(detail).not.toMatch(/p\+s|s%2Bw/);
  });

  const said = (description: string) =>
    json({ error: 'invalid_client', error_description: description }, 401);
  test('an assertion or a token, whoever signed it', () => {
    const assertion = jwtWith({ iss: 'job' }, { alg: 'ES256', kid: 'one' });
    expect(quote(`you sent client_assertion=${assertion}&x`, [])).toBe(
      'you sent client_assertion=…&x',
    );
  });

  const SECRET = 'p"s/s+w\\x é(1)';

  test.each<[string, string]>([
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a URL, in small letters', lowerHex(encodeURIComponent(SECRET))],
    ['in a form', inForm(SECRET)],
    ['in a form, in small letters', lowerHex(inForm(SECRET))],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
  ])('a client secret as it stands %s', (_where, spelling) => {
    expect(spelling).not.toBe(SECRET);
    expect(quote(`<${spelling}>`, [SECRET])).toBe('<…>');
  });

  test.each<[string, (id: string, secret: string) => string]>([
    ['with its parts encoded', (id, secret) => `${encodeURIComponent(id)}:${inForm(secret)}`],
    ['with its parts as they are', (id, secret) => `${id}:${secret}`],
  ])('the credential of a client, %s', async (_how, joined) => {
    const { client } = machineGrant(issuer.url);
    const credential = btoa(joined(client.id, 'p/s-w='));
    const answer = said(`bad header: Basic ${credential}`);
    expect(await failureAfter(answer, 'p/s-w=')).toEqual(
      failure('client_refused', 'invalid_client: bad header: Basic …'),
    );
  });

  // The library escapes signs that a form leaves alone, and issuers echo what they got.
  test.each(['job', 'reports-job', 'a.b_c*d~e!f'])(
    'the credential of %s as it went over the wire',
    async (id) => {
      issuer.on('/token', (response, request) =>
        said(`got ${request.headers.authorization}`)(response, request),
      );
      const secret = "s3-cr.et_!~*'()";
      const work = mint(machineGrant(issuer.url, { id }), { secret }, ports);
      expect(await failureFrom(work)).toEqual(
        failure('client_refused', 'invalid_client: got Basic …'),
      );
    },
  );

  test('the credential of a client that renews', async () => {
    issuer.on('/token', (response, request) =>
      said(`got ${request.headers.authorization}`)(response, request),
    );
    const grant = codeGrant(issuer.url, { client: { authentication: 'client_secret_basic' } });
    const renewal = {
      refreshToken: 'refresh-1',
      credentials: { secret: 's3-cret' },
      previous: undefined,
    };
    const { detail } = await failureFrom(refresh(grant, renewal, ports));
    expect(detail).toBe('invalid_client: got Basic …');
  });

  test.each(['refresh-1', 'r/1+2=='])('a refresh token: %s', async (refreshToken) => {
    issuer.on('/token', echo);
    const renewal = { refreshToken, credentials: {}, previous: undefined };
    const { detail } = await failureFrom(refresh(codeGrant(issuer.url), renewal, ports));
    expect(detail).toContain('refresh_token=…');
    expect(detail).not.toContain(refreshToken);
    expect(detail).not.toContain(encodeURIComponent(refreshToken));
  });
});

test.each<[string, string[], string]>([
  ['nothing to hide', [], 'nothing to hide'],
  ['nothing to hide', [''], 'nothing to hide'],
  ['one two one', ['one', 'two'], '… … …'],
  ['a.b axb', ['a.b'], '… axb'],
  ['  Älice said „no“ €5 👍\t\n', [], 'Älice said „no“ €5 👍'],
  ['<b>\u001b[31m</b>', [], '<b> [31m</b>'],
  ['x'.repeat(200), [], 'x'.repeat(200)],
  ['x'.repeat(201), [], `${'x'.repeat(200)}…`],
])('a quotation is fit to be shown: %j without %j', (text, secrets, expected) => {
  expect(quote(text, secrets)).toBe(expected);
});

// Its message may hold anything, a request with its token too.
test.each([[new TypeError('token=hush')], ['hush'], [undefined], [null], [{ code: 'busy' }]])(
  'what nobody foresaw is not quoted: %j',
  (error) => {
    expect(failureOf(error)).toEqual(failure('unexpected'));
  },
);
