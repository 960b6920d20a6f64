import { expect, test } from 'vitest';
import { warn } from '../../../src/core/findings/finding.ts';
import { appWith } from '../../support/samples.ts';
import { factsWith, foundIn } from '../../support/token-facts.ts';

const between = (iss: string, ...apis: readonly string[]) =>
  factsWith({ iss }, { app: appWith({ apiScopes: apis.map((origin) => ({ origin, path: '' })) }) });

const PROD = 'https://api.prod.shop.example';
const QA = 'https://qa-api.shop.example';

test.each([
  [
    'dev and prod',
    between('https://auth.dev.shop.example', PROD),
    warn('auth.dev.shop.example', 'api.prod.shop.example'),
  ],
  [
    'parts of labels',
    between('https://auth-stage.shop.example', QA),
    warn('auth-stage.shop.example', 'qa-api.shop.example'),
  ],
  [
    'the site’s own name, in part',
    between('https://auth.shop-dev.com', PROD),
    warn('auth.shop-dev.com', 'api.prod.shop.example'),
  ],
  ['two words for one', between('https://auth.live.shop.example', PROD), undefined],
  ['one of several in common', between('https://auth.dev.uat.shop.example', QA), undefined],
  [
    'one API of several in common',
    between('https://auth.dev.shop.example', PROD, 'https://dev.shop.example'),
    undefined,
  ],
  [
    'an API that names none',
    between('https://auth.dev.shop.example', 'https://api.shop.example'),
    undefined,
  ],
  ['an issuer that names none', between('https://auth.shop.example', PROD), undefined],
  ['the top level .test', between('https://auth.test', PROD), undefined],
  ['the top level .dev', between('https://auth.shop.dev', PROD), undefined],
  ['a site that is called so', between('https://login.live.com', QA), undefined],
  ['localhost', between('http://localhost:3000', PROD), undefined],
  ['a word inside a word', between('https://latest.shop.example', PROD), undefined],
  ['an issuer that is no address', between('dev.shop.example', PROD), undefined],
])('the wrong environment: %s', (_what, facts, found) => {
  expect(foundIn('wrong_env', facts)).toEqual(found);
});

test.each([
  ['develop', 'dev'],
  ['development', 'dev'],
  ['test', 'qa'],
  ['testing', 'uat'],
  ['stage', 'staging'],
  ['preprod', 'preview'],
  ['production', 'live'],
])('%s is %s by another word, and not sandbox', (one, other) => {
  const [iss, api] = [`https://auth.${one}.shop.example`, `https://api.${other}.shop.example`];
  expect(foundIn('wrong_env', between(iss, api))).toBeUndefined();
  const sandbox = 'https://sandbox.shop.example';
  expect(foundIn('wrong_env', between(iss, sandbox))).toBeDefined();
  expect(foundIn('wrong_env', between(sandbox, api))).toBeDefined();
});

const app = appWith({ apiScopes: [{ origin: PROD, path: '' }] });
const aud = ['https://api.sandbox.shop.example'];

test('the wrong environment: by its audience', () => {
  expect(foundIn('wrong_env', factsWith({ aud }, { app }))).toEqual(
    warn('api.sandbox.shop.example', 'api.prod.shop.example'),
  );
  expect(foundIn('wrong_env', factsWith({ aud }, { app, kind: 'id_token' }))).toBeUndefined();
  expect(foundIn('wrong_env', factsWith({ aud }, { app: undefined }))).toBeUndefined();
});
