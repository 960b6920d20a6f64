import { describe, expect, test } from 'vitest';
import {
  keyNameOf,
  parsePrivateKeyFor,
  parsePublicKey,
  type SigningAlgorithm,
} from '../../src/core/key-fields.ts';
import { EC_PUBLIC } from '../support/grant-forms.ts';
import { codeOf, valueIn } from '../support/samples.ts';

const EC = JSON.parse(EC_PUBLIC) as object;
const RSA = { kty: 'RSA', n: 'bg', e: 'AQAB' };
const OKP = { kty: 'OKP', crv: 'Ed25519', x: 'eA' };
const json = (...parts: object[]) => JSON.stringify(Object.assign({}, ...parts));
const pem = (label: string, body = 'MIGH\nAgEA/+==') =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

const NO_KEYS = [
  'key',
  'null',
  '[]',
  '{}',
  '"EC"',
  '{"kty":7}',
  '{"kty":"oct","k":"aHVzaA"}',
  // What every object has by birth is no kind of key.
  '{"kty":"toString"}',
  '{"kty":"constructor"}',
  '{"kty":"__proto__"}',
  json(EC, { x: 7 }),
  json(RSA, { n: undefined }),
  json(OKP, { crv: undefined }),
];

describe('a public key is none', () => {
  test.each(NO_KEYS)('%s', (text) => {
    expect(codeOf(parsePublicKey(text))).toBe('key_form');
  });

  test.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'])('with the private member %s', (name) => {
    for (const key of [EC, RSA, OKP]) {
      expect(codeOf(parsePublicKey(json(key, { [name]: 'ZA' })))).toBe('key_form');
    }
  });
});

test.each([EC, RSA, OKP])('a public key is read as it was written: %j', (key) => {
  expect(valueIn(parsePublicKey(` ${json(key)}\n`))).toBe(json(key));
  expect(valueIn(parsePublicKey(' '))).toBe('');
});

describe('a private key is refused', () => {
  const parse = parsePrivateKeyFor('ES256');

  test.each<[string, string]>([
    ['', 'required'],
    [' \n', 'required'],
    ...NO_KEYS.map((text): [string, string] => [text, 'key_form']),
    [EC_PUBLIC, 'key_public'],
    [json(EC, { d: 7 }), 'key_public'],
    [json(RSA, { d: 'ZA' }), 'key_algorithm'],
    [json(OKP, { d: 'ZA' }), 'key_algorithm'],
    [pem('RSA PRIVATE KEY'), 'key_pkcs8'],
    [pem('EC PRIVATE KEY'), 'key_pkcs8'],
    [pem('ENCRYPTED PRIVATE KEY'), 'key_encrypted'],
    [pem('PUBLIC KEY'), 'key_form'],
    [pem('CERTIFICATE'), 'key_form'],
    [pem('PRIVATE KEY', 'MIGH-_'), 'key_form'],
    [`${pem('PRIVATE KEY')}\n${pem('CERTIFICATE')}`, 'key_form'],
    [pem('PRIVATE KEY').slice(0, -1), 'key_form'],
  ])('%j: %s', (text, code) => {
    expect(codeOf(parse(text))).toBe(code);
  });
});

test.each<[SigningAlgorithm, object]>([
  ['ES256', EC],
  ['ES512', EC],
  ['RS256', RSA],
  ['PS512', RSA],
  ['Ed25519', OKP],
])(
  'a private key for %s is read as it was written, without the space around it',
  (algorithm, key) => {
    const text = json(key, { d: 'ZA' });
    expect(valueIn(parsePrivateKeyFor(algorithm)(`\n${text} `))).toBe(text);
    expect(valueIn(parsePrivateKeyFor(algorithm)(` ${pem('PRIVATE KEY')}\r\n`))).toBe(
      pem('PRIVATE KEY'),
    );
  },
);

test('a key that was made here is known by its id', () => {
  expect(keyNameOf(EC_PUBLIC)).toBe('k1');
});
