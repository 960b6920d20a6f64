import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Disclosure, SelfContained } from '../../../src/core/token/reading.ts';
import { checkToken } from '../../../src/core/token/verify.ts';
import { base64url, type Signer, signerWith } from '../../support/signed.ts';

let signer: Signer;
beforeAll(async () => {
  signer = await signerWith('ES256');
});

const written = (...parts: readonly unknown[]) => base64url(JSON.stringify(parts));
const digestOf = (text: string, hash = 'sha256') =>
  createHash(hash).update(text).digest('base64url');

const NAME = written('salt-1', 'name', 'Alice');
const CITY = written('salt-2', 'city', 'Bern');
const ADDRESS = written('salt-3', 'address', { _sd: [digestOf(CITY)] });
const ROLE = written('salt-4', 'admin');

const CLAIMS = {
  iss: 'https://issuer.test',
  _sd: [digestOf(NAME), digestOf(ADDRESS)],
  roles: [{ '...': digestOf(ROLE) }],
};

/** What the reader makes of a disclosure. */
const shown = (text: string): Disclosure => {
  const [, ...rest] = JSON.parse(Buffer.from(text, 'base64url').toString());
  return rest.length === 2 ? { name: rest[0], value: rest[1] } : { value: rest[0] };
};

async function kindOf(claims: object, disclosures: readonly string[], holder = '', header = {}) {
  const text = [await signer.sign(claims, header), ...disclosures, holder].join('~');
  const reading: SelfContained = {
    form: 'self-contained',
    header: { alg: 'ES256', kid: 'key-1', ...header },
    claims: claims as SelfContained['claims'],
    isSigned: true,
    flaws: [],
    disclosures: disclosures.map(shown),
  };
  return (await checkToken({ text, reading, keys: [signer.published] })).signature.kind;
}

test.each([
  ['nothing', []],
  ['a claim', [NAME]],
  ['a claim within a disclosed one', [CITY, ADDRESS]],
  ['an element of a list', [ROLE]],
])('an SD-JWT that discloses %s is verified (RFC 9901 §7.1)', async (_what, disclosures) => {
  expect(await kindOf(CLAIMS, disclosures)).toBe('verified');
});

test('what its holder adds is the holder’s', async () => {
  expect(await kindOf(CLAIMS, [NAME], 'a.b.c')).toBe('verified');
});

test.each([
  ['one of its own', [NAME, written('salt-5', 'name', 'Mallory')]],
  ['one whose digest stands in nothing that is disclosed', [CITY]],
  ['one that names itself', [written('salt-6', 'x', { _sd: ['itself'] })]],
])('whoever adds %s finds it refused', async (_what, disclosures) => {
  expect(await kindOf(CLAIMS, disclosures)).toBe('bad');
});

test('a digest somewhere else in the claims is none', async () => {
  expect(await kindOf({ note: digestOf(NAME) }, [NAME])).toBe('bad');
});

test('a token that discloses nothing is no SD-JWT unless it says so', async () => {
  expect(await kindOf({ sub: 'alice' }, [])).toBe('bad');
  expect(await kindOf({ sub: 'alice', _sd_alg: 'sha-256' }, [])).toBe('verified');
});

describe('a digest that a user put into what is the user’s own', () => {
  const forged = { sub: 'alice', user_metadata: { _sd: [digestOf(NAME)] } };
  const within = { sub: 'alice', user_metadata: { list: [{ '...': digestOf(ROLE) }] } };

  test('makes no SD-JWT of an ordinary token', async () => {
    expect(await kindOf(forged, [NAME])).toBe('bad');
    expect(await kindOf(within, [ROLE])).toBe('bad');
    for (const typ of ['JWT', 'at+jwt', 'xsd-jwt', 'sd-jwt+json', ['sd-jwt']]) {
      expect(await kindOf(forged, [NAME], '', { typ })).toBe('bad');
    }
  });

  test.each(['sd-jwt', 'dc+sd-jwt', 'vc+sd-jwt', 'application/sd-jwt', 'VC+SD-JWT'])(
    'is an issuer’s own in what says that it is one: typ %s',
    async (typ) => {
      expect(await kindOf(forged, [NAME], '', { typ })).toBe('verified');
    },
  );

  test('is one too beside digests at the top (RFC 9901 §4.2.6)', async () => {
    expect(await kindOf({ ...forged, _sd: [digestOf(CITY)] }, [NAME, CITY])).toBe('verified');
    const { roles } = CLAIMS;
    expect(await kindOf({ ...forged, roles }, [NAME, ROLE])).toBe('verified');
  });
});

test('by the hash that it names', async () => {
  const claims = { _sd: [digestOf(NAME, 'sha512')] };
  expect(await kindOf({ ...claims, _sd_alg: 'sha-512' }, [NAME])).toBe('verified');
  expect(await kindOf(claims, [NAME])).toBe('bad');
  expect(await kindOf({ ...claims, _sd_alg: 'md5' }, [NAME])).toBe('bad');
});

test('claims deeper than any stack make it throw nothing', async () => {
  let deep: object = { _sd: [digestOf(NAME)] };
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  const text = `${await signer.sign(CLAIMS)}~${NAME}~`;
  const reading: SelfContained = {
    form: 'self-contained',
    header: { alg: 'ES256', kid: 'key-1' },
    claims: { deep },
    isSigned: true,
    flaws: [],
    disclosures: [shown(NAME)],
  };
  const { signature } = await checkToken({ text, reading, keys: [signer.published] });
  expect(signature).toEqual({ kind: 'bad' });
});
