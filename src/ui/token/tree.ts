import { isTree, type Tree } from '../../core/token/json.ts';

export interface Member {
  /** Absent: it stands in a list. */
  readonly name?: string;
  readonly index: number;
  readonly value: unknown;
}

export const membersOf = (tree: Tree): readonly Member[] =>
  Array.isArray(tree)
    ? tree.map((value, index) => ({ index, value }))
    : Object.entries(tree).map(([name, value], index) => ({ name, index, value }));

/** So many that a look takes them in. */
const FEW = 6;

const sizeOf = (value: unknown): number =>
  isTree(value) ? membersOf(value).reduce((size, member) => size + 1 + sizeOf(member.value), 0) : 0;

/** Whether it can be shown without being asked for. */
export const isShort = (tree: Tree): boolean =>
  membersOf(tree).length <= FEW && sizeOf(tree) <= FEW;

/** Whether it is a list of a few values, and no tree among them: it needs no opening. */
export const isFew = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= FEW &&
  value.every((item) => !isTree(item));
