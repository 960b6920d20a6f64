import { isTree } from '../../core/token/json.ts';
import { leafText } from './claim-text.tsx';
import { membersOf } from './tree.ts';

const stands = (query: string, text: string | undefined) =>
  text?.toLowerCase().includes(query) ?? false;

/** Whether what is searched for, in lower case, stands in a name or in a value, however deep. */
export function matches(query: string, name: string | undefined, value: unknown): boolean {
  if (stands(query, name)) return true;
  return isTree(value)
    ? membersOf(value).some((member) => matches(query, member.name, member.value))
    : stands(query, leafText(value));
}

/** Whether a text that is shown of a claim has it. */
export const standsIn = (query: string, ...texts: readonly (string | undefined)[]): boolean =>
  texts.some((text) => stands(query, text));
