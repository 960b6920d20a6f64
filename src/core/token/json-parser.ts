/** Deeper than anyone reads, and far from what a stack holds. */
const MAX_DEPTH = 64;

/** Longer than any number that means something: beyond, an integer takes long to read, and then cannot be. */
const MAX_DIGITS = 10_000;

const SPACE = /[ \t\n\r]*/y;
const UNESCAPED = /[^"\\]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[a-z]+/y;
const INTEGER = /^-?\d+$/;

/** Thrown as they are: a new error takes a hundred times as long, and a token may have any number of parts. */
export const NOT_JSON = new Error('json');
export const TOO_DEEP = new Error('too_deep');

/** Where the parser is. */
interface Cursor {
  readonly text: string;
  at: number;
  /** The members and places in arrays that lead here. */
  readonly path: string[];
  readonly duplicates: Set<string>;
}

const fail = (error = NOT_JSON): never => {
  throw error;
};

/** Takes what a sticky pattern fits, be it nothing. */
function taken(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

/** The next sign that is no space; empty at the end. */
function peek(cursor: Cursor): string {
  taken(cursor, SPACE);
  return cursor.text.charAt(cursor.at);
}

function expect(cursor: Cursor, sign: string): void {
  if (peek(cursor) !== sign) fail();
  cursor.at += 1;
}

/** Whether a list or an object goes on after what was read last; takes the comma, or the end. */
function goesOn(cursor: Cursor, end: string): boolean {
  const sign = peek(cursor);
  if (sign !== ',' && sign !== end) fail();
  cursor.at += 1;
  return sign === ',';
}

/** One text with its quotes, as it is written. */
function quoted(cursor: Cursor): string {
  const start = cursor.at;
  cursor.at += 1;
  taken(cursor, UNESCAPED);
  while (cursor.text.charAt(cursor.at) === '\\') {
    cursor.at += 2;
    taken(cursor, UNESCAPED);
  }
  cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}

/** What stands in quotes is read by `JSON.parse`, which takes no more than RFC 8259 §7 does. */
function text(cursor: Cursor): string {
  try {
    return JSON.parse(quoted(cursor));
  } catch {
    return fail();
  }
}

const isInteger = (digits: string) => digits.length <= MAX_DIGITS && INTEGER.test(digits);

function number(cursor: Cursor): number | bigint {
  const digits = taken(cursor, NUMBER);
  if (digits === '') fail();
  const value = Number(digits);
  return Number.isSafeInteger(value) || !isInteger(digits) ? value : BigInt(digits);
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function word(cursor: Cursor): unknown {
  const name = taken(cursor, WORD);
  return WORDS.has(name) ? WORDS.get(name) : fail();
}

/** What stands below this place. */
function below(cursor: Cursor, step: string): unknown {
  cursor.path.push(step);
  if (cursor.path.length > MAX_DEPTH) fail(TOO_DEEP);
  const found = value(cursor);
  cursor.path.pop();
  return found;
}

function array(cursor: Cursor): readonly unknown[] {
  expect(cursor, '[');
  const values: unknown[] = [];
  if (peek(cursor) === ']') {
    cursor.at += 1;
    return values;
  }
  do values.push(below(cursor, String(values.length)));
  while (goesOn(cursor, ']'));
  return values;
}

function member(cursor: Cursor, members: Map<string, unknown>): void {
  if (peek(cursor) !== '"') fail();
  const name = text(cursor);
  if (members.has(name)) cursor.duplicates.add([...cursor.path, name].join('.'));
  expect(cursor, ':');
  members.set(name, below(cursor, name));
}

/** Of members with the same name the last one counts, as for `JSON.parse`. `__proto__` is a name as any other. */
function object(cursor: Cursor): Readonly<Record<string, unknown>> {
  expect(cursor, '{');
  const members = new Map<string, unknown>();
  if (peek(cursor) === '}') {
    cursor.at += 1;
    return {};
  }
  do member(cursor, members);
  while (goesOn(cursor, '}'));
  return Object.fromEntries(members);
}

function value(cursor: Cursor): unknown {
  const sign = peek(cursor);
  if (sign === '{') return object(cursor);
  if (sign === '[') return array(cursor);
  if (sign === '"') return text(cursor);
  return /[a-z]/.test(sign) ? word(cursor) : number(cursor);
}

export interface Parsed {
  readonly value: unknown;
  /** The members that stand there twice, as paths: `aud`, `realm_access.roles`. */
  readonly duplicates: readonly string[];
}

/** Reads the whole of a text as one JSON value. Throws `NOT_JSON`, `TOO_DEEP`. */
export function parsed(input: string): Parsed {
  const cursor: Cursor = { text: input, at: 0, path: [], duplicates: new Set() };
  const found = value(cursor);
  if (peek(cursor) !== '') fail();
  return { value: found, duplicates: [...cursor.duplicates] };
}
