import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readToken } from '../../../src/core/token/read-token.ts';
import { checkToken } from '../../../src/core/token/verify.ts';
import { base64url, checked, type Signer, signerWith, withHeader } from '../../support/signed.ts';

const CLAIMS = { iss: 'https://issuer.test', sub: 'alice', at_hash: 'nothing' };

const signers: Signer[] = [];
const tokens: string[] = [];
beforeAll(async () => {
  for (const algorithm of ['RS256', 'PS384', 'ES256', 'ES512', 'EdDSA']) {
    const signer = await signerWith(algorithm, { kid: algorithm });
    signers.push(signer);
    tokens.push(await signer.sign(CLAIMS, { kid: algorithm }));
  }
});

const keys = () => signers.map(({ published }) => published);
const kindOf = async (text: string) => (await checked(text, keys())).kind;

const anyIndex = fc.nat({ max: 4 });
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=~+/ \n"{}';

test('the tokens that are tampered with here are good', async () => {
  for (const token of tokens) expect(await kindOf(token)).toBe('verified');
});

test('no text is verified, or makes a check throw', async () => {
  const parts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(base64url), fc.base64String()),
    { maxLength: 6 },
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    parts.map((all) => all.join('.')),
    parts.map((all) => all.join('~')),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.option(fc.string()), async (text, other) => {
      const accessToken = other ?? undefined;
      const input = { text, reading: readToken(text), keys: keys(), accessToken };
      expect((await checkToken(input)).signature.kind).not.toBe('verified');
    }),
  );
});

test('no header is verified with what stood under another one', async () => {
  const header = fc.dictionary(
    fc.constantFrom('alg', 'kid', 'jwk', 'jku', 'x5c', 'crit', 'b64', 'typ', '__proto__'),
    fc.oneof(
      fc.constantFrom('RS256', 'PS384', 'ES256', 'ES512', 'EdDSA', 'HS256', 'none'),
      fc.jsonValue(),
    ),
  );
  await fc.assert(
    fc.asyncProperty(anyIndex, header, async (index, changes) => {
      const [, ...rest] = (tokens[index] as string).split('.');
      const text = [base64url(JSON.stringify(changes)), ...rest].join('.');
      expect(await kindOf(text)).not.toBe('verified');
    }),
  );
});

test('a token with one sign replaced, left out or put in is not verified', async () => {
  const edit = fc.record({
    index: anyIndex,
    at: fc.nat({ max: 1500 }),
    sign: fc.constantFrom('', ...SIGNS),
    length: fc.nat({ max: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(edit, async ({ index, at, sign, length }) => {
      const token = tokens[index] as string;
      const place = at % (token.length + 1);
      const text = token.slice(0, place) + sign + token.slice(place + length);
      fc.pre(text !== token);
      expect(await kindOf(text)).not.toBe('verified');
    }),
    { numRuns: 500 },
  );
});

// The last sign of a signature has bits that mean nothing: decoders pass over them.
test('a signature that is written in another way is not verified', async () => {
  for (const token of tokens) {
    for (const sign of SIGNS) {
      const texts = [
        `${token}${sign}`,
        `${token.slice(0, -1)}${sign}`,
        `${token.slice(0, -2)}${sign}`,
      ];
      for (const text of texts.filter((other) => other !== token)) {
        expect(await kindOf(text), text.slice(-5)).not.toBe('verified');
      }
    }
  }
});

test('the same claims under a header with another algorithm are not verified', async () => {
  const algorithms = ['none', 'None', 'HS256', 'RS384', 'PS256', 'ES384', 'Ed25519', 'ML-DSA-44'];
  for (const token of tokens) {
    for (const alg of algorithms) {
      expect(await kindOf(withHeader(token, { alg }))).not.toBe('verified');
      expect(await kindOf(withHeader(token, { alg, kid: undefined }))).not.toBe('verified');
    }
  }
});

test.each(['HS256', 'HS384', 'HS512', 'hs256', ' HS256'])(
  'a public key is no secret: %s made with it is not verified',
  async (alg) => {
    const header = base64url(JSON.stringify({ alg, kid: 'RS256' }));
    const signed = `${header}.${base64url(JSON.stringify(CLAIMS))}`;
    const key = signers[0]?.published;
    const hash = `sha${/\d+/.exec(alg)}`;
    for (const secret of [JSON.stringify(key), key?.n, Buffer.from(key?.n ?? '', 'base64url')]) {
      const tag = createHmac(hash, secret ?? '')
        .update(signed)
        .digest('base64url');
      expect(await kindOf(`${signed}.${tag}`)).toBe('symmetric');
    }
  },
);

test('a key that a token brings along is not used', async () => {
  const intruder = await signerWith('RS256', { kid: 'RS256' });
  const { kid: _kid, ...bare } = intruder.published;
  for (const jwk of [intruder.published, bare]) {
    const brought = {
      jwk,
      jku: 'https://evil.test/jwks',
      x5u: 'https://evil.test/',
      x5c: ['AAAA'],
    };
    expect(await kindOf(await intruder.sign(CLAIMS, { ...brought, kid: 'RS256' }))).toBe('bad');
    expect(await kindOf(await intruder.sign(CLAIMS, { ...brought, kid: 'evil' }))).toBe(
      'unknown_key',
    );
    expect(await kindOf(await intruder.sign(CLAIMS, { ...brought, kid: undefined }))).toBe('bad');
  }
});

test('a reading that is of another text does not make it throw, or lend it its signature', async () => {
  const [token = '', other = ''] = tokens;
  const reading = readToken(token);
  const forged = withHeader(token, { alg: 'none' });
  // Decoders pass over what follows here.
  const padded = ['=', '==', ' ', '\n'].map((end) => token + end);
  for (const text of [other, forged, '', '~', 'a.b.c', ...padded, withUnusedBits(token)]) {
    const { signature } = await checkToken({ text, reading, keys: keys() });
    expect(signature, JSON.stringify(text.slice(-4))).toEqual({ kind: 'bad' });
  }
});

/** 256 bytes leave four bits of the last sign unused. */
function withUnusedBits(token: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + signs[signs.indexOf(token.slice(-1)) + 1];
}
