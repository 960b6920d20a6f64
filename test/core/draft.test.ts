import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../src/core/app-form.ts';
import { parseCommand } from '../../src/core/command.ts';
import { DraftSchema, DraftsSchema, withDraft } from '../../src/core/draft.ts';
import { GRANTS } from '../../src/options/labels.ts';
import { FORM } from '../support/samples.ts';

const read = (input: unknown) => parseCommand({ command: 'saveDraft', input })?.input;

describe('what is no draft is not read', () => {
  const { name: _name, ...nameless } = FORM;

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no id', { form: FORM }],
    ['an id that every object has', { id: 'constructor', form: FORM }],
    ['an id of no app', { id: '../app-1', form: FORM }],
    ['a field too few', { id: 'app-1', form: nameless }],
    ['a field too many', { id: 'app-1', form: { ...FORM, admin: true } }],
    ['a number for text', { id: 'app-1', form: { ...FORM, name: 7 } }],
    ['text for a tick', { id: 'app-1', form: { ...FORM, apiPages: 'yes' } }],
    ['a grant that is none', { id: 'app-1', form: { ...FORM, grant: 'implicit' } }],
    ['a kind of request that is none', { id: 'app-1', form: { ...FORM, kinds: ['all'] } }],
    ['more text than anyone types', { id: 'app-1', form: { ...FORM, name: 'a'.repeat(100_001) } }],
    ['more than a draft', { id: 'app-1', form: FORM, app: {} }],
  ])('%s', (_name, input) => {
    expect(read(input)).toBeUndefined();
  });
});

describe('a draft is read', () => {
  test.each(['app-1', 'new', 'new from app-1', 'new seen https://id.test/auth?a=b'])(
    'of %s',
    (id) => {
      expect(read({ id, form: FORM })).toEqual({ id, form: FORM });
      expect(read({ id })).toEqual({ id });
    },
  );

  test.each(Object.keys(GRANTS))('by any grant: %s', (grant) => {
    expect(v.is(DraftSchema, { ...EMPTY_FORM, grant })).toBe(true);
  });

  test('whatever its text is worth', () => {
    const form = { ...EMPTY_FORM, issuer: 'nonsense', clientSecret: 's3cret', kinds: [] };
    expect(v.parse(DraftSchema, form)).toEqual(form);
  });
});

test('a damaged draft does not take the others along', () => {
  const stored = { 'app-1': FORM, new: { name: 'half' } };
  expect(v.parse(DraftsSchema, stored)).toEqual({ 'app-1': FORM });
});

describe('among drafts', () => {
  const form = (name: string) => ({ ...FORM, name });

  test('the last one counts', () => {
    const drafts = withDraft({ new: form('a'), 'app-1': form('b') }, 'new', form('c'));
    expect(drafts).toEqual({ 'app-1': form('b'), new: form('c') });
  });

  test('one is forgotten without the others', () => {
    expect(withDraft({ new: form('a'), 'app-1': form('b') }, 'new', undefined)).toEqual({
      'app-1': form('b'),
    });
  });

  test('twenty are kept, those that were typed into last', () => {
    const ids = Array.from({ length: 25 }, (_, index) => `new from ${index}`);
    const drafts = ids.reduce((all, id) => withDraft(all, id, FORM), {});
    expect(Object.keys(drafts)).toEqual(ids.slice(-20));
  });
});
