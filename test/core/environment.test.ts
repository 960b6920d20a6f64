import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { environmentLook } from '../../src/core/environment.ts';
import { EnvironmentSchema } from '../../src/core/environment-schema.ts';

describe('the name of an environment', () => {
  test.each([undefined, null, 7, '', '   ', 'a'.repeat(25)])('is not %j', (name) => {
    expect(v.is(EnvironmentSchema, name)).toBe(false);
  });

  test('is as it was written, without space around it', () => {
    expect(v.parse(EnvironmentSchema, ' Customer A ')).toBe('Customer A');
  });
});

describe('production', () => {
  test.each(['prod', 'PROD', 'Production', 'prd', 'live', 'eu-prod', 'prod 2', 'Prod (EU)'])(
    'is %s',
    (name) => {
      expect(environmentLook(name)).toEqual({ colour: 'red', isProduction: true });
    },
  );

  test.each([
    'product',
    'reproduce',
    'delivery',
    'olive',
    'preprod',
    'pre-prod',
    'non-prod',
    'products-dev',
    'staging',
  ])('is not %s', (name) => {
    expect(environmentLook(name).isProduction).toBe(false);
  });
});

test.each([
  ['dev', 'blue'],
  ['localhost', 'blue'],
  ['QA', 'teal'],
  ['integration', 'teal'],
  ['staging', 'amber'],
  ['pre-production', 'amber'],
  ['Non Prod', 'amber'],
  ['UAT', 'amber'],
  ['customer A', 'violet'],
  ['本番', 'red'],
  ['Produktion EU', 'red'],
  ['prodeu', 'red'],
  ['producción', 'red'],
  ['إنتاج', 'red'],
  ['product team', 'violet'],
  ['顧客', 'violet'],
])('%s is %s', (name, colour) => {
  expect(environmentLook(name).colour).toBe(colour);
});
