import { describe, expect, test } from 'vitest';
import { mayLookAfter } from '../../src/core/steward.ts';
import { appWith, STORED_APP } from '../support/samples.ts';

const appAt = (issuer: string) =>
  appWith({
    grant: { ...STORED_APP.grant, server: { ...STORED_APP.grant.server, issuer } },
  });

const PASTED = appWith({ grant: { kind: 'pasted' } });

const beyond = (application: string, realm = 'r1', tenant = 't1', region = 'us') =>
  `https://auth-${region}.beyondidentity.com/v1/tenants/${tenant}/realms/${realm}/applications/${application}`;

const may = (steward: string, app: string) => mayLookAfter(appAt(steward), app);

describe('an app may look after the tokens of another', () => {
  test.each([
    ['of the same issuer', 'https://issuer.test', 'https://issuer.test'],
    ['of the same application', beyond('a1'), beyond('a1')],
    ['of the same realm', beyond('a1'), beyond('a2')],
    ['of the same realm, with a slash behind it', beyond('a1'), `${beyond('a2')}/`],
  ])('%s', (_of, steward, app) => {
    expect(may(steward, app)).toBe(true);
    expect(may(app, steward)).toBe(true);
  });
});

describe('an app may not look after the tokens of another', () => {
  test.each([
    ['of another issuer', 'https://issuer.test', 'https://evil.test'],
    ['of a tenant of the same host', 'https://issuer.test/a', 'https://issuer.test/b'],
    ['of another realm', beyond('a1'), beyond('a1', 'r2')],
    ['of another tenant', beyond('a1'), beyond('a1', 'r1', 't2')],
    ['of another region', beyond('a1'), beyond('a1', 'r1', 't1', 'eu')],
    ['of no realm at all', beyond('a1'), 'https://issuer.test'],
    [
      'at a host that only looks like theirs',
      beyond('a1'),
      beyond('a1').replace('beyondidentity.com', 'beyondidentity.com.evil.test'),
    ],
    ['below their own application', beyond('a1'), `${beyond('a1')}/more`],
  ])('%s', (_of, steward, app) => {
    expect(may(steward, app)).toBe(false);
    expect(may(app, steward)).toBe(false);
  });

  test('where a token was pasted, because nobody knows its issuer', () => {
    expect(mayLookAfter(PASTED, 'https://issuer.test')).toBe(false);
  });
});
