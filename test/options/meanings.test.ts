import { describe, expect, test } from 'vitest';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type AppField, EMPTY_FORM } from '../../src/core/app-form.ts';
import { AUTHENTICATIONS, GRANTS, KIND_HINTS } from '../../src/options/labels.ts';
import { meaningOf, type ShownField } from '../../src/options/meanings.ts';

/** Nobody types these: one is from metadata, one is made, one is a list of ticks with a sentence each. */
const NOT_SHOWN: readonly AppField[] = ['namesItself', 'madeKey', 'kinds'];

/** What Lanyard thought of itself, and no standard knows. */
const OURS: readonly AppField[] = [
  'name',
  'environment',
  'audience',
  'apiScopes',
  'myPages',
  'apiPages',
  'addressBar',
  'sandboxedFrames',
];

const FIELDS = (Object.keys(EMPTY_FORM) as AppField[]).filter(
  (field) => !NOT_SHOWN.includes(field),
) as ShownField[];

const messages: Readonly<Record<string, { readonly message: string }>> = catalogue;

const about = (form = {}, isNew = true) => ({ form: { ...EMPTY_FORM, ...form }, isNew });

describe.each(FIELDS)('%s', (field) => {
  test.each([true, false])('has its meaning in one sentence (new: %s)', (isNew) => {
    const { hint } = meaningOf(field, about({}, isNew));
    const sentence = messages[hint]?.message ?? '';
    expect(sentence).toMatch(/^[A-Z].*[.:]$/);
    expect(sentence.replaceAll(/e\.g\.|\d\.\d/g, '').match(/[.!?](?= [A-Z])/g)).toBeNull();
    // Where it is written stands in a link beside it.
    expect(sentence).not.toMatch(/RFC|OpenID/);
  });

  test('says where that is written, unless it is ours', () => {
    const { source } = meaningOf(field, about());
    if (OURS.includes(field)) return expect(source).toBeUndefined();
    expect(source?.name).toMatch(/^(RFC \d{4}|O[\w .-]+) §[\d.]+$/);
    return expect(source?.url).toMatch(/^https:\/\/(www\.rfc-editor\.org|openid\.net)\/.+#.+$/);
  });
});

test.each(Object.keys(GRANTS).filter((grant) => grant !== 'pasted'))(
  'the grant %s has a section of its own',
  (grant) => expect(meaningOf('grant', about({ grant })).source?.name).toMatch(/^RFC /),
);

test.each(Object.keys(AUTHENTICATIONS))('so has %s', (authentication) => {
  const form = { grant: 'authorization_code', authentication };
  expect(meaningOf('authentication', about(form)).source).toBeDefined();
});

test('every kind of request says what it is', () => {
  const hints = Object.values(KIND_HINTS);
  expect(hints.filter((hint) => !messages[hint]?.message)).toEqual([]);
});
