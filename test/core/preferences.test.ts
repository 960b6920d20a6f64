import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { NO_PREFERENCES } from '../../src/core/preferences.ts';
import { PreferencesSchema } from '../../src/core/preferences-schema.ts';

describe('stored preferences are not read', () => {
  test.each([
    null,
    'dark',
    { theme: 'sepia' },
    { theme: 7 },
    { clearCopiedAfter: 31 },
    { clearCopiedAfter: -1 },
    { clearCopiedAfter: '30' },
    { notifies: 'yes' },
  ])('as %j', (stored) => {
    expect(v.is(PreferencesSchema, stored)).toBe(false);
  });
});

test('what an older version stored is completed with what nobody chose', () => {
  expect(v.parse(PreferencesSchema, {})).toEqual(NO_PREFERENCES);
  expect(v.parse(PreferencesSchema, { theme: 'dark' })).toEqual({
    ...NO_PREFERENCES,
    theme: 'dark',
  });
});

test('nobody is notified, and nothing is cleared, without having asked for it', () => {
  expect(NO_PREFERENCES).toMatchObject({ theme: 'system', clearCopiedAfter: 0, notifies: false });
});
