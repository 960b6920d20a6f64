import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type App, AppSchema } from '../../src/core/app.ts';
import { formOf } from '../../src/core/form-of.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { REQUEST_KINDS } from '../../src/core/request-kind.ts';
import { EC_PUBLIC } from '../support/grant-forms.ts';

const visible = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'aZ09 -._~:/+=%&"\\'), maxLength });
const trimmed = (maxLength: number) =>
  visible(maxLength)
    .map((text) => text.trim())
    .filter((text) => text !== '');
const url = fc.constantFrom(
  ...['https://issuer.test/', 'https://issuer.test/a/b?c=d', 'http://localhost:8080/token'],
);
const origin = fc.constantFrom(
  ...['https://app.test', 'https://app.test:8443', 'http://localhost:3000', 'https://[::1]:1'],
);
const scopes = fc.uniqueArray(
  fc.constantFrom('openid', 'a:b', '!#[]~', 'https://api.test/.default'),
);
const some = <Value>(values: fc.Arbitrary<Value>) =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 3, selector: JSON.stringify });
const parameters = some(
  fc.record({
    name: fc.constantFrom('a', 'b[]', 'x-y'),
    value: visible(9).map((text) => text.trim()),
  }),
);
const request = fc.record(
  {
    scopes,
    audience: trimmed(20),
    resources: some(fc.constantFrom('urn:a:b', 'https://api.test/?q')),
    details: fc.constantFrom('[{"type":"a"}]', '[\n  {"type":"a","b":["="]}\n]'),
    parameters,
  },
  { requiredKeys: ['scopes'] },
);
const NEEDED = {
  issuer: fc.constantFrom('https://issuer.test', 'https://Issuer.test/a/'),
  tokenEndpoint: url,
};
const FURTHER = {
  introspectionEndpoint: url,
  revocationEndpoint: url,
  userinfoEndpoint: url,
  endSessionEndpoint: url,
};
const serverWith = (own: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record(
    { ...NEEDED, ...own, ...FURTHER },
    { requiredKeys: [...Object.keys(NEEDED), ...Object.keys(own)] as never[] },
  );
const key = fc.record(
  {
    algorithm: fc.constantFrom('ES256', 'RS512', 'Ed25519'),
    id: trimmed(9),
    made: fc.constantFrom(EC_PUBLIC),
  },
  { requiredKeys: ['algorithm'] },
);
const confidential = fc.oneof(
  fc
    .record({
      id: trimmed(20),
      authentication: fc.constantFrom('client_secret_basic', 'client_secret_basic_raw'),
    })
    .filter(({ id }) => !id.includes(':')),
  fc.record({
    id: trimmed(20),
    authentication: fc.constantFrom('client_secret_post', 'client_secret_jwt'),
  }),
);
const signed = fc.record({
  id: trimmed(20),
  authentication: fc.constant('private_key_jwt'),
  key,
});
const unsigned = fc.oneof(
  fc.record({ id: trimmed(20), authentication: fc.constant('none') }),
  confidential,
);
const client = fc.oneof(unsigned, signed);
const authorization = fc.record(
  {
    pkce: fc.constantFrom('S256', 'plain', 'none'),
    renewsSilently: fc.boolean(),
    redirectUri: fc.constantFrom('https://App.test/cb', 'http://localhost:3000/?a=b'),
    responseMode: fc.constantFrom('query', 'fragment', 'form_post'),
    pushedRequestEndpoint: url,
    prompt: trimmed(9),
    loginHint: trimmed(9),
    acrValues: trimmed(9),
    maxAge: fc.nat(999_999_999),
    parameters,
  },
  { requiredKeys: ['pkce', 'renewsSilently'] },
);
/** What is posted to our own address would be lost. */
const catchable = authorization.filter(
  ({ redirectUri, responseMode }) => redirectUri !== undefined || responseMode !== 'form_post',
);
const appId = fc.constantFrom('a', 'app-2');
const kindOf = (kind: string, own: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ kind: fc.constant(kind), server: serverWith(), client, request, ...own });
const grant = fc.oneof(
  kindOf('authorization_code', {
    server: serverWith({ authorizationEndpoint: url, namesItself: fc.boolean() }),
    authorization: catchable,
  }),
  kindOf('device_code', { server: serverWith({ deviceAuthorizationEndpoint: url }) }),
  kindOf('client_credentials', { client: fc.oneof(confidential, signed) }),
  kindOf('token_exchange', {
    subject: fc.record({ app: appId, token: fc.constantFrom('access_token', 'id_token') }),
  }),
  kindOf('token_exchange', {
    subject: fc.record({ app: appId, token: fc.constant('access_token') }),
    actor: appId,
  }),
  // The form has one key: a client that signs its assertions signs for itself with the same.
  kindOf('jwt_bearer', {
    client: unsigned,
    assertion: fc.record(
      {
        key,
        subject: trimmed(9),
        issuer: trimmed(9),
        audience: trimmed(9),
        claims: fc.constantFrom('{}', '{"a":[1]}'),
      },
      { requiredKeys: ['key', 'subject'] },
    ),
  }),
  kindOf('password', { username: trimmed(9) }),
  kindOf('refresh_token'),
  fc.constant({ kind: 'pasted' }),
);
/** A pasted token is sent as it is, and has no issuer to ask. */
const manners = fc.record(
  {
    send: fc.constantFrom('access_token', 'id_token'),
    originHeader: fc.constantFrom('keep', 'remove', 'redirect'),
    steward: appId,
  },
  { requiredKeys: [] },
);
const TICKED = ['my-pages', 'api-pages', 'address-bar', 'sandboxed-frames'];
/** A frame without an origin is one in a page. */
const callers = fc
  .record({ pages: fc.uniqueArray(origin), ticked: fc.subarray(TICKED) })
  .filter(({ pages, ticked }) => pages.length > 0 || ticked.some((kind) => kind !== TICKED[3]))
  .map(({ pages, ticked }) => [
    ...pages.map((page) => ({ kind: 'page', origin: page })),
    ...ticked.map((kind) => ({ kind })),
  ]);
const where = fc.record({
  callers,
  // Where requests come from is no kind by itself.
  kinds: fc.subarray([...REQUEST_KINDS]).filter((kinds) => kinds.some((kind) => kind !== 'worker')),
  header: fc.record({
    name: fc.constantFrom('authorization', 'x-api-key', "a!#$%&'*+-.^_`|~9"),
    scheme: fc.constantFrom('Bearer', '', 'Token', 'DPoP'),
  }),
});
const anyApp: fc.Arbitrary<App> = fc
  .record({
    id: fc.constantFrom('a', 'app-1'),
    name: trimmed(80),
    enabled: fc.boolean(),
    grant,
    apiScopes: fc.uniqueArray(
      fc.record({ origin, path: fc.constantFrom('', '/v1', '/a%20b', '//x') }),
      { minLength: 1, selector: JSON.stringify },
    ),
    environment: fc.option(trimmed(24), { nil: undefined }),
    where,
    rivals: fc.subarray(['app-7', 'app-8']),
    manners,
  })
  .map(({ manners: chosen, where: places, environment, ...app }) =>
    v.parse(AppSchema, {
      ...app,
      ...places,
      ...(environment !== undefined && { environment }),
      ...(app.grant.kind !== 'pasted' && chosen),
    }),
  );

test('the form of an app, saved untouched, is the same app', () => {
  fc.assert(
    fc.property(anyApp, (app) => {
      const { id, enabled, rivals } = app;
      expect(parseAppForm(formOf(app), { id, enabled, rivals, saved: app.grant })).toEqual({
        ok: true,
        value: { app },
      });
    }),
    { numRuns: 500 },
  );
});
