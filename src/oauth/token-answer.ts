import { type FailureCode, FailureError, failure } from '../core/failure.ts';
import { jsonIn } from '../core/json-fields.ts';
import { parseToken } from '../core/oauth-fields.ts';
import type { Note } from '../core/session.ts';
import type { Millis, Seconds } from '../core/time.ts';
import { claimsIn } from '../core/token/read-token.ts';
import { isAbsent, saysError } from './error-status.ts';
import { originHintIn } from './error-words.ts';
import type { Http } from './http.ts';

/** What an answer of the token endpoint told beside the tokens. */
export interface Heard {
  notes: readonly Note[];
  /** When it was sent, by the issuer's clock (RFC 9110 §6.6.1). */
  date: Millis | undefined;
  /** Whose directory the user is of, at an issuer that stands for many: the `tid` of the ID token. */
  tenant: string | undefined;
}

type Body = Readonly<Record<string, unknown>>;

/** An answer in the words of RFC 6749 §5, with what had to be forgiven. */
interface Reading {
  readonly status: number;
  readonly body: Body;
  readonly notes: readonly Note[];
}

const FORMS = ['application/x-www-form-urlencoded', 'text/plain'];

const isForm = ({ headers }: Response) =>
  FORMS.includes((headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '');

/** What an answer means by a number, which some put in quotes. */
export const numberIn = (value: unknown) => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
};

/** As GitHub answers: a form, where numbers cannot be anything but text. */
function formIn(text: string): Body | undefined {
  const form = new URLSearchParams(text);
  if (!form.has('access_token') && !form.has('error')) return undefined;
  const seconds = numberIn(form.get('expires_in'));
  return { ...Object.fromEntries(form), ...(seconds && { expires_in: seconds }) };
}

const unreadable = ({ status }: Response, text: string) =>
  new FailureError(
    status === 200 ? failure('not_json') : failure('status', String(status)),
    undefined,
    originHintIn(text),
  );

/** JSON is taken as such, whatever it is called: many call it text. */
async function readBody(response: Response): Promise<Reading> {
  const { status } = response;
  const text = await response.text();
  const json = jsonIn(text);
  if (json === undefined) {
    const form = isForm(response) ? formIn(text) : undefined;
    if (!form) throw unreadable(response, text);
    return { status, body: form, notes: ['form_encoded'] };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new FailureError(failure('bad_answer'));
  }
  return { status, body: json as Body, notes: [] };
}

/** Longer than any token lives: a number that says never, or a date in place of a span. */
const TOO_LONG: Seconds = 10 * 365 * 24 * 60 * 60;

/** The lifetime of a token where it makes sense, be it a number or text. */
export function spanIn(value: unknown): Seconds | undefined {
  const seconds = numberIn(value);
  return seconds > 0 && seconds <= TOO_LONG ? seconds : undefined;
}

/** `expires_in` where it makes sense (RFC 6749 §5.1). Where not, only the token itself says when it ends. */
function lifetimeIn(value: unknown): { readonly seconds?: Seconds; readonly notes: Note[] } {
  if (value === undefined) return { notes: [] };
  const seconds = spanIn(value);
  if (seconds === undefined) return { notes: ['expires_in_odd'] };
  return { seconds, notes: typeof value === 'number' ? [] : ['expires_in_text'] };
}

/** What keeps a token from a header line, as it is; undefined: nothing. */
function faultOf(token: string): FailureCode | undefined {
  const parsed = parseToken(token);
  if (parsed.ok) return parsed.value === token ? undefined : 'token_malformed';
  return parsed.fault.code === 'too_long' ? 'token_too_long' : 'token_malformed';
}

function assertSendable(token: unknown) {
  if (typeof token !== 'string' || token === '') throw new FailureError(failure('no_token'));
  const fault = faultOf(token);
  if (fault) throw new FailureError(failure(fault));
}

/** An empty scope says that none was granted; anything else that is empty says nothing. */
const withoutEmpty = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !isAbsent(value) || (name === 'scope' && value === ''),
    ),
  );

/** The tokens of RFC 6749 §5.1. Throws `FailureError`: `no_token`, `token_malformed`. */
function tokensIn({ body, notes, ...rest }: Reading): Reading {
  assertSendable(body['access_token']);
  // It may be what goes into a header. What is no text is refused where it is read.
  if (typeof body['id_token'] === 'string' && !isAbsent(body['id_token']))
    assertSendable(body['id_token']);
  const { expires_in: _, ...members } = withoutEmpty(body);
  const lifetime = lifetimeIn(body['expires_in']);
  const isTyped = members['token_type'] !== undefined;
  return {
    ...rest,
    body: {
      token_type: 'bearer',
      ...members,
      ...(lifetime.seconds !== undefined && { expires_in: lifetime.seconds }),
    },
    notes: [...notes, ...lifetime.notes, ...(isTyped ? [] : (['no_token_type'] as const))],
  };
}

/** As `toldIn`, for what may have been a form. */
function readingOf(reading: Reading): Reading {
  if (reading.status !== 200) return reading;
  return saysError(reading.body, 'access_token') ? { ...reading, status: 400 } : tokensIn(reading);
}

function tenantIn({ id_token: idToken }: Body): string | undefined {
  const tenant = typeof idToken === 'string' ? claimsIn(idToken)?.['tid'] : undefined;
  return typeof tenant === 'string' ? tenant : undefined;
}

const dateOf = ({ headers }: Response): Millis | undefined => {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
};

/**
 * A fetch that puts answers of the token endpoint into the words of RFC 6749 §5 before the protocol library
 * reads them, because many issuers say them otherwise. Fills `heard`. Other addresses are left alone.
 * Throws `FailureError`: `not_json`, `status`, `bad_answer`, `no_token`, `token_malformed`.
 */
export const reading =
  (http: Http, tokenEndpoint: string, heard: Heard): Http =>
  async (url, request) => {
    const response = await http(url, request);
    if (url !== tokenEndpoint) return response;
    heard.date = dateOf(response);
    const { status, body, notes } = readingOf(await readBody(response));
    heard.notes = notes;
    heard.tenant = tenantIn(body);
    return Response.json(body, { status });
  };
