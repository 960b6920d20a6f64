import { describe, expect, test } from 'vitest';
import type { Grant } from '../../src/core/app.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { appWith, FORM, valueIn } from '../support/samples.ts';

const ID = appWith().id;

const CONFIDENTIAL: AppForm = { ...FORM, authentication: 'client_secret_basic', clientSecret: 's' };

const read = (form: AppForm, saved?: Grant) => parseAppForm(form, { id: ID, enabled: true, saved });
const problemsOf = (form: AppForm, saved?: Grant) => {
  const parsed = read(form, saved);
  return parsed.ok ? {} : parsed.fault;
};

describe('a secret that was given before', () => {
  const EMPTIED: AppForm = { ...CONFIDENTIAL, clientSecret: '' };
  const SAVED = valueIn(read(CONFIDENTIAL)).app.grant;

  test.each<[string, Partial<AppForm>]>([
    ['in the same app', {}],
    [
      'with other scopes and another API',
      { scope: 'a', audience: 'b', apiScopes: 'https://b.test' },
    ],
    ['sent in another way', { authentication: 'client_secret_post' }],
    ['for a client of its own', { grant: 'client_credentials' }],
    ['with another authorization endpoint', { authorizationEndpoint: 'https://issuer.test/a' }],
  ])('may stay %s', (_where, changes) => {
    expect(valueIn(read({ ...EMPTIED, ...changes }, SAVED))).not.toHaveProperty('clientSecret');
  });

  test.each<[string, Partial<AppForm>]>([
    ['another client', { clientId: 'other' }],
    ['another token endpoint', { tokenEndpoint: 'https://issuer.test/other' }],
  ])('is needed anew for %s', (_what, changes) => {
    const problems = { clientSecret: { code: 'required' } };
    expect(problemsOf({ ...EMPTIED, ...changes }, SAVED)).toEqual(problems);
    expect(problemsOf({ ...CONFIDENTIAL, ...changes }, SAVED)).toEqual({});
  });

  test.each<[string, Grant]>([
    ['had none', valueIn(read(FORM)).app.grant],
    ['was pasted', { kind: 'pasted' }],
  ])('is none where the app %s', (_what, saved) => {
    expect(problemsOf(EMPTIED, saved)).toEqual({ clientSecret: { code: 'required' } });
  });
});
