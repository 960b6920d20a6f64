import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/core/command.ts';
import { READ_APP, STORED_APP } from '../support/samples.ts';

const command = (name: unknown, input: unknown) => ({ command: name, input });

describe('a message that is none of our commands is not read', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    [0],
    ['signIn'],
    [[]],
    [['signIn', { id: 'a' }]],
    [{}],
    [{ command: 'signIn' }],
    [command(undefined, { id: 'a' })],
    [command('', { id: 'a' })],
    [command('SignIn', { id: 'a' })],
    [command('eval', { id: 'a' })],
    [command('pasteToken', { id: 'a', token: 'one' })],
    [command(['signIn'], { id: 'a' })],
    [command({ toString: 'signIn' }, { id: 'a' })],
    [command('__proto__', {})],
    [command('constructor', {})],
    [command('toString', {})],
    [command('hasOwnProperty', {})],
  ])('%j', (message) => {
    expect(parseCommand(message)).toBeUndefined();
  });
});

describe('a command with the wrong input is not read', () => {
  test.each<[string, unknown]>([
    ['signIn', undefined],
    ['signIn', null],
    ['signIn', 'app-1'],
    ['signIn', {}],
    ['signIn', { id: 7 }],
    ['signIn', { id: '' }],
    ['signIn', { id: '../app-1' }],
    ['signIn', { id: ['app-1'] }],
    ['deleteApp', { id: 'a b' }],
    ['refresh', { id: null }],
    ['signOut', { ID: 'app-1' }],
    ['setAppEnabled', { id: 'app-1' }],
    ['setAppEnabled', { id: 'app-1', enabled: 1 }],
    ['setAttaching', { attaching: 'false' }],
    ['signIn', { id: '__proto__' }],
    ['deleteApp', { id: 'constructor' }],
    ['discover', { issuer: 'https://issuer.test', candidates: ['http://issuer.test'] }],
    ['discover', { issuer: 'file:///etc', candidates: ['file:///etc'] }],
    ['saveApp', {}],
    ['saveApp', { app: { ...STORED_APP, callers: [] } }],
    ['saveApp', { app: { ...STORED_APP, apiScopes: [{ origin: 'https://a.test', path: '@b' }] } }],
    ['saveApp', { app: STORED_APP, clientSecret: 'sécret' }],
    ['saveApp', { app: STORED_APP, token: 'one two' }],
    ['saveApp', { app: STORED_APP, token: '' }],
    ['saveApp', { app: STORED_APP, token: 'a\r\nX-Admin: 1' }],
    ['undoDelete', undefined],
    ['undoDelete', null],
  ])('%s with %j', (name, input) => {
    expect(parseCommand(command(name, input))).toBeUndefined();
  });
});

// As it arrives: `JSON.parse` makes own properties of these names.
test('what a message smuggles in beside its input stays outside', () => {
  const message = JSON.parse(
    '{"command":"signIn","__proto__":{"polluted":1},"input":{"id":"app-1","__proto__":{"polluted":1},"constructor":{},"admin":true}}',
  );
  const read = parseCommand(message);
  expect(read).toEqual({ command: 'signIn', input: { id: 'app-1' } });
  expect(Reflect.get(read?.input ?? {}, 'polluted')).toBeUndefined();
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each<[string, object, object]>([
  ['signIn', { id: 'app-1' }, { id: 'app-1' }],
  ['setAppEnabled', { id: 'app-1', enabled: false }, { id: 'app-1', enabled: false }],
  ['setAttaching', { attaching: true }, { attaching: true }],
  ['saveApp', { app: STORED_APP, token: ' Bearer one ' }, { app: READ_APP, token: 'one' }],
  ['saveApp', { app: STORED_APP, clientSecret: ' s ' }, { app: READ_APP, clientSecret: ' s ' }],
  ['undoDelete', { why: 'never mind' }, {}],
  ['dismissUndo', {}, {}],
])('%s is read', (name, input, expected) => {
  expect(parseCommand(command(name, input))).toEqual({ command: name, input: expected });
});
