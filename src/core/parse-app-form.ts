import * as v from 'valibot';
import { parseApiScope } from './api-scope.ts';
import type { App } from './app.ts';
import type { AppForm } from './app-form.ts';
import { type AppId, AppIdSchema } from './app-id.ts';
import type { Caller, CallerKind } from './caller.ts';
import { type FormProblems, FormReader, lines, present } from './form-reader.ts';
import type { Grant } from './grant.ts';
import { BEARER, type Header, parseHeaderName, parseHeaderScheme } from './header-line.ts';
import { parsePrivateKeyFor } from './key-fields.ts';
import { parseClientSecret, parseToken } from './oauth-fields.ts';
import { readGrant } from './parse-grant.ts';
import { type Problem, problem } from './problem.ts';
import { bad, good, type Result } from './result.ts';
import { keptSecrets, type SecretName, secretsOf, type TypedSecrets } from './secrets.ts';
import { parseOrigin } from './web-origin.ts';

const MAX_NAME_LENGTH = 80;
const MAX_ENVIRONMENT_LENGTH = 24;

/** What a form describes: the app, and the secrets that are kept apart from it. */
export interface AppDraft extends TypedSecrets {
  readonly app: App;
  readonly token?: string;
}

/** What a form cannot know about its app. */
export interface AppOrigin {
  readonly id: AppId;
  readonly enabled: boolean;
  readonly rivals?: App['rivals'];
  /** The grant as it was saved: where its secrets stay good, the fields for them may be empty. */
  readonly saved?: Grant | undefined;
}

function parseName(input: string): Result<string, Problem> {
  const name = input.trim();
  if (name === '') return problem('required');
  return name.length > MAX_NAME_LENGTH ? problem('too_long', String(MAX_NAME_LENGTH)) : good(name);
}

/** Empty: none. */
function parseEnvironment(input: string): Result<string, Problem> {
  const name = input.trim();
  const limit = MAX_ENVIRONMENT_LENGTH;
  return name.length > limit ? problem('too_long', String(limit)) : good(name);
}

function parseApiScopes(input: string) {
  const parsed = lines(parseApiScope)(input);
  return parsed.ok && parsed.value.length === 0 ? problem('api_scopes_empty') : parsed;
}

/** The callers that are ticked, beside the pages that are named. */
const tickedCallers = (form: AppForm): readonly Exclude<CallerKind, 'page'>[] => [
  ...(form.myPages ? (['my-pages'] as const) : []),
  ...(form.apiPages ? (['api-pages'] as const) : []),
  ...(form.addressBar ? (['address-bar'] as const) : []),
  ...(form.sandboxedFrames ? (['sandboxed-frames'] as const) : []),
];

const parseCallers =
  (form: AppForm) =>
  (input: string): Result<readonly Caller[], Problem> => {
    const parsed = lines(parseOrigin)(input);
    if (!parsed.ok) return parsed;
    const pages = parsed.value.map((origin) => ({ kind: 'page', origin }) as const);
    const ticked = tickedCallers(form);
    // A sandboxed frame is one in a page: alone it is nobody's.
    const isNobody = pages.length === 0 && ticked.every((kind) => kind === 'sandboxed-frames');
    return isNobody
      ? problem('callers_empty')
      : good([...pages, ...ticked.map((kind) => ({ kind }))]);
  };

/** Without any kind of request no page is a caller. Where requests come from is no kind by itself. */
function assertKinds({ form, problems }: FormReader) {
  const isEmpty = form.kinds.every((kind) => kind === 'worker');
  const hasPages = form.myPages || form.apiPages || form.callers.trim() !== '';
  if (isEmpty && (hasPages || !form.addressBar)) problems.kinds = { code: 'kinds_empty' };
}

function readHeader(reader: FormReader): Header {
  const name = reader.read('headerName', parseHeaderName) ?? BEARER.name;
  return { name, scheme: reader.read('headerScheme', parseHeaderScheme) ?? BEARER.scheme };
}

const parseAny = (input: string): Result<string, Problem> =>
  input === '' ? problem('required') : good(input);

const parserFor = (name: SecretName, { keyAlgorithm }: AppForm) => {
  switch (name) {
    case 'clientSecret':
      return parseClientSecret;
    case 'privateKey':
      return parsePrivateKeyFor(keyAlgorithm);
    case 'password':
      return parseAny;
    case 'refreshToken':
      return parseToken;
  }
};

/** Each secret that the grant needs and that was typed; one that is neither typed nor kept is a problem. */
function readSecrets(reader: FormReader, grant: Grant, saved: Grant | undefined): TypedSecrets {
  const kept = keptSecrets(saved, grant);
  const typed = secretsOf(grant).map((name) => {
    const isThere = reader.form[name] !== '';
    if (!isThere && kept.includes(name)) return [name, undefined] as const;
    return [name, reader.read(name, isThere ? parserFor(name, reader.form) : parseAny)] as const;
  });
  return present(Object.fromEntries(typed));
}

/** A pasted token may be left as it is. */
const readToken = (reader: FormReader, grant: Grant) =>
  grant.kind === 'pasted' && reader.form.token !== ''
    ? reader.read('token', parseToken)
    : undefined;

const isAppId = (id: string): id is AppId => v.is(AppIdSchema, id);

/** What an app with an issuer may have beside its grant. */
function readManners({ form }: FormReader): Pick<App, 'send' | 'originHeader' | 'steward'> {
  if (form.grant === 'pasted') return { send: 'access_token', originHeader: 'keep' };
  const { send, originHeader, steward } = form;
  return { send, originHeader, ...(isAppId(steward) && { steward }) };
}

/** Reads a form. Either every field is right and there is an app, or each wrong field has its problem. */
export function parseAppForm(form: AppForm, origin: AppOrigin): Result<AppDraft, FormProblems> {
  const reader = new FormReader(form);
  const name = reader.read('name', parseName) ?? '';
  const environment = reader.read('environment', parseEnvironment) ?? '';
  const grant = readGrant(reader);
  const secrets = readSecrets(reader, grant, origin.saved);
  const token = readToken(reader, grant);
  const apiScopes = reader.read('apiScopes', parseApiScopes) ?? [];
  const callers = reader.read('callers', parseCallers(form)) ?? [];
  const header = readHeader(reader);
  assertKinds(reader);
  if (Object.keys(reader.problems).length > 0) return bad(reader.problems);
  const { id, enabled, rivals = [] } = origin;
  const where = { apiScopes, callers, kinds: form.kinds, header };
  const app = {
    id,
    enabled,
    rivals,
    silenced: [],
    favourite: false,
    name,
    ...(environment !== '' && { environment }),
    grant,
    ...where,
    ...readManners(reader),
  };
  return good({ app, ...secrets, ...(token !== undefined && { token }) });
}
