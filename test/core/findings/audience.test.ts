import { describe, expect, test } from 'vitest';
import { info, warn } from '../../../src/core/findings/finding.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { asking, factsOfText, factsWith, foundIn } from '../../support/token-facts.ts';

const PASTED = { kind: undefined, app: undefined } as const;
const ID_TOKEN = { kind: 'id_token' } as const;
const SENT_ID_TOKEN = { ...ID_TOKEN, app: appWith({ send: 'id_token' }) } as const;
const UNTYPED = { header: { typ: 'JWT' } };

test.each([
  ['names none', factsWith({ aud: undefined }), warn()],
  ['names none and was pasted', factsWith({ aud: undefined }, PASTED), warn()],
  ['has an empty list', factsWith({ aud: [] }), warn()],
  ['has a number', factsWith({ aud: 5 }), warn()],
  ['is of Cognito', factsWith({ aud: undefined, token_use: 'access' }), info()],
  ['names one', factsWith(), undefined],
  ['is an ID token', factsWith({ aud: undefined }, ID_TOKEN), undefined],
  ['cannot be read', factsOfText('opaque-1'), undefined],
])('audience missing: a token that %s', (_what, facts, found) => {
  expect(foundIn('aud_missing', facts)).toEqual(found);
});

test.each([
  ['two', factsWith({ aud: ['shop-api', 'b'] }), info({ list: ['shop-api', 'b'] })],
  ['the same twice', factsWith({ aud: ['shop-api', 'shop-api'] }), undefined],
  [
    'the client beside the API, as Beyond Identity',
    factsWith({ aud: ['shop', 'shop-api'] }),
    undefined,
  ],
  ['two, as an ID token', factsWith({ aud: ['shop-api', 'b'] }, ID_TOKEN), undefined],
])('several audiences: %s', (_what, facts, found) => {
  expect(foundIn('aud_many', facts)).toEqual(found);
});

const unnamed = asking({});
const api = { list: ['https://api.test', 'https://api.test/v1'] };

const sending = (parameters: readonly object[]) =>
  appWith({
    grant: {
      ...STORED_APP.grant,
      authorization: { pkce: 'S256', renewsSilently: true, parameters },
    },
  });

describe('an audience that is not the API', () => {
  test.each([
    [
      'another than the one asked for',
      factsWith({ aud: 'other' }),
      warn({ list: ['other'] }, { list: ['shop-api'] }),
    ],
    ['the one asked for among others', factsWith({ aud: ['other', 'shop-api'] }), undefined],
    [
      'the resource asked for, without its slash',
      factsWith({ aud: 'https://r.test' }, { app: asking({ resources: ['https://r.test/'] }) }),
      undefined,
    ],
    [
      'not the resource asked for',
      factsWith({ aud: 'https://q.test' }, { app: asking({ resources: ['https://r.test/'] }) }),
      warn({ list: ['https://q.test'] }, { list: ['https://r.test/'] }),
    ],
    [
      'what a parameter of the request says',
      factsWith({ aud: 'x' }, { app: asking({ parameters: [{ name: 'audience', value: 'x' }] }) }),
      undefined,
    ],
    [
      'what a parameter of the authorization request says',
      factsWith({ aud: 'x' }, { app: sending([{ name: 'resource', value: 'x' }]) }),
      undefined,
    ],
    [
      'what another parameter says',
      factsWith(
        { aud: 'x' },
        { app: asking({ audience: 'y', parameters: [{ name: 'tenant', value: 'x' }] }) },
      ),
      warn({ list: ['x'] }, { list: ['y'] }),
    ],
    ['the origin of the API', factsWith({ aud: 'https://api.test/' }), undefined],
    ['the address of the API', factsWith({ aud: 'https://api.test/v1' }), undefined],
    ['below the address of the API', factsWith({ aud: 'https://api.test/v1/a' }), undefined],
    [
      'beside the address of the API',
      factsWith({ aud: 'https://api.test/v10' }, { app: unnamed }),
      warn({ list: ['https://api.test/v10'] }, api),
    ],
    [
      'an address elsewhere',
      factsWith({ aud: 'https://b.test' }, { app: unnamed }),
      warn({ list: ['https://b.test'] }, api),
    ],
    [
      'a name, where no name was asked for',
      factsWith({ aud: 'other' }, { app: unnamed }),
      undefined,
    ],
    [
      'a name beside an address',
      factsWith({ aud: ['https://b.test', 'x'] }, { app: unnamed }),
      undefined,
    ],
    [
      'the beginning of a scope',
      factsWith({ aud: 'https://b.test' }, { app: asking({ scopes: ['https://b.test/read'] }) }),
      undefined,
    ],
    [
      'the GUID of an API that Entra calls api://GUID',
      factsWith({ aud: 'guid-1' }, { app: asking({ audience: 'api://guid-1' }) }),
      undefined,
    ],
    ['absent', factsWith({ aud: undefined }), undefined],
    ['of a pasted token', factsWith({ aud: 'https://b.test' }, PASTED), undefined],
    ['of an ID token', factsWith({ aud: 'other' }, SENT_ID_TOKEN), undefined],
    [
      'of a token that was pasted into an app',
      factsWith({ aud: 'https://b.test' }, { app: appWith({ grant: { kind: 'pasted' } }) }),
      warn({ list: ['https://b.test'] }, api),
    ],
    ['the client, which is told of as that', factsWith({ aud: 'shop' }, UNTYPED), undefined],
  ])('%s', (_what, facts, found) => {
    expect(foundIn('aud_not_api', facts)).toEqual(found);
  });
});
