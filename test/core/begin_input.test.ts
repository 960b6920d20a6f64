import { expect, test } from 'vitest';
import { type Command, parseCommand } from '../../src/core/command.ts';

const read = (command: Command, input: unknown) => parseCommand({ command, input })?.input;

const ISSUER = 'https://issuer.test';

test.each([
  [undefined],
  [{}],
  [{ kind: 'address' }],
  [{ kind: 'address', address: '' }],
  [{ kind: 'address', address: 'x'.repeat(40_000) }],
  [{ kind: 'address', token: 'abc' }],
  [{ kind: 'address', address: ISSUER, tab: -1 }],
  [{ kind: 'address', address: ISSUER, page: 'http://app.test' }],
  [{ kind: 'address', address: ISSUER, page: 'https://app.test/cart' }],
  [{ kind: 'token', token: 'two words' }],
  [{ kind: 'token', token: '' }],
  [{ kind: 'refresh', token: 'abc' }],
])('nothing begins with %j', (input) => {
  expect(read('begin', input)).toBeUndefined();
});

test.each([
  [{ kind: 'address', address: 'Okta', tab: 7, page: 'https://app.test' }],
  [{ kind: 'token', token: 'abc.def.ghi' }],
])('an app may begin with %j, and with nothing else', (input) => {
  expect(read('begin', { ...input, admin: true })).toEqual(input);
});

test.each<Command>(['forgetBegun', 'addPractice'])('%s takes nothing', (command) => {
  expect(read(command, undefined)).toBeUndefined();
  expect(read(command, { id: 'other', name: 'Other' })).toEqual({});
});
