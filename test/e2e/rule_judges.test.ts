import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rule } from '../../src/core/rule.ts';
import { matches } from '../../src/core/rule-match.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { OWN_HOST } from '../support/any-app.ts';
import { requestTo } from '../support/any-request.ts';
import { anyWorld, stateOf } from '../support/any-world.ts';
import { NOON } from '../support/grants.ts';
import { Lanyard } from '../support/lanyard.ts';
import { isMatch, type RuleRequest } from '../support/rule-judge.ts';
import { CHROMIUM } from '../support/samples.ts';

const AROUND = {
  ...CHROMIUM,
  ownHost: OWN_HOST,
  ownRedirectUri: 'https://own.chromiumapp.org/',
};

/** Always the same ones, so that what fails once fails again. */
const SAMPLE = { seed: 4, numRuns: 40 };
const REQUESTS = 25;

/** With all that a browser has to be told of a request. */
interface FullRequest extends RuleRequest {
  readonly top: string;
  readonly tab: number;
}

const full = (request: RuleRequest): FullRequest => ({
  ...request,
  top: request.top ?? 'https://elsewhere.test',
  tab: request.tab ?? 7,
});

const cases = fc.sample(
  anyWorld.chain((world) =>
    fc
      .array(requestTo(world.apps).map(full), { minLength: REQUESTS, maxLength: REQUESTS })
      .map((requests) => ({ rules: wantedRules(stateOf(world), NOON, AROUND), requests })),
  ),
  SAMPLE,
);

let lanyard: Lanyard;
/** A page of another extension, which may ask the browser about its own rules, and has no site to use them on. */
let asker: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  asker = await lanyard.otherExtension();
});
afterAll(() => lanyard.close());

/** How the browser wants to be told. Who has no origin is not named. */
const told = ({ url, type, method, initiator, top, tab }: FullRequest) => ({
  url,
  type,
  method: method.toLowerCase(),
  ...(initiator !== undefined && initiator !== 'null' && { initiator }),
  topUrl: top === 'null' ? 'data:text/plain,' : top,
  tabId: tab,
});

/** Which of some rules the browser itself applies to each of some requests, by their places in the list. */
const judgedByBrowser = (rules: readonly Rule[], requests: readonly FullRequest[]) =>
  asker.evaluate(
    async ([addRules, details]) => {
      const api = chrome.declarativeNetRequest;
      const removeRuleIds = (await api.getSessionRules()).map(({ id }) => id);
      await api.updateSessionRules({ removeRuleIds, addRules });
      const outcomes = await Promise.all(details.map((one) => api.testMatchOutcome(one)));
      // A rule is named as often as the address holds what it looks for.
      const idsIn = ({ matchedRules }: (typeof outcomes)[number]) =>
        new Set(matchedRules.map(({ ruleId }) => ruleId));
      return outcomes.map((outcome) => [...idsIn(outcome)].toSorted((a, b) => a - b));
    },
    [rules.map((rule, index) => ({ ...rule, id: index + 1 })), requests.map(told)] as const,
  );

const idsWhere = (rules: readonly Rule[], test: (rule: Rule) => boolean) =>
  rules.flatMap((rule, index) => (test(rule) ? [index + 1] : []));

test('the browser, our own matcher and the tests’ judge agree on which rules match which requests', async () => {
  let matched = 0;
  for (const { rules, requests } of cases) {
    const outcomes = await judgedByBrowser(rules, requests);
    for (const [index, request] of requests.entries()) {
      const byBrowser = { request, rules: outcomes[index] };
      expect({ request, rules: idsWhere(rules, (rule) => isMatch(rule, request)) }).toEqual(
        byBrowser,
      );
      expect({ request, rules: idsWhere(rules, (rule) => matches(rule, request)) }).toEqual(
        byBrowser,
      );
      matched += outcomes[index]?.length ?? 0;
    }
  }
  // Enough of each for a slip to show.
  expect(matched).toBeGreaterThan(100);
  expect(cases.length * REQUESTS - matched).toBeGreaterThan(100);
});
