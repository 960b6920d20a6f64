import * as v from 'valibot';
import type { AppForm } from './app-form.ts';
import { type AppId, AppIdSchema } from './app-id.ts';
import type { Client, ClientAuthentication, SigningKey } from './client.ts';
import { type FormReader, lines, present, required } from './form-reader.ts';
import type { Grant, IssuerGrant } from './grant.ts';
import { parseDetails, parseJsonObject } from './json-fields.ts';
import { parsePublicKey } from './key-fields.ts';
import {
  parseAudience,
  parseClientId,
  parseEndpoint,
  parseIssuer,
  parseRedirectUri,
  parseResource,
  parseScope,
} from './oauth-fields.ts';
import { parseParameter } from './parameter.ts';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { type Authorization, RESPONSE_MODES, type TokenRequest } from './token-request.ts';

/** Many servers do not decode what RFC 6749 §2.3.1 encodes, and split at the first colon they see. */
const parseClientIdFor = (authentication: ClientAuthentication) => (input: string) =>
  authentication.startsWith('client_secret_basic') && input.includes(':')
    ? problem('client_id_colon')
    : parseClientId(input);

function parseAppId(input: string): Result<AppId, Problem> {
  const read = v.safeParse(AppIdSchema, input);
  return read.success ? good(read.output) : problem('app_unknown');
}

const parseSeconds = (input: string): Result<number, Problem> =>
  /^\d{1,9}$/.test(input.trim()) ? good(Number(input)) : problem('number_form');

/** The grant for a machine has no client that anyone can be (RFC 6749 §4.4), so the form offers none. */
export const authenticationOf = ({ grant, authentication }: AppForm) =>
  grant === 'client_credentials' && authentication === 'none'
    ? 'client_secret_basic'
    : authentication;

/** Whether the client signs with a key of its own. */
export const formSigns = (form: AppForm) =>
  form.grant === 'jwt_bearer' || authenticationOf(form) === 'private_key_jwt';

function readKey(reader: FormReader): SigningKey {
  const { keyAlgorithm: algorithm } = reader.form;
  const made = reader.readIfAny('madeKey', parsePublicKey);
  return { algorithm, ...present({ id: reader.readIfAny('keyId', required), made }) };
}

function readClient(reader: FormReader): Client {
  const authentication = authenticationOf(reader.form);
  const id = reader.read('clientId', parseClientIdFor(authentication)) ?? '';
  const signs = authentication === 'private_key_jwt' || authentication === 'client_secret_jwt';
  if (!signs) return { id, authentication };
  const audience = present({ audience: reader.readIfAny('clientAudience', required) });
  return authentication === 'private_key_jwt'
    ? { id, authentication, key: readKey(reader), ...audience }
    : { id, authentication, ...audience };
}

const readServer = (reader: FormReader) => ({
  issuer: reader.read('issuer', parseIssuer) ?? '',
  tokenEndpoint: reader.read('tokenEndpoint', parseEndpoint) ?? '',
  ...present({
    introspectionEndpoint: reader.readIfAny('introspectionEndpoint', parseEndpoint),
    revocationEndpoint: reader.readIfAny('revocationEndpoint', parseEndpoint),
    userinfoEndpoint: reader.readIfAny('userinfoEndpoint', parseEndpoint),
    endSessionEndpoint: reader.readIfAny('endSessionEndpoint', parseEndpoint),
  }),
});

const readRequest = (reader: FormReader): TokenRequest => ({
  scopes: reader.read('scope', parseScope) ?? [],
  ...present({
    audience: reader.readIfAny('audience', parseAudience),
    resources: reader.readIfAny('resources', lines(parseResource)),
    details: reader.readIfAny('details', parseDetails),
    parameters: reader.readIfAny('tokenParameters', lines(parseParameter)),
  }),
});

/** Whether the answer comes to Lanyard's own address: no other one is named, and none is to be. */
export const usesOwnRedirect = ({ ownRedirect, redirectUri }: AppForm) =>
  ownRedirect && redirectUri.trim() === '';

/** What is posted to Lanyard's own address is lost: the browser gives us its URL, not its body. */
const parseResponseModeFor = (isOwn: boolean) => (input: string) =>
  input === 'form_post' && isOwn
    ? problem('form_post_own')
    : good(RESPONSE_MODES.find((mode) => mode === input));

function readAuthorization(reader: FormReader): Authorization {
  const { pkce, renewsSilently, pushed } = reader.form;
  const isOwn = usesOwnRedirect(reader.form);
  const pushedRequestEndpoint = pushed
    ? (reader.read('pushedRequestEndpoint', parseEndpoint) ?? '')
    : undefined;
  return {
    pkce,
    renewsSilently,
    ...present({
      redirectUri: isOwn ? undefined : reader.read('redirectUri', parseRedirectUri),
      responseMode: reader.read('responseMode', parseResponseModeFor(isOwn)),
      pushedRequestEndpoint,
      prompt: reader.readIfAny('prompt', required),
      loginHint: reader.readIfAny('loginHint', required),
      acrValues: reader.readIfAny('acrValues', required),
      maxAge: reader.readIfAny('maxAge', parseSeconds),
      parameters: reader.readIfAny('authorizationParameters', lines(parseParameter)),
    }),
  };
}

const readExchange = (reader: FormReader) => ({
  subject: {
    app: reader.read('subjectApp', parseAppId) ?? ('' as AppId),
    token: reader.form.subjectToken,
  },
  ...present({ actor: reader.readIfAny('actorApp', parseAppId) }),
});

const readAssertion = (reader: FormReader) => ({
  key: readKey(reader),
  subject: reader.readText('assertionSubject'),
  ...present({
    issuer: reader.readIfAny('assertionIssuer', required),
    audience: reader.readIfAny('assertionAudience', required),
    claims: reader.readIfAny('assertionClaims', parseJsonObject),
  }),
});

const endpointIn = (
  reader: FormReader,
  field: 'authorizationEndpoint' | 'deviceAuthorizationEndpoint',
) => reader.read(field, parseEndpoint) ?? '';

function readIssuerGrant(kind: IssuerGrant['kind'], reader: FormReader): IssuerGrant {
  const server = readServer(reader);
  const client = readClient(reader);
  const request = readRequest(reader);
  switch (kind) {
    case 'authorization_code': {
      const authorizationEndpoint = endpointIn(reader, 'authorizationEndpoint');
      const { namesItself } = reader.form;
      const authorization = readAuthorization(reader);
      return {
        kind,
        server: { ...server, authorizationEndpoint, namesItself },
        client,
        request,
        authorization,
      };
    }
    case 'device_code': {
      const deviceAuthorizationEndpoint = endpointIn(reader, 'deviceAuthorizationEndpoint');
      return { kind, server: { ...server, deviceAuthorizationEndpoint }, client, request };
    }
    case 'client_credentials':
      // `authenticationOf` has seen to it that this client proves who it is.
      return {
        kind,
        server,
        client: client as Exclude<Client, { authentication: 'none' }>,
        request,
      };
    case 'token_exchange':
      return { kind, server, client, request, ...readExchange(reader) };
    case 'jwt_bearer':
      return { kind, server, client, request, assertion: readAssertion(reader) };
    case 'password':
      return { kind, server, client, request, username: reader.readText('username') };
    case 'refresh_token':
      return { kind, server, client, request };
  }
}

/** Reads how a form's app gets its token. What is wrong is noted in the reader, and the result worth nothing. */
export const readGrant = (reader: FormReader): Grant =>
  reader.form.grant === 'pasted' ? { kind: 'pasted' } : readIssuerGrant(reader.form.grant, reader);
