import { describe, expect, test } from 'vitest';
import catalogue from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { wordsOf } from '../../../src/core/token/claim-family.ts';
import { allKinds, claimKind, codeOf, parameterKind } from '../../../src/core/token/claim-kinds.ts';
import { hasMeaning, meanings } from '../../../src/core/token/claim-meanings.ts';
import { IANA_CLAIMS, IANA_PARAMETERS, PROVIDER_CLAIMS } from '../../support/claim-names.ts';

const isWritten = (code: string | undefined) => code !== undefined && `about_${code}` in catalogue;

const meaningCodes = meanings().map(([name, value]) => `value_${codeOf(name)}_${codeOf(value)}`);

describe('every claim has its sentence', () => {
  test.each([
    ['of IANA’s registry', IANA_CLAIMS],
    ['of the large providers', PROVIDER_CLAIMS],
  ])('%s', (_name, names) => {
    const mute = wordsOf(names).filter((name) => !isWritten(claimKind(name)?.code));
    expect(mute).toEqual([]);
  });

  test.each([
    ['https://example.test/roles', 'any_address'],
    ['urn:zitadel:iam:org:project:roles', 'any_zitadel'],
    ['xms_something', 'any_xms'],
    ['custom:department', 'any_cognito'],
    ['rdap_anything', 'any_rdap'],
    ['kubernetes.io', 'any_kubernetes'],
  ])('%s, which nobody can list', (name, code) => {
    expect(claimKind(name)?.code).toBe(code);
    expect(isWritten(code)).toBe(true);
  });

  test('as a parameter of a header', () => {
    const mute = wordsOf(IANA_PARAMETERS).filter((name) => !isWritten(parameterKind(name)?.code));
    expect(mute).toEqual([]);
  });

  test('as a value that stands for something', () => {
    expect(meaningCodes.filter((code) => !isWritten(code))).toEqual([]);
  });
});

describe('nothing is said', () => {
  test.each(['role', 'constructor', '__proto__', 'toString', ''])('of %s', (name) => {
    expect(claimKind(name)).toBeUndefined();
    expect(parameterKind(name)).toBeUndefined();
  });

  test.each([
    ['amr', 'toString'],
    ['constructor', 'name'],
    ['amr', 1],
    ['acr', 'OTP'],
  ])('of the value of %s: %s', (name, value) => {
    expect(hasMeaning(name, value)).toBe(false);
  });
});

test('a claim and a parameter of the same name are two', () => {
  expect(claimKind('typ')?.code).not.toBe(parameterKind('typ')?.code);
  expect(claimKind('crit')?.code).not.toBe(parameterKind('crit')?.code);
});

test.each(['name', 'email', 'sub_id', 'msisdn', 'upn', 'verified_claims', 'cognito:username'])(
  '%s is personal data',
  (name) => {
    expect(claimKind(name)?.group).toBe('who');
  },
);

test.each(['sub', 'roles', 'tid', 'auth_time'])('%s is not', (name) => {
  expect(claimKind(name)?.group).not.toBe('who');
});

test('every source is an address that can be opened', () => {
  const urls = allKinds().flatMap(({ source }) => (source ? [source.url] : []));
  expect(urls.filter((url) => new URL(url).protocol !== 'https:')).toEqual([]);
});

test('no sentence is left that nothing asks for', () => {
  const asked = new Set([...allKinds().map(({ code }) => code), ...meaningCodes]);
  const written = Object.keys(catalogue).filter((key) => /^about_(?!earlier_token$)/.test(key));
  expect(written.filter((key) => !asked.has(key.slice('about_'.length)))).toEqual([]);
});

test('no two share a sentence, in whatever case: browsers tell keys apart by letters only', () => {
  const codes = [...new Set(allKinds().map(({ code }) => code)), ...meaningCodes];
  const lower = codes.map((code) => code.toLowerCase());
  expect(lower.filter((code, index) => lower.indexOf(code) !== index)).toEqual([]);
});
