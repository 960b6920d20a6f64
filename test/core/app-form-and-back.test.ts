import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type App, AppSchema } from '../../src/core/app.ts';
import { formOf } from '../../src/core/app-form.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';

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
const request = fc.record(
  { scopes, audience: trimmed(20), resource: fc.constantFrom('urn:a:b', 'https://api.test/?q') },
  { requiredKeys: ['scopes'] },
);
const server = {
  issuer: fc.constantFrom('https://issuer.test', 'https://Issuer.test/a/'),
  tokenEndpoint: url,
};
const authentication = fc.constantFrom('none', 'client_secret_basic', 'client_secret_post');
const client = fc
  .record({ id: trimmed(20), authentication })
  .filter(
    ({ id, authentication: method }) => method !== 'client_secret_basic' || !id.includes(':'),
  );
const grant = fc.oneof(
  fc.record({
    kind: fc.constant('authorization_code'),
    server: fc.record({ ...server, authorizationEndpoint: url, namesItself: fc.boolean() }),
    client,
    request,
  }),
  fc.record({
    kind: fc.constant('client_credentials'),
    server: fc.record(server),
    client: client.filter(({ authentication: method }) => method !== 'none'),
    request,
  }),
  fc.constant({ kind: 'pasted' }),
);
const callers = fc
  .record({ pages: fc.uniqueArray(origin), addressBar: fc.boolean() })
  .map(({ pages, addressBar }) => [
    ...pages.map((page) => ({ kind: 'page', origin: page })),
    ...(addressBar ? [{ kind: 'address-bar' }] : []),
  ])
  .filter((list) => list.length > 0);
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
    callers,
  })
  .map((app) => v.parse(AppSchema, app));

test('the form of an app, saved untouched, is the same app', () => {
  fc.assert(
    fc.property(anyApp, (app) => {
      const { id, enabled } = app;
      expect(parseAppForm(formOf(app), { id, enabled, saved: app.grant })).toEqual({
        ok: true,
        value: { app },
      });
    }),
  );
});
