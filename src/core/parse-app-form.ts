import { parseApiScope } from './api-scope.ts';
import type { App, AppId, Grant, IssuerGrant } from './app.ts';
import { usesSecret } from './app.ts';
import type { AppField, AppForm } from './app-form.ts';
import type { Caller } from './caller.ts';
import { keepsSecret } from './keeps-secret.ts';
import {
  parseAudience,
  parseClientId,
  parseClientSecret,
  parseEndpoint,
  parseIssuer,
  parseResource,
  parseScope,
  parseToken,
} from './oauth-fields.ts';
import { type Problem, problem } from './problem.ts';
import { bad, good, type Result } from './result.ts';
import { parseOrigin } from './web-origin.ts';

const MAX_NAME_LENGTH = 80;

export type FormProblems = Partial<Record<AppField, Problem>>;

/** What a form describes: the app, and the secrets that are kept apart from it. */
export interface AppDraft {
  readonly app: App;
  readonly clientSecret?: string;
  readonly token?: string;
}

/** What a form cannot know about its app. */
export interface AppOrigin {
  readonly id: AppId;
  readonly enabled: boolean;
  /** The grant as it was saved: where its secret stays good, the field for it may be empty. */
  readonly saved?: Grant | undefined;
}

/** Reads field by field and notes what is wrong with each, so that every problem is shown at once. */
class Reader {
  readonly problems: FormProblems = {};
  readonly #form: AppForm;

  constructor(form: AppForm) {
    this.#form = form;
  }

  read<Value>(
    field: { [F in AppField]: AppForm[F] extends string ? F : never }[AppField],
    parse: (text: string) => Result<Value, Problem>,
  ): Value | undefined {
    const parsed = parse(this.#form[field]);
    if (parsed.ok) return parsed.value;
    this.problems[field] = parsed.fault;
    return undefined;
  }
}

function parseName(input: string): Result<string, Problem> {
  const name = input.trim();
  if (name === '') return problem('required');
  return name.length > MAX_NAME_LENGTH ? problem('too_long', String(MAX_NAME_LENGTH)) : good(name);
}

/** Reads one value a line; empty lines say nothing, a value that stands twice counts once, however written. */
const lines =
  <Value>(parse: (line: string) => Result<Value, Problem>) =>
  (input: string): Result<readonly Value[], Problem> => {
    const values = new Map<string, Value>();
    for (const line of input.split('\n').map((text) => text.trim())) {
      if (line === '') continue;
      const parsed = parse(line);
      if (!parsed.ok) return bad({ ...parsed.fault, line });
      values.set(JSON.stringify(parsed.value), parsed.value);
    }
    return good([...values.values()]);
  };

function parseApiScopes(input: string) {
  const parsed = lines(parseApiScope)(input);
  return parsed.ok && parsed.value.length === 0 ? problem('api_scopes_empty') : parsed;
}

const parseCallers =
  (addressBar: boolean) =>
  (input: string): Result<readonly Caller[], Problem> => {
    const parsed = lines(parseOrigin)(input);
    if (!parsed.ok) return parsed;
    const callers: Caller[] = parsed.value.map((origin) => ({ kind: 'page', origin }));
    if (addressBar) callers.push({ kind: 'address-bar' });
    return callers.length === 0 ? problem('callers_empty') : good(callers);
  };

/** Many servers do not decode what RFC 6749 §2.3.1 encodes, and split at the first colon they see. */
const parseClientIdFor = (form: AppForm) => (input: string) =>
  form.authentication === 'client_secret_basic' && input.includes(':')
    ? problem('client_id_colon')
    : parseClientId(input);

const parseSecretFor = (grant: Grant, saved: Grant | undefined) => (input: string) =>
  input === '' && !keepsSecret(saved, grant) ? problem('required') : parseClientSecret(input);

/** The grant for a machine has no client without a secret (RFC 6749 §4.4), so the form offers none. */
export const authenticationOf = ({ grant, authentication }: AppForm) =>
  grant === 'client_credentials' && authentication === 'none'
    ? 'client_secret_basic'
    : authentication;

function readIssuerGrant(form: AppForm, reader: Reader): IssuerGrant {
  const audience = reader.read('audience', parseAudience);
  const resource = reader.read('resource', parseResource);
  const authentication = authenticationOf(form);
  const server = {
    issuer: reader.read('issuer', parseIssuer) ?? '',
    tokenEndpoint: reader.read('tokenEndpoint', parseEndpoint) ?? '',
  };
  const id = reader.read('clientId', parseClientIdFor({ ...form, authentication })) ?? '';
  const request = {
    scopes: reader.read('scope', parseScope) ?? [],
    ...(audience && { audience }),
    ...(resource && { resource }),
  };
  if (form.grant === 'client_credentials' && authentication !== 'none') {
    return { kind: 'client_credentials', server, client: { id, authentication }, request };
  }
  const authorizationEndpoint = reader.read('authorizationEndpoint', parseEndpoint) ?? '';
  return {
    kind: 'authorization_code',
    server: { ...server, authorizationEndpoint, namesItself: form.namesItself },
    client: { id, authentication },
    request,
  };
}

/** Reads a form. Either every field is right and there is an app, or each wrong field has its problem. */
export function parseAppForm(form: AppForm, origin: AppOrigin): Result<AppDraft, FormProblems> {
  const reader = new Reader(form);
  const name = reader.read('name', parseName) ?? '';
  const grant: Grant = form.grant === 'pasted' ? { kind: 'pasted' } : readIssuerGrant(form, reader);
  const clientSecret = usesSecret(grant)
    ? reader.read('clientSecret', parseSecretFor(grant, origin.saved))
    : undefined;
  const token =
    form.grant === 'pasted' && form.token !== '' ? reader.read('token', parseToken) : undefined;
  const apiScopes = reader.read('apiScopes', parseApiScopes) ?? [];
  const callers = reader.read('callers', parseCallers(form.addressBar)) ?? [];
  if (Object.keys(reader.problems).length > 0) return bad(reader.problems);
  const app = { id: origin.id, enabled: origin.enabled, name, grant, apiScopes, callers };
  return good({ app, ...(clientSecret && { clientSecret }), ...(token && { token }) });
}
