import { execFileSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envLine, envName } from '../../src/core/env-line.ts';
import { addressOf, copyToken, formsOf, type TokenForm } from '../../src/core/token-forms.ts';
import { appWith } from '../support/samples.ts';

const FEW = { numRuns: 60 };

const app = appWith({ name: 'Orders API' });
const copy = { app, token: 'e.y.J', url: 'https://api.test/v1' };
const as = (form: TokenForm, changes: Partial<typeof copy> = {}) =>
  copyToken(form, { ...copy, ...changes });

/** Every character that a token may have (RFC 6750 §2.1 and whatever issuers make of it). */
const anyToken = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\'"`$\\!*?~#&;|<>(){}[]=%@aA1-._/+'), minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...'#$`"\\nrtA1-._=!%'), minLength: 1 }),
);
const anyName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'aZ09 _-.é ß日$`\n=#"'), minLength: 1 }),
);

describe('the name of a variable', () => {
  test.each([
    ['Orders API', 'ORDERS_API_TOKEN'],
    ['  orders — api (dev) ', 'ORDERS_API_DEV_TOKEN'],
    ['Größe', 'GROSSE_TOKEN'],
    ['2nd shop', '_2ND_SHOP_TOKEN'],
    ['My token', 'MY_TOKEN'],
    ['token', 'API_TOKEN'],
    ['受注', 'API_TOKEN'],
    ['$(id)', 'ID_TOKEN'],
  ])('of “%s” is %s', (name, expected) => {
    expect(envName(name)).toBe(expected);
  });

  test('is one that every shell takes, whatever the app is called', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(envName(name)).toMatch(/^[A-Z_][A-Z0-9_]*_TOKEN$/);
      }),
    );
  });
});

describe('a line of a .env file', () => {
  /** What a shell has in the variable once it has read the line. */
  const inShell = (line: string, name: string) =>
    execFileSync('/bin/sh', ['-c', `${line}\nprintf '%s' "$${name}"`], {
      encoding: 'utf8',
      env: { A: 'leaked', A1: 'leaked', aA1: 'leaked' },
    });

  test.each([`'"`, `'$A`, "'`id`", "'\\", "'!"])(
    'is not there for the value %s, which shells and dotenv do not read alike',
    (token) => {
      expect(envLine('Orders', token)).toBeUndefined();
      expect(formsOf({ ...copy, token })).not.toContain('env');
    },
  );

  test('is the token again, to a shell and to Node, whatever is in it', () => {
    fc.assert(
      fc.property(anyName, anyToken, (name, token) => {
        const line = envLine(name, token);
        if (line === undefined) return;
        expect(inShell(line, envName(name))).toBe(token);
        expect(parseEnv(line)).toEqual({ [envName(name)]: token });
      }),
      FEW,
    );
  });

  test('stands between quotes that leave everything as it is', () => {
    expect(as('env')).toBe("ORDERS_API_TOKEN='e.y.J'");
    expect(as('env', { token: "it's" })).toBe('ORDERS_API_TOKEN="it\'s"');
  });
});

describe('a Postman environment', () => {
  test('has the token as a secret, and the address, whatever is in them', () => {
    fc.assert(
      fc.property(anyName, anyToken, (name, token) => {
        const file: unknown = JSON.parse(as('postman', { app: { ...app, name }, token }) ?? '');
        expect(file).toEqual({
          name,
          values: [
            { key: 'baseUrl', value: 'https://api.test/v1', type: 'default', enabled: true },
            { key: 'token', value: token, type: 'secret', enabled: true },
          ],
          _postman_variable_scope: 'environment',
        });
      }),
    );
  });
});

describe('other forms', () => {
  test('the token alone', () => expect(as('token')).toBe('e.y.J'));

  test.each([
    [{ name: 'authorization', scheme: 'Bearer' }, 'Authorization: Bearer e.y.J'],
    [{ name: 'x-api-key', scheme: '' }, 'X-Api-Key: e.y.J'],
  ])('the header %j', (header, line) => {
    expect(as('header', { app: { ...app, header } })).toBe(line);
  });

  test('requests, in the app’s own header', () => {
    const own = { app: { ...app, header: { name: 'x-key', scheme: 'Key' } } };
    expect(as('curl', own)).toBe(`curl 'https://api.test/v1' \\\n  -H 'X-Key: Key e.y.J'`);
    expect(as('httpie', own)).toBe(`http GET 'https://api.test/v1' \\\n  'X-Key: Key e.y.J'`);
    expect(as('fetch', own)).toContain('{ "X-Key": "Key e.y.J" }');
  });
});

test('what cannot be asked of a WebSocket’s address is not offered', () => {
  expect(formsOf({ ...copy, url: 'wss://api.test/live' })).toEqual([
    'token',
    'header',
    'curl',
    'postman',
    'env',
  ]);
});

test('a request goes where the token was tried, else to the first address that may have it', () => {
  expect(addressOf(app, 'https://api.test/v1/orders')).toBe('https://api.test/v1/orders');
  expect(addressOf(app, undefined)).toBe('https://api.test/v1');
});
