import type { Sighting } from './found-token.ts';
import { tokenNameOf } from './found-token.ts';
import { isTree } from './json.ts';

/** A text inside JSON that may hold tokens in a way of its own. */
export interface Inside {
  readonly text: string;
  /** What it is called there. */
  readonly key: string;
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_CONTENT = 32 * 1024 * 1024;

/** The body of an answer as a HAR has it (`content` with `encoding`). */
function decoded({ encoding, text }: Fields): string | undefined {
  if (encoding !== 'base64' || typeof text !== 'string' || text.length > LONGEST_CONTENT) {
    return undefined;
  }
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

/** The members of an object; `{ name, value }`, as a HAR and Postman have them, is a member itself. */
function membersOf(value: Fields): readonly (readonly [string, unknown])[] {
  if (typeof value['name'] === 'string' && typeof value['value'] === 'string') {
    return [[value['name'], value['value']]];
  }
  const body = decoded(value);
  return body === undefined ? Object.entries(value) : [['content', body]];
}

/** All texts in JSON, however deep they are: nothing here calls itself. */
export function* textsIn(json: unknown): Iterable<Inside> {
  const left: (readonly [string, unknown])[] = [['', json]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [key, value] = next;
    if (typeof value === 'string') yield { key, text: value };
    if (!isTree(value)) continue;
    const members = membersOf(value as Fields);
    for (let index = members.length - 1; index >= 0; index -= 1) {
      const [name, member] = members[index] as readonly [string, unknown];
      left.push([Array.isArray(value) ? key : name, member]);
    }
  }
}

const PREFIX = /^(?:\s*(?:bearer|dpop)\s+)+/i;

/** A member that is a token as a whole, by its name (RFC 6749 §5.1). */
export function namedSighting({ key, text }: Inside): Sighting | undefined {
  const name = tokenNameOf(key);
  const token = text.trim().replace(PREFIX, '');
  if (name === undefined || !/^[\x21-\x7e]{6,65536}$/.test(token)) return undefined;
  return name === 'token' ? { text: token, where: 'json' } : { text: token, where: 'json', name };
}
