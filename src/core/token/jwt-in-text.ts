import { jsonIn } from '../json-fields.ts';

/** A stretch of a text that is a token. */
export interface Stretch {
  readonly text: string;
  /** Where to go on looking. */
  readonly end: number;
}

/** Longer is no token: no server takes such a header line. */
export const MAX_TOKEN_LENGTH = 64 * 1024;

const BYTES_OF_HMAC = { HS256: 32, HS384: 48, HS512: 64 };
const BYTES_OF_CURVE = { ES256: 64, ES384: 96, ES512: 132, ES256K: 64, EdDSA: 64, Ed25519: 64 };
/** In bytes: what every signature of an algorithm measures (RFC 7518 §3, RFC 8037 §3.1). */
const BYTES: Readonly<Record<string, number>> = { none: 0, ...BYTES_OF_HMAC, ...BYTES_OF_CURVE };
/** RSA keys of 2,048, 3,072 and 4,096 bits (RFC 7518 §3.3). */
const RSA_BYTES = [256, 384, 512];
/** The authentication tags of a JWE (RFC 7518 §5). */
const TAG_BYTES = [16, 24, 32];

const encodedLength = (bytes: number) => Math.ceil((bytes * 4) / 3);

interface Form {
  readonly parts: 3 | 5;
  /** How long the last part can be. Undefined: nobody knows. */
  readonly lasts: readonly number[] | undefined;
  readonly isReadable: boolean;
}

function textOf(part: string): string {
  try {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

function lastsOf(algorithm: string): readonly number[] | undefined {
  if (/^[RP]S\d{3}$/.test(algorithm)) return RSA_BYTES.map(encodedLength);
  const bytes = Object.hasOwn(BYTES, algorithm) ? BYTES[algorithm] : undefined;
  return bytes === undefined ? undefined : [encodedLength(bytes)];
}

/** `{"alg":""}` has as many: what is shorter need not be tried. */
const SHORTEST_HEADER = 12;

/** How a token that begins with this header ends. */
function formOf(head: string): Form {
  const text = head.length < SHORTEST_HEADER ? '' : textOf(head);
  const header = (text === '' ? null : jsonIn(text)) as {
    readonly alg?: unknown;
    readonly enc?: unknown;
  } | null;
  if (!header) return { parts: 3, lasts: undefined, isReadable: false };
  if (header.enc !== undefined)
    return { parts: 5, lasts: TAG_BYTES.map(encodedLength), isReadable: true };
  return { parts: 3, lasts: lastsOf(`${header.alg}`), isReadable: true };
}

const RUN = /[\w.~-]+/y;
/** A line may go on after a sign that says so: of a shell, or of a mail (RFC 2045 §6.7), which quotes with `>`. */
const LINE_BREAK = /[ \t]*[\\^`=]?\r?\n[ \t>|]*/y;
/** All that stands in a line, but for what closes it. */
const NEXT_RUN = /[\w.~-]+(?=[ \t]*(?:["'`“”‘’,;)\]}]|[\\^`=]?\r?\n|$))/y;

function at(expression: RegExp, text: string, index: number): string | undefined {
  expression.lastIndex = index;
  return expression.exec(text)?.[0];
}

/** The rest of a token in the next line. */
function nextRun(text: string, index: number): Stretch | undefined {
  const gap = at(LINE_BREAK, text, index);
  if (gap === undefined) return undefined;
  const run = at(NEXT_RUN, text, index + gap.length);
  return run === undefined ? undefined : { text: run, end: index + gap.length + run.length };
}

/** What was read so far of a token that may go on. */
interface Beginning {
  readonly text: string;
  readonly end: number;
  readonly dots: number;
  /** How long the part is that it ends in. */
  readonly last: number;
  /** Undefined: its header has not ended yet. */
  readonly form: Form | undefined;
  /** Whether it discloses anything (RFC 9901 §4): then it ends with `~`, or with a token for a key. */
  readonly discloses: boolean;
  /** Whether it could end after a disclosure. */
  readonly isClosed: boolean;
}

const NOTHING: Beginning = {
  text: '',
  end: 0,
  dots: 0,
  last: 0,
  form: undefined,
  discloses: false,
  isClosed: false,
};

const headOf = (text: string) => text.slice(0, text.indexOf('.'));

function extended(before: Beginning, { text: run, end }: Stretch): Beginning {
  const text = before.text + run;
  const dots = run.split('.').length - 1;
  const last = dots === 0 ? before.last + run.length : run.length - run.lastIndexOf('.') - 1;
  const form = before.form ?? (dots > 0 ? formOf(headOf(text)) : undefined);
  const discloses = before.discloses || run.includes('~');
  return {
    text,
    end,
    dots: before.dots + dots,
    last,
    form,
    discloses,
    isClosed: run.endsWith('~'),
  };
}

const hasAllParts = ({ form, dots }: Beginning) => form !== undefined && dots + 1 >= form.parts;

const isAsLongAsItShould = ({ form, last, dots, discloses, isClosed }: Beginning) =>
  discloses ? isClosed || dots === 4 : (form?.lasts?.includes(last) ?? true);

const isOver = (beginning: Beginning) => hasAllParts(beginning) && isAsLongAsItShould(beginning);

/** Whether another line could still bring it to its length. */
const canGoOn = (beginning: Beginning) => {
  const { text, form, last, discloses } = beginning;
  if (text.length > MAX_TOKEN_LENGTH || form?.isReadable === false) return false;
  return discloses || !hasAllParts(beginning) || Math.max(...(form?.lasts ?? [0])) > last;
};

/** Line by line, up to where it is whole. What is not wrapped is so in its first line, whatever comes after. */
function wholeFrom(text: string, first: Beginning): Beginning {
  let beginning = first;
  let whole: Beginning | undefined;
  while (!isOver(beginning)) {
    if (hasAllParts(beginning)) whole = beginning.discloses ? undefined : (whole ?? beginning);
    const next = canGoOn(beginning) ? nextRun(text, beginning.end) : undefined;
    if (!next || (whole && next.text.includes('.'))) return whole ?? beginning;
    beginning = extended(beginning, next);
  }
  return beginning;
}

/** A full stop or an ellipsis after a token is none of its parts. */
function withoutStop(token: string): string {
  const [, body = token, stops = ''] = /^(.*[^.])(\.+)$/.exec(token) ?? [];
  const isUnsecured = stops !== '' && body.split('.').length === 2;
  return isUnsecured ? `${body}.` : body;
}

const FORM =
  /^e[wy][\w-]+(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2}|(?:~[\w-]+)*~(?:[\w-]+\.[\w-]+\.[\w-]+)?)?$/;

/** Whether it has the form of a JWS, of a JWE or of an SD-JWT (RFC 7515 §3.1, RFC 7516 §3.1, RFC 9901 §4). */
export const isJwtForm = (text: string) => text.length <= MAX_TOKEN_LENGTH && FORM.test(text);

/**
 * The token that begins at an index, or an empty text. A mail or a terminal may have wrapped it: it goes on in the
 * next line as long as it lacks parts, or as its last part is shorter than its algorithm makes it.
 */
export function jwtAt(text: string, index: number): Stretch {
  const run = at(RUN, text, index) ?? '';
  const first = extended(NOTHING, { text: run, end: index + run.length });
  const { text: found, end } = wholeFrom(text, first);
  const token = found.length > 2 * MAX_TOKEN_LENGTH ? '' : withoutStop(found);
  return { text: isJwtForm(token) ? token : '', end };
}
