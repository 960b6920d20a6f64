import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../src/core/app-form.ts';
import { parseEndpoint, parseIssuer, parseScope } from '../../src/core/oauth-fields.ts';
import { parseParameter } from '../../src/core/parameter.ts';
import { fittingValue, formFrom, issuerFrom, registerAt } from '../../src/core/providers/fill.ts';
import type { Blanks, Provider, ProviderId } from '../../src/core/providers/provider.ts';
import { PROVIDERS } from '../../src/core/providers/providers.ts';
import { namesIn } from '../../src/core/providers/template.ts';
import { valueIn } from '../support/samples.ts';

const provider = (id: ProviderId): Provider => {
  const found = PROVIDERS.find((known) => known.id === id);
  if (found) return found;
  throw new Error(`no provider ${id}`);
};

const examplesOf = ({ blanks }: Provider): Blanks =>
  Object.fromEntries(blanks.map(({ name, example }) => [name, example]));

const exampleIssuer = (known: Provider) => valueIn(issuerFrom(known, examplesOf(known)));

const EACH = PROVIDERS.map((known) => [known.id, known] as const);

describe.each(EACH)('the preset %s', (_, known) => {
  test('has blanks for every template, and an example that fits each', () => {
    const templates = [known.issuer, known.register ?? '', ...Object.values(known.form)].map(
      String,
    );
    const names: readonly string[] = known.blanks.map(({ name }) => name);
    expect(templates.flatMap(namesIn).filter((name) => !names.includes(name))).toEqual([]);
    expect(
      known.blanks.filter((blank) => fittingValue(blank, blank.example) === undefined),
    ).toEqual([]);
  });

  test('offers only choices that fit', () => {
    const unfit = known.blanks.flatMap((blank) =>
      (blank.choices ?? []).filter((choice) => fittingValue(blank, choice) !== choice),
    );
    expect(unfit).toEqual([]);
  });

  test('fills the form with what the form takes', () => {
    for (const kind of known.kinds ?? [undefined]) {
      const form = { ...EMPTY_FORM, ...formFrom(known, examplesOf(known), kind) };
      const issuer = exampleIssuer(known);
      expect(parseIssuer(form.issuer)).toEqual({ ok: true, value: issuer });
      expect(JSON.stringify(form)).not.toMatch(/[^\\]"[^"]*\{\w+\}/);
      expect(parseScope(form.scope).ok).toBe(true);
      for (const [field, value] of Object.entries(form)) {
        if (field.endsWith('Endpoint') && value !== '') {
          expect(parseEndpoint(String(value)).ok).toBe(true);
        }
      }
      const lines = `${form.tokenParameters}\n${form.authorizationParameters}`.split('\n');
      expect(lines.filter((line) => line !== '' && !parseParameter(line).ok)).toEqual([]);
    }
  });

  test('links to a registration page over https', () => {
    const link = registerAt(known, examplesOf(known));
    expect(link === undefined ? 'https:' : new URL(link).protocol).toBe('https:');
  });
});

test('ids are unique', () => {
  expect(new Set(PROVIDERS.map(({ id }) => id)).size).toBe(PROVIDERS.length);
});

describe('blanks', () => {
  test('take an address for a host, and a host for an address', () => {
    const auth0 = issuerFrom(provider('auth0'), { domain: ' https://t.eu.auth0.com/ ' });
    expect(auth0).toEqual({ ok: true, value: 'https://t.eu.auth0.com/' });
    const keycloak = issuerFrom(provider('keycloak'), { server: 'id.test/auth/', realm: 'r' });
    expect(keycloak).toEqual({ ok: true, value: 'https://id.test/auth/realms/r' });
  });

  test('that do not fit are missing', () => {
    const blanks = { region: 'asia', tenant: 't', realm: 'r/../x', application: '' };
    expect(issuerFrom(provider('beyond_identity'), blanks)).toEqual({
      ok: false,
      fault: ['region', 'realm', 'application'],
    });
  });

  test('cannot lead an issuer to another host', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('/', '#', '?', '@', '\\', '.', ':'),
        (text, mark) => {
          const blanks = {
            region: 'us',
            tenant: text + mark,
            realm: text,
            application: mark + text,
          };
          const issuer = issuerFrom(provider('beyond_identity'), blanks);
          expect(issuer.ok).toBe(false);
        },
      ),
    );
  });
});

describe('the form of a preset', () => {
  const beyond = provider('beyond_identity');
  const blanks = { region: 'us', tenant: 't', realm: 'r', application: 'a' } as const;
  const realm = 'https://auth-us.beyondidentity.com/v1/tenants/t/realms/r';

  test('of Beyond Identity introspects at the realm and revokes at the application', () => {
    expect(formFrom(beyond, blanks)).toEqual({
      issuer: `${realm}/applications/a`,
      authorizationEndpoint: `${realm}/applications/a/authorize`,
      tokenEndpoint: `${realm}/applications/a/token`,
      introspectionEndpoint: `${realm}/introspect`,
      revocationEndpoint: `${realm}/applications/a/revoke`,
      scope: 'openid',
      authentication: 'none',
      pkce: 'S256',
    });
  });

  test('has a line for each parameter that is filled in', () => {
    const claims = '{"role":"{realm}"}';
    expect(formFrom(beyond, { ...blanks, claims })).toMatchObject({
      tokenParameters: `custom_claims=${claims}`,
    });
    expect(formFrom(beyond, { ...blanks, claims, lifetime: '60' })).toMatchObject({
      tokenParameters: `expiration_time=60\ncustom_claims=${claims}`,
    });
  });

  test('keeps a value to its line', () => {
    const claims = '{"a":1}\nclient_secret={}';
    expect(formFrom(beyond, { ...blanks, claims })).not.toHaveProperty('tokenParameters');
  });

  test('leaves out what waits for a blank', () => {
    expect(formFrom(beyond, { ...blanks, application: '' })).toEqual({
      introspectionEndpoint: `${realm}/introspect`,
      scope: 'openid',
      authentication: 'none',
      pkce: 'S256',
    });
  });

  test('of a kind of app', () => {
    const web = provider('entra').kinds?.find(({ id }) => id === 'web');
    expect(formFrom(provider('entra'), {}, web)).toEqual({
      scope: 'openid offline_access',
      authentication: 'client_secret_post',
      originHeader: 'remove',
    });
  });

  test('of the management API is for a machine, and for that API alone', () => {
    expect(formFrom(provider('beyond_identity_management'), blanks)).toMatchObject({
      grant: 'client_credentials',
      apiScopes: 'https://api-us.beyondidentity.com/v1/tenants/t/realms/r',
    });
  });
});
