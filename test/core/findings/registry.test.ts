import { expect, test } from 'vitest';
import catalogue from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { FINDING_RULES, findingsOf } from '../../../src/core/findings/findings.ts';
import {
  FINDING_IDS,
  type FindingId,
  REMEDY_IDS,
  SENTENCE_IDS,
} from '../../../src/core/findings/ids.ts';
import { factsOfText, factsWith, NOON_S } from '../../support/token-facts.ts';

/** The table of rules has none for these: they are our own. */
const WITHOUT_SOURCE: readonly FindingId[] = [
  'wrong_env',
  'origin_not_permitted',
  'page_has_own_auth',
  'same_origin_idp',
  'refresh_expires_soon',
];

test('every finding has exactly one rule', () => {
  expect(FINDING_RULES.map(({ id }) => id).sort()).toEqual([...FINDING_IDS].sort());
});

test('every finding has its sentence and its remedy', () => {
  const sentences = [...FINDING_IDS, ...SENTENCE_IDS].map((id) => `finding_${id}`);
  const remedies = [...FINDING_IDS, ...REMEDY_IDS].map((id) => `remedy_${id}`);
  expect([...sentences, ...remedies].filter((key) => !(key in catalogue))).toEqual([]);
});

test('every rule links to its source, but for those that are our own', () => {
  const without = FINDING_RULES.filter(({ source }) => source === undefined).map(({ id }) => id);
  expect(without.filter((id) => !WITHOUT_SOURCE.includes(id))).toEqual([]);
  expect(FINDING_RULES.flatMap(({ source }) => source ?? [])).toEqual(
    FINDING_RULES.flatMap(({ source }) =>
      source
        ? [{ name: expect.stringMatching(/\S/), url: expect.stringMatching(/^https:\/\//) }]
        : [],
    ),
  );
});

test('a sound token in the right hands has nothing to be told of', () => {
  expect(findingsOf(factsWith())).toEqual([]);
});

test('what hurts most comes first, and within a level it goes by the list', () => {
  const facts = factsWith(
    {
      exp: NOON_S,
      aud: ['shop', 'x', 'shop-api'],
      email: 'a@b.test',
      password: 'x',
      nbf: NOON_S + 60,
    },
    { header: { typ: 'JWT' } },
  );
  expect(findingsOf(facts).map(({ id }) => id)).toEqual([
    'secret_in_token',
    'expired',
    'not_yet_valid',
    'aud_many',
    'pii',
    'typ_not_atjwt',
  ]);
});

test('where there is no token, nothing is said of one', () => {
  expect(findingsOf(factsOfText(''))).toEqual([]);
});
