import { describe, expect, test } from 'vitest';
import type { Challenge } from '../../src/core/challenge.ts';
import { type Demand, demandIn, demanding, scopesBeyond } from '../../src/core/demand.ts';
import { basisOf } from '../../src/core/identity.ts';
import { codeGrant, machineGrant } from '../support/grants.ts';

const SCOPE = 'insufficient_scope';
const SIGN_IN = 'insufficient_user_authentication';

describe('what a challenge demands', () => {
  test.each<[Challenge, Demand]>([
    [{}, {}],
    [{ error: 'invalid_token', scopes: ['a'], acrValues: 'b', maxAge: 5 }, {}],
    [{ error: SCOPE }, {}],
    [{ error: SCOPE, scopes: ['a', 'b', 'a'], acrValues: 'b' }, { scopes: ['a', 'b'] }],
    [{ error: SIGN_IN, scopes: ['a'], acrValues: 'b' }, { acrValues: 'b' }],
    [{ error: SIGN_IN, maxAge: 5 }, { maxAge: 5 }],
    [
      { error: SIGN_IN, acrValues: 'b', maxAge: 0 },
      { acrValues: 'b', maxAge: 0 },
    ],
    [{ error: SIGN_IN }, { maxAge: 0 }],
  ])('%j', (challenge, demand) => {
    expect(demandIn(challenge)).toEqual(demand);
  });

  test('comes to the scopes that were demanded before', () => {
    expect(demandIn({ error: SCOPE, scopes: ['a', 'b'] }, ['b', 'c']).scopes).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(demandIn({ error: SIGN_IN, maxAge: 1 }, ['c'])).toEqual({ scopes: ['c'], maxAge: 1 });
    expect(demandIn({}, ['c'])).toEqual({ scopes: ['c'] });
  });
});

describe('a grant that asks for it', () => {
  const grant = codeGrant('https://issuer.test', {
    request: { scopes: ['openid', 'a'] },
    authorization: { acrValues: 'own', maxAge: 9 },
  });

  test('is the same where nothing is demanded', () => {
    expect(demanding(grant, {})).toEqual(grant);
    expect(demanding({ kind: 'pasted' }, { scopes: ['a'] })).toEqual({ kind: 'pasted' });
  });

  test('asks for each scope once, its own first', () => {
    expect(demanding(grant, { scopes: ['b', 'a'] }).request.scopes).toEqual(['openid', 'a', 'b']);
    expect(scopesBeyond(grant, { scopes: ['b', 'a'] })).toEqual(['b']);
  });

  test('asks of the user what is demanded, in place of its own', () => {
    const { authorization } = demanding(grant, { acrValues: 'mfa', maxAge: 0, scopes: ['b'] });
    expect(authorization).toEqual({ ...grant.authorization, acrValues: 'mfa', maxAge: 0 });
  });

  test('asks nothing of a user where there is none', () => {
    const machine = machineGrant('https://issuer.test');
    const asked = demanding(machine, { acrValues: 'mfa', scopes: ['b'] });
    expect(asked).toEqual({ ...machine, request: { scopes: ['b'] } });
  });

  test('is another one, as far as its tokens go', () => {
    expect(basisOf(demanding(grant, { scopes: ['b'] }))).not.toBe(basisOf(grant));
  });
});
