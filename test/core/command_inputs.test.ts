import { describe, expect, test } from 'vitest';
import { COMMANDS, type Command, parseCommand } from '../../src/core/command.ts';
import { EC_PRIVATE } from '../support/grant-forms.ts';
import { READ_APP, STORED_APP } from '../support/samples.ts';

const read = (command: Command, input: unknown) => parseCommand({ command, input })?.input;

const OF_APP: Command[] = ['deleteApp', 'signIn', 'clearRequests', 'noteReplaced'];
const OF_IDENTITY: Command[] = [
  'cancelSignIn',
  'refresh',
  'signOut',
  'endSession',
  'chooseIdentity',
  'introspect',
  'askUserinfo',
  'listIssued',
  'stepUp',
  'dismissRefusal',
];

describe.each(OF_IDENTITY)('%s', (command) => {
  test.each([
    [undefined],
    [null],
    ['app-1'],
    [{}],
    [{ id: 7 }],
    [{ id: '' }],
    [{ id: 'app-1~' }],
    [{ id: 'app-1~two' }],
    [{ id: 'app-1~2~3' }],
    [{ id: 'app-1~99999' }],
    [{ id: '../app-1' }],
    [{ id: '__proto__' }],
    [{ id: 'constructor~2' }],
    [{ identity: 'app-1' }],
  ])('is not read with %j', (input) => {
    expect(read(command, input)).toBeUndefined();
  });

  test.each(['app-1', 'app-1~2'])('is read for %s, and with nothing else', (id) => {
    expect(read(command, { id, admin: true })).toEqual({ id });
  });
});

test.each(OF_APP)('%s is for an app, not for one identity', (command) => {
  expect(read(command, { id: 'app-1~2' })).toBeUndefined();
  expect(read(command, { id: 'app-1' })).toEqual({ id: 'app-1' });
});

describe('input is not read', () => {
  const addresses = (count: number) =>
    Array.from({ length: count }, (_, index) => `https://issuer.test/${index}`);

  test.each<[Command, unknown]>([
    ['signIn', { id: 'app-1', another: 'yes' }],
    ['signIn', { id: 'app-1', another: undefined }],
    ['revokeIssued', { id: 'app-1' }],
    ['revokeIssued', { id: 'app-1', token: 7 }],
    ['revokeIssued', { id: 'app-1', token: ['t'] }],
    ['revokeIssued', { id: 'a b', token: 't' }],
    ...[undefined, null, '7', -1, 1.5, Number.NaN, Infinity, 2 ** 60].flatMap(
      (tab): [Command, unknown][] => [
        ['setTabPaused', { tab, paused: true }],
        ['chooseInTab', { tab, app: 'app-1', identity: null }],
      ],
    ),
    ['setTabPaused', { tab: 7 }],
    ['setTabPaused', { tab: 7, paused: 'yes' }],
    ['chooseInTab', { tab: 7 }],
    ['chooseInTab', { tab: 7, app: 'app-1~2' }],
    ['chooseInTab', { tab: 7, app: 'app-1', identity: undefined }],
    ['chooseInTab', { tab: 7, app: 'app-1', identity: '' }],
    ['chooseInTab', { tab: 7, app: 'app-1', identity: '__proto__' }],
    ['setRivals', { id: 'app-1', rival: 'app-2' }],
    ['setRivals', { id: 'app-1', areRivals: true }],
    ['setRivals', { id: 'app-1', rival: 'toString', areRivals: true }],
    ['setRivals', { id: 'app-1', rival: 'app-2', areRivals: 1 }],
    ['setFavourite', { id: 'app-1' }],
    ['setFavourite', { id: 'app-1', favourite: 'yes' }],
    ['setFavourite', { id: 'app-1~2', favourite: true }],
    ['moveApp', { before: 'app-1' }],
    ['moveApp', { id: 'app-1', before: null }],
    ['moveApp', { id: 'app-1', before: undefined }],
    ['moveApp', { id: 'app-1', before: 'app-2~2' }],
    ['moveApp', { id: '__proto__', before: 'app-2' }],
    ['setPreferences', undefined],
    ['setPreferences', { theme: 'sepia' }],
    ['setPreferences', { theme: undefined }],
    ['setPreferences', { clearCopiedAfter: 31 }],
    ['setPreferences', { clearCopiedAfter: '30' }],
    ['setPreferences', { notifies: 1 }],
    ['setPreferences', { singleKeys: null }],
    ['savePages', {}],
    ['savePages', { pages: 'https://app.test' }],
    ...['http://app.test', 'https://*.app.test', 'https://app.test/x', 'app.test', '', null].map(
      (page): [Command, unknown] => ['savePages', { pages: ['https://mine.test', page] }],
    ),
    ['silenceFinding', { id: 'app-1~2', finding: 'scope_less', silenced: true }],
    ['silenceFinding', { id: 'app-1', finding: 'toString', silenced: true }],
    ['silenceFinding', { id: 'app-1', finding: 'scope_less' }],
    ['fetchKeys', { keyId: 'key-1' }],
    ['fetchKeys', { id: 'app-1~2' }],
    ['fetchKeys', { id: 'app-1', keyId: 7 }],
    ['fetchKeys', { id: 'app-1', distrusted: 'yes' }],
    ['tryApi', { id: 'app-1' }],
    ['tryApi', { id: '__proto__', url: 'https://api.test/v1' }],
    ...['http://api.test', 'https://a:b@api.test', 'https://api.test/#x', 'file:///x', '', 7].map(
      (url): [Command, unknown] => ['tryApi', { id: 'app-1', url }],
    ),
    ['watchTab', {}],
    ['watchTab', { tab: '7', keepsGrant: false }],
    ['watchTab', { tab: 7 }],
    ['watchTab', { tab: Number.NaN }],
    ['watchTab', undefined],
    ['stopWatching', undefined],
    ['discover', { issuer: 'https://issuer.test' }],
    ['discover', { issuer: 'https://issuer.test', candidates: [] }],
    ['discover', { issuer: 'https://issuer.test', candidates: 'https://issuer.test' }],
    ['discover', { issuer: 'https://issuer.test', candidates: addresses(13) }],
    ['discover', { candidates: addresses(1) }],
    ['discover', { issuer: null, candidates: addresses(1) }],
    ...[
      'http://issuer.test',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://ada:hush@issuer.test',
      'issuer.test',
      '',
      7,
    ].map((candidate): [Command, unknown] => [
      'discover',
      { issuer: 'https://issuer.test', candidates: [...addresses(1), candidate] },
    ]),
    ['saveApp', { app: STORED_APP, privateKey: '' }],
    ['saveApp', { app: STORED_APP, privateKey: { kty: 'EC' } }],
    ['saveApp', { app: STORED_APP, password: '' }],
    ['saveApp', { app: STORED_APP, password: 7 }],
    ['saveApp', { app: STORED_APP, refreshToken: 'one two' }],
    ['saveApp', { app: STORED_APP, refreshToken: '' }],
    ['saveApp', { app: { ...STORED_APP, id: 'app~2' } }],
  ])('of %s: %j', (command, input) => {
    expect(read(command, input)).toBeUndefined();
  });

  test('of saveApp: nothing that only a sign-in may put among the secrets', () => {
    const pending = { kind: 'device', deviceCode: 'd' };
    expect(read('saveApp', { app: STORED_APP, pending })).toEqual({ app: READ_APP });
  });
});

test.each<[Command, object]>([
  ['signIn', { id: 'app-1', another: true }],
  ['revokeIssued', { id: 'app-1~2', token: 't/1' }],
  ['watchTab', { tab: 7, keepsGrant: false }],
  ['stopWatching', {}],
  ['setTabPaused', { tab: 0, paused: true }],
  ['chooseInTab', { tab: 7, app: 'app-1' }],
  ['chooseInTab', { tab: 7, app: 'app-1', identity: null }],
  ['chooseInTab', { tab: 7, app: 'app-1', identity: 'app-1~2' }],
  ['setRivals', { id: 'app-1', rival: 'app-2', areRivals: false }],
  ['setFavourite', { id: 'app-1', favourite: true }],
  ['moveApp', { id: 'app-1' }],
  ['moveApp', { id: 'app-1', before: 'app-2' }],
  ['setPreferences', {}],
  ['setPreferences', { theme: 'dark', clearCopiedAfter: 30, notifies: true, singleKeys: false }],
  ['savePages', { pages: [] }],
  ['savePages', { pages: ['https://app.test', 'http://localhost:3000'] }],
  ['silenceFinding', { id: 'app-1', finding: 'scope_less', silenced: false }],
  ['fetchKeys', { id: 'app-1' }],
  ['fetchKeys', { id: 'app-1', keyId: 'key-1' }],
  ['fetchKeys', { id: 'app-1', distrusted: true }],
  ['tryApi', { id: 'app-1~2', url: 'https://api.test/v1?q=1' }],
  // What was typed is only told again; the candidates are what is asked.
  ['discover', { issuer: 'typed', candidates: ['https://issuer.test', 'http://localhost:1/a?b'] }],
  [
    'saveApp',
    {
      app: READ_APP,
      clientSecret: ' s ',
      privateKey: EC_PRIVATE,
      password: ' p ',
      refreshToken: 'r',
    },
  ],
])('%s is read', (command, input) => {
  expect(read(command, input)).toEqual(input);
});

test('no command is without a test of its input', () => {
  const elsewhere: Command[] = [
    'begin',
    'forgetBegun',
    'addPractice',
    'noteCopied',
    'saveDraft',
    'saveApp',
    'undoDelete',
    'dismissUndo',
    'setAppEnabled',
    'setAttaching',
  ];
  const here: Command[] = [
    'revokeIssued',
    'watchTab',
    'stopWatching',
    'discover',
    'setTabPaused',
    'chooseInTab',
    'setRivals',
    'setFavourite',
    'moveApp',
    'setPreferences',
    'savePages',
    'tryApi',
    'silenceFinding',
    'fetchKeys',
  ];
  expect([...OF_APP, ...OF_IDENTITY, ...elsewhere, ...here].sort()).toEqual(
    Object.keys(COMMANDS).sort(),
  );
});
