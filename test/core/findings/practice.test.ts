import { expect, test } from 'vitest';
import { findingsOf } from '../../../src/core/findings/findings.ts';
import { pastedTokens } from '../../../src/core/pasted-tokens.ts';
import { practiceApp } from '../../../src/core/practice-app.ts';
import { practiceToken } from '../../../src/core/practice-token.ts';
import { factsOfText, HOUR, NOON } from '../../support/token-facts.ts';

const TOKEN = practiceToken(NOON);

const found = (now: number) => {
  const tokens = pastedTokens(TOKEN, NOON);
  const facts = factsOfText(TOKEN, { now, app: practiceApp('Practice app'), tokens });
  return findingsOf(facts).map(({ id, level }) => `${level} ${id}`);
};

test('of a practice token it is told first that nobody signed it, and there is more to look at', () => {
  expect(found(NOON)).toEqual(['error alg_none', 'info pii', 'info typ_not_atjwt']);
});

test('after its hour it is told that it has expired', () => {
  expect(found(NOON + HOUR + 1)).toContain('error expired');
  expect(found(NOON + HOUR - 1)).not.toContain('error expired');
});
