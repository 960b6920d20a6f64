import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InstalledRule, type Rule, ruleChange } from '../../src/core/rule.ts';

const rule = (host: string, token = 'one', priority = 1): Rule => ({
  priority,
  condition: {
    requestDomains: [host],
    excludedInitiatorDomains: ['own'],
    isUrlFilterCaseSensitive: true,
    urlFilter: `|https://${host}/`,
    resourceTypes: ['xmlhttprequest'],
  },
  action: {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${token}` }],
  },
});
const installed = (id: number, of: Rule): InstalledRule => ({ id, ...of });

describe('nothing has to change', () => {
  const a = rule('a.test');
  const b = rule('b.test');

  test('where nothing is wanted and nothing is there', () => {
    expect(ruleChange([], [])).toBeUndefined();
  });

  test('where the wanted rules are there, in whatever order', () => {
    expect(ruleChange([installed(9, b), installed(2, a)], [a, b])).toBeUndefined();
  });

  test('where the browser gives a rule back with its keys in another order', () => {
    const { priority, condition, action } = a;
    const reversed = Object.fromEntries(Object.entries(condition).reverse());
    expect(ruleChange([{ action, condition: reversed, id: 1, priority }], [a])).toBeUndefined();
  });

  test('where the browser gives null for what a rule does not say', () => {
    const condition = { ...a.condition, regexFilter: null, tabIds: undefined };
    expect(ruleChange([{ ...installed(1, a), condition }], [a])).toBeUndefined();
  });

  test('where a rule is wanted twice', () => {
    expect(ruleChange([installed(1, a)], [a, a])).toBeUndefined();
  });
});

describe('one change', () => {
  test('removes all that is no longer wanted', () => {
    expect(ruleChange([installed(3, rule('a.test')), installed(7, rule('b.test'))], [])).toEqual({
      removeRuleIds: [3, 7],
      addRules: [],
    });
  });

  test('puts a new token in the place of the old one, under the id that is freed', () => {
    const next = rule('a.test', 'two');
    expect(ruleChange([installed(1, rule('a.test'))], [next])).toEqual({
      removeRuleIds: [1],
      addRules: [{ ...next, id: 1 }],
    });
  });

  test('leaves alone what stays, and takes the smallest ids that are free', () => {
    const kept = rule('kept.test');
    const change = ruleChange(
      [installed(2, kept), installed(4, rule('old.test'))],
      [rule('x.test'), kept, rule('y.test'), rule('z.test')],
    );
    expect(change?.removeRuleIds).toEqual([4]);
    expect(change?.addRules.map(({ id, condition }) => [id, condition.requestDomains[0]])).toEqual([
      [1, 'x.test'],
      [3, 'y.test'],
      [4, 'z.test'],
    ]);
  });

  test('removes a rule that is there twice once', () => {
    const a = rule('a.test');
    expect(ruleChange([installed(1, a), installed(2, a)], [a])).toEqual({
      removeRuleIds: [2],
      addRules: [],
    });
  });

  const a = rule('a.test');
  test.each<[string, InstalledRule]>([
    ['another priority', installed(1, rule('a.test', 'one', 2))],
    ['no priority', { id: 1, condition: a.condition, action: a.action }],
    ['a condition more', { ...installed(1, a), condition: { ...a.condition, tabIds: [] } }],
    [
      'a host more',
      { ...installed(1, a), condition: { ...a.condition, requestDomains: ['a.test', 'b.test'] } },
    ],
    [
      'the hosts as one text',
      { ...installed(1, a), condition: { ...a.condition, requestDomains: 'a.test' } },
    ],
    ['another action', { ...installed(1, a), action: { type: 'block' } }],
  ])('replaces a rule with %s', (_what, old) => {
    expect(ruleChange([old], [a])).toEqual({ removeRuleIds: [1], addRules: [{ ...a, id: 1 }] });
  });
});

test('applied, a change always leads to the wanted rules, each once, under ids of their own', () => {
  const anyRule = fc
    .tuple(fc.constantFrom('a.test', 'b.test', 'c.test'), fc.constantFrom('one', 'two'), fc.nat(1))
    .map(([host, token, priority]) => rule(host, token, priority));
  const anyInstalled = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), anyRule), {
    selector: ([id]) => id,
  });
  const textOf = ({ priority, condition, action }: InstalledRule) =>
    JSON.stringify([priority, condition, action]);
  fc.assert(
    fc.property(anyInstalled, fc.array(anyRule), (pairs, wanted) => {
      const before = pairs.map(([id, of]) => installed(id, of));
      const change = ruleChange(before, wanted) ?? { removeRuleIds: [], addRules: [] };
      const after = [
        ...before.filter(({ id }) => !change.removeRuleIds.includes(id)),
        ...change.addRules,
      ];
      expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
      expect(after.map(textOf).sort()).toEqual(
        [...new Set(wanted.map((of) => textOf({ id: 0, ...of })))].sort(),
      );
    }),
  );
});
