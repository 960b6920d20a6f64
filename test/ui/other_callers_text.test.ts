import { expect, test } from 'vitest';
import { EVERY_SITE } from '../../src/core/other-callers.ts';
import { otherCallersText } from '../../src/ui/sentences.ts';

test.each([
  [[], undefined],
  [
    ['http://app.test', 'https://*.app.test'],
    /^Pages at http:\/\/app\.test, https:\/\/\*\.app\.test can/,
  ],
  [[EVERY_SITE], /^Every site can use this token while Lanyard may see all sites\.$/],
])('who else can use a token: %j', (others, text) => {
  if (text) expect(otherCallersText(others)).toMatch(text);
  else expect(otherCallersText(others)).toBeUndefined();
});
