import type { FoundIn, Sighting } from './found-token.ts';
import { tokenNameOf } from './found-token.ts';
import { jwtAt } from './jwt-in-text.ts';

/** What may stand between a name and its value: quotes of all kinds, and what shells escape them with. */
const GAP = '[\\s"\'`“”‘’„^\\\\]';
/** RFC 6750 §2.1 knows Bearer, RFC 9449 §7.1 DPoP; a prefix may have been doubled. */
const SCHEMES = new RegExp(
  `\\b(?:bearer|dpop)(?:(?:${GAP}|[:=]|%20)+(?:(?:bearer|dpop)\\b)?)+`,
  'gi',
);
/** `Authorization: token …`, as GitHub has it. */
const AUTHORIZATION = new RegExp(
  `\\bauthorization${GAP}{0,4}[:=]${GAP}{0,4}token ${GAP}{0,4}`,
  'gi',
);
/** curl's option, and HTTPie's two (`-A bearer -a …`). */
const OPTIONS = new RegExp(
  `--oauth2-bearer(?:=|${GAP})${GAP}{0,4}|(?:-A|--auth-type)[ =]?bearer[ ]{1,4}(?:-a|--auth)[ =]${GAP}{0,4}`,
  'g',
);
const NAMES = new RegExp(
  `(?:token(?:_hint)?|jwt)\\\\{0,3}["'\\]]{0,3}\\s{0,8}(?:=>|[:=]|%3D)${GAP}{0,8}`,
  'gi',
);
const JWT_START = /(?<![\w-]\.?)e[wy][\w-]/g;

/** What can be a token in a header line (RFC 6750 §2.1). */
const OPAQUE = /[\w.~+/-]+=*/y;

const LONGEST_NAME = 80;
/** What is before a value in its line, as far as that tells anything. */
const LONGEST_LEAD = 300;

/** Whether text is a token and not a word about one. */
const isLikely = (text: string) => text.length >= 24 || (text.length >= 6 && /\d/.test(text));

function opaqueAt(text: string, index: number): string {
  OPAQUE.lastIndex = index;
  const run = OPAQUE.exec(text)?.[0] ?? '';
  const after = text.charAt(index + run.length);
  // `realm="…"` of a challenge, what is called, what is still escaped, and a path or an address.
  if (after === '\\' || after === '%' || after === '(' || after === ':') return '';
  if (run.endsWith('=') && /["'\w]/.test(after)) return '';
  const token = run.replace(/[.]{1,3}$/, '');
  return isLikely(token) && token.length <= 64 * 1024 && !token.startsWith('/') ? token : '';
}

const tokenAt = (text: string, index: number) => jwtAt(text, index).text || opaqueAt(text, index);

const NAME_SIGN = /[\w-]/;

function nameBefore(text: string, index: number): string {
  let start = index;
  while (index - start < LONGEST_NAME && NAME_SIGN.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, index);
}

/** Where a value stands, by what is before it in its line. */
function placeOf(text: string, index: number): FoundIn {
  const before = text.slice(Math.max(0, index - LONGEST_LEAD), index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (line.endsWith('=') && /cookie["']?\s{0,3}[:=]/i.test(line)) return 'cookie';
  if (/[?&#][\w.-]{1,80}=$/.test(line)) return 'url';
  if (/["']\s{0,4}:\s{0,4}\\{0,3}["']$/.test(line)) return 'json';
  return /[\w\])]["']?\s{0,4}[:=]\s{0,4}["'`]?$/.test(line) ? 'variable' : 'text';
}

type Step = (text: string, start: number, end: number) => Sighting | undefined;

const asHeader: Step = (text, _start, end) => {
  const token = tokenAt(text, end);
  return token === '' ? undefined : { text: token, where: 'header', name: 'access_token' };
};

const asOption: Step = (text, _start, end) => {
  const token = tokenAt(text, end);
  return token === '' ? undefined : { text: token, where: 'command', name: 'access_token' };
};

const asNamed: Step = (text, start, end) => {
  const own = /^[a-z_]+/i.exec(text.slice(start, start + 20))?.[0] ?? '';
  const name = tokenNameOf(nameBefore(text, start) + own);
  const token = name === undefined ? '' : tokenAt(text, end);
  if (name === undefined || token === '') return undefined;
  const where = placeOf(text, end);
  return name === 'token' ? { text: token, where } : { text: token, where, name };
};

function* stepThrough(text: string, expression: RegExp, step: Step): Iterable<Sighting> {
  for (const { 0: match, index } of text.matchAll(expression)) {
    const sighting = step(text, index, index + match.length);
    if (sighting) yield sighting;
  }
}

/** Tokens that show by their form, whatever they are called. */
function* jwtsIn(text: string): Iterable<Sighting> {
  JWT_START.lastIndex = 0;
  for (let start = JWT_START.exec(text); start; start = JWT_START.exec(text)) {
    const { index } = start;
    const { text: token, end } = jwtAt(text, index);
    JWT_START.lastIndex = Math.max(end, index + 1);
    if (token !== '') yield { text: token, where: placeOf(text, index) };
  }
}

const ESCAPED = /\\(?:u00([2-7][\da-f])|(["'/\\]))|%([2-7][\da-f])/gi;

/** Without what JSON and addresses escape (RFC 8259 §7, RFC 3986 §2.1). */
const unescaped = (text: string) =>
  text.replaceAll(ESCAPED, (_all, unit?: string, sign?: string, octet?: string) =>
    unit || octet ? String.fromCharCode(Number.parseInt(unit ?? octet ?? '', 16)) : (sign ?? ''),
  );

function* inView(text: string): Iterable<Sighting> {
  yield* stepThrough(text, OPTIONS, asOption);
  yield* stepThrough(text, AUTHORIZATION, asHeader);
  yield* stepThrough(text, SCHEMES, asHeader);
  yield* stepThrough(text, NAMES, asNamed);
  yield* jwtsIn(text);
}

/** The tokens in a text of any kind: commands, requests, programs, settings, mails. It takes linear time. */
export function* findInText(text: string): Iterable<Sighting> {
  yield* inView(text);
  const plain = unescaped(text);
  if (plain !== text) yield* inView(plain);
}
