import type { Answer, Answers, IssuedToken } from '../core/answers.ts';
import type { App } from '../core/app.ts';
import type { Input } from '../core/command.ts';
import { askedOnce, type Failure, FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { appOf, type IdentityId } from '../core/identity.ts';
import type { TokenSet } from '../core/session.ts';
import { appById } from '../core/state.ts';
import { claimsIn } from '../core/token/read-token.ts';
import { introspect } from '../oauth/introspection.ts';
import { listIssued, revokeIssued } from '../oauth/issued-tokens.ts';
import { userinfo } from '../oauth/userinfo.ts';
import { authorityFor, stewardToken } from './authority.ts';
import { ports } from './outside.ts';
import { change, readState } from './store.ts';
import { asFailureError } from './tokens.ts';

interface Subject {
  readonly id: IdentityId;
  readonly app: App;
  readonly grant: IssuerGrant;
  readonly tokens: TokenSet;
}

/** Whose token is asked about. Throws `FailureError`: `no_token`. */
async function subjectOf(id: IdentityId): Promise<Subject> {
  const { apps, sessions } = await readState();
  const app = appById(apps, appOf(id));
  const tokens = sessions[id]?.tokens;
  if (!app || !tokens || app.grant.kind === 'pasted') throw new FailureError(failure('no_token'));
  return { id, app, grant: app.grant, tokens };
}

const keep = (id: IdentityId, answers: Answers) =>
  change((state) => ({
    answers: { ...state.answers, [id]: { ...state.answers[id], ...answers } },
  }));

type Outcome<Value> = { readonly value: Value } | { readonly failure: Failure };

const outcomeOf = <Value>(work: Promise<Value>): Promise<Outcome<Value>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ failure: askedOnce(asFailureError(error).failure) }),
  );

async function answerFor(
  { tokens }: Subject,
  work: Promise<Readonly<Record<string, unknown>>>,
): Promise<Answer> {
  const outcome = await outcomeOf(work);
  const about = { at: ports.now(), receivedAt: tokens.receivedAt };
  return 'value' in outcome ? { ...about, claims: outcome.value } : { ...about, ...outcome };
}

/** Some issuers introspect only what nobody else can read (RFC 7662 §2.2 leaves it to them). */
function asIntrospectionRefused(error: unknown): never {
  const { detail = '' } = error instanceof FailureError ? error.failure : {};
  throw detail.startsWith('unsupported_token_type')
    ? new FailureError(failure('introspection_refused', detail))
    : error;
}

/** Asks the issuer what a token is good for (RFC 7662). What it says, or why not, is in the store. */
export async function introspectToken({ id }: Input<'introspect'>): Promise<void> {
  const subject = await subjectOf(id);
  const { app, grant, tokens } = subject;
  const work = authorityFor(app)
    .then((by) => introspect(grant, by, tokens.accessToken, ports))
    .catch(asIntrospectionRefused);
  await keep(id, { introspection: await answerFor(subject, work) });
}

/** Only the ID token names its user as userinfo has to (OpenID Connect Core §5.3.2). */
function subjectIn({ idToken }: TokenSet): string | undefined {
  const sub = claimsIn(idToken)?.['sub'];
  return typeof sub === 'string' ? sub : undefined;
}

/** Asks the issuer who the token stands for (OpenID Connect Core §5.3). */
export async function askUserinfo({ id }: Input<'askUserinfo'>): Promise<void> {
  const subject = await subjectOf(id);
  const { grant, tokens } = subject;
  const work = userinfo(grant, tokens.accessToken, subjectIn(tokens), ports);
  await keep(id, { userinfo: await answerFor(subject, work) });
}

async function issuedTo({ app, grant }: Subject): Promise<readonly IssuedToken[]> {
  return listIssued(grant.server.issuer, await stewardToken(app), undefined, ports);
}

/** Asks for the tokens that the issuer has issued to an app, where it has such an API (Beyond Identity). */
export async function listIssuedTokens({ id }: Input<'listIssued'>): Promise<void> {
  const outcome = await outcomeOf(issuedTo(await subjectOf(id)));
  const at = ports.now();
  const answer =
    'value' in outcome ? { at, tokens: outcome.value } : { at, failure: outcome.failure };
  await keep(id, { issued: answer });
}

/** Revokes one of them. Throws `FailureError`. */
export async function revokeIssuedToken({ id, token }: Input<'revokeIssued'>): Promise<void> {
  const { app, grant } = await subjectOf(id);
  await revokeIssued(grant.server.issuer, token, await stewardToken(app), ports);
  await listIssuedTokens({ id });
}
