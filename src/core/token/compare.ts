import type { Millis } from '../time.ts';
import { claimTime } from './claim-time.ts';
import { isTree, jsonText, type Tree } from './json.ts';
import type { Claims } from './reading.ts';

/** What can be compared of a token. */
export interface Comparable {
  readonly header: Claims;
  readonly claims: Claims;
}

/** What two tokens say under one name. */
export interface Difference {
  readonly place: keyof Comparable;
  /** From the outermost member on: `realm_access`, `roles`. */
  readonly path: readonly string[];
  readonly kind: 'same' | 'changed' | 'only_left' | 'only_right';
  /** Absent: it is not there. */
  readonly left?: unknown;
  readonly right?: unknown;
  /** Both are sets: what only one of them has. */
  readonly removed?: readonly unknown[];
  readonly added?: readonly unknown[];
  /** Both are times: how much later the right one is. */
  readonly later?: Millis;
}

/** Lists without an order, and scopes, which stand in one text (RFC 6749 §3.3, RFC 9068 §2.2.3.1). */
const SETS = [
  'scope',
  'scp',
  'aud',
  'amr',
  'roles',
  'groups',
  'entitlements',
  'permissions',
  'wids',
  'cognito:groups',
  'allowed-origins',
];
const IN_ONE_TEXT = ['scope', 'scp'];

type Members = Readonly<Record<string, unknown>>;

/** Whether there is something in it to compare one by one. */
const isBranch = (value: unknown): value is Tree => isTree(value) && Object.keys(value).length > 0;

function setIn(name: string, value: unknown): readonly unknown[] | undefined {
  if (!SETS.includes(name)) return undefined;
  if (Array.isArray(value)) return value.some(isTree) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  return IN_ONE_TEXT.includes(name) ? value.split(' ').filter(Boolean) : [value];
}

const isEqual = (left: unknown, right: unknown) => jsonText(left) === jsonText(right);

/** What a list has and another has not, each once. */
function beyond(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const known = new Set(other.map((value) => jsonText(value)));
  return list.filter((value) => {
    const isNew = !known.has(jsonText(value));
    known.add(jsonText(value));
    return isNew;
  });
}

interface Pair extends Pick<Difference, 'place' | 'path'> {
  readonly left: unknown;
  readonly right: unknown;
}

const nameOf = ({ path }: Pair) => path.at(-1) ?? '';

function comparedAsSets(pair: Pair): Difference | undefined {
  const left = setIn(nameOf(pair), pair.left);
  const right = setIn(nameOf(pair), pair.right);
  if (!left || !right) return undefined;
  const removed = beyond(left, right);
  const added = beyond(right, left);
  const isSame = removed.length + added.length === 0;
  return isSame ? { ...pair, kind: 'same' } : { ...pair, kind: 'changed', removed, added };
}

/** Times are claims: in a header a number is a number. */
function later({ place, path, left, right }: Pair): Pick<Difference, 'later'> {
  const [name = '', ...below] = path;
  if (place === 'header' || below.length > 0) return {};
  const before = claimTime(name, left);
  const after = claimTime(name, right);
  return before && after ? { later: after.at - before.at } : {};
}

const comparedAsLeaves = (pair: Pair): Difference =>
  isEqual(pair.left, pair.right)
    ? { ...pair, kind: 'same' }
    : { ...pair, kind: 'changed', ...later(pair) };

const areBranches = ({ left, right }: Pair) =>
  isBranch(left) && isBranch(right) && Array.isArray(left) === Array.isArray(right);

function compared(pair: Pair): readonly Difference[] {
  const sets = comparedAsSets(pair);
  if (sets) return [sets];
  if (!areBranches(pair)) return [comparedAsLeaves(pair)];
  const { place, path, left, right } = pair;
  return comparedMembers(place, path, left as Members, right as Members);
}

const has = (members: Members, name: string) => Object.hasOwn(members, name);

function comparedMembers(
  place: Pair['place'],
  outer: readonly string[],
  left: Members,
  right: Members,
): readonly Difference[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name): readonly Difference[] => {
    const at = { place, path: [...outer, name] };
    if (!has(right, name)) return [{ ...at, kind: 'only_left', left: left[name] }];
    if (!has(left, name)) return [{ ...at, kind: 'only_right', right: right[name] }];
    return compared({ ...at, left: left[name], right: right[name] });
  });
}

/** Serial numbers: no two tokens have the same (RFC 7519 §4.1.7; Entra’s `uti`). */
const SERIAL_NUMBERS = ['jti', 'uti'];

const isSerialNumber = ({ path: [name = '', ...below] }: Difference) =>
  below.length === 0 && SERIAL_NUMBERS.includes(name);

/**
 * What two tokens say differently, and what they say alike: the claims first, then the header, and last what says
 * nothing to anyone. What both have as an object or a list is told member by member; each is told once.
 */
export function compareClaims(left: Comparable, right: Comparable): readonly Difference[] {
  const all = [
    ...comparedMembers('claims', [], left.claims, right.claims),
    ...comparedMembers('header', [], left.header, right.header),
  ];
  const telling = all.filter((difference) => !isSerialNumber(difference));
  return [...telling, ...all.filter(isSerialNumber)];
}

/** Whether any two tokens differ in it, however alike they are. */
export const isOfEveryToken = (difference: Difference) =>
  difference.later !== undefined || isSerialNumber(difference);
