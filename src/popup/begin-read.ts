import type { Begun } from '../core/begun.ts';
import { readAddress } from '../core/pasted-address.ts';
import { readPastedToken } from '../core/pasted-token.ts';
import type { Problem } from '../core/problem.ts';
import { good, type Result } from '../core/result.ts';
import { originOf } from '../core/web-origin.ts';
import { parseWebUrl } from '../core/web-url.ts';
import type { Tab } from './tab-view.ts';

/** The page that the popup was opened over, as far as we may know. */
function placeOf({ id, url }: Tab): Pick<Begun, 'tab' | 'page'> {
  const page = url === undefined ? undefined : parseWebUrl(url);
  return { ...(id !== undefined && { tab: id }), ...(page?.ok && { page: originOf(page.value) }) };
}

function readKind(kind: Begun['kind'], text: string): Result<Begun, Problem> {
  if (kind === 'token') {
    const token = readPastedToken(text);
    return token.ok ? good({ kind, token: token.value }) : token;
  }
  const address = readAddress(text);
  return address.ok ? good({ kind, address: text.trim() }) : address;
}

/** What a new app can begin with, or why it cannot. */
export function readBegun(kind: Begun['kind'], text: string, tab: Tab): Result<Begun, Problem> {
  const read = readKind(kind, text);
  return read.ok ? good({ ...read.value, ...placeOf(tab) }) : read;
}
