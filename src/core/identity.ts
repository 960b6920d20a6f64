import type * as v from 'valibot';
import type { App } from './app.ts';
import type { AppId } from './app-id.ts';
import type { Grant } from './grant.ts';
import type { IdentityIdSchema } from './identity-schema.ts';
import type { Session, TokenSet } from './session.ts';

export type IdentityId = v.InferOutput<typeof IdentityIdSchema>;

export const firstIdentity = (app: AppId) => app as string as IdentityId;

export const appOf = (identity: string) => identity.replace(/~\d+$/, '') as AppId;

/** From 1. */
export const numberOf = (identity: string) => Number(/~(\d+)$/.exec(identity)?.[1] ?? 1);

/** Whom a grant names itself, where it does. */
function principalOf(grant: Grant): string | undefined {
  switch (grant.kind) {
    case 'password':
      return grant.username;
    case 'jwt_bearer':
      return grant.assertion.subject;
    case 'token_exchange':
      return grant.subject.app;
    default:
      return undefined;
  }
}

/**
 * What a token is asked for with: issuer, client, API, scopes and whatever else says what it is good for.
 * Tokens of another basis are another app's.
 */
export function basisOf(grant: Grant): string {
  if (grant.kind === 'pasted') return grant.kind;
  const { kind, server, client, request } = grant;
  const { audience, resources, scopes, details, parameters } = request;
  const asked = [audience, resources, scopes, details, parameters];
  return JSON.stringify([kind, server.issuer, client.id, ...asked, principalOf(grant)]);
}

/** Whether an app may use tokens: what was pasted has no basis, what was asked for has that of the app. */
export const isFor = ({ grant }: App, { basis }: TokenSet) =>
  basis === undefined || basis === basisOf(grant);

/** Who is signed in, and as whom each app acts. */
export interface Sessions {
  readonly sessions: Readonly<Record<string, Session>>;
  readonly current: Readonly<Record<string, IdentityId>>;
}

type ByApp = ReadonlyMap<string, readonly IdentityId[]>;

function byApp(sessions: Sessions['sessions']): ByApp {
  const index = new Map<string, IdentityId[]>();
  for (const id of Object.keys(sessions) as IdentityId[]) {
    const ids = index.get(appOf(id));
    if (ids) ids.push(id);
    else index.set(appOf(id), [id]);
  }
  for (const ids of index.values()) ids.sort((a, b) => numberOf(a) - numberOf(b));
  return index;
}

/** What stands in the store is never changed in place, so one index serves a list of apps that asks for each. */
const indexes = new WeakMap<Sessions['sessions'], ByApp>();

function idsOf(sessions: Sessions['sessions'], app: AppId): readonly IdentityId[] {
  const index = indexes.get(sessions) ?? byApp(sessions);
  indexes.set(sessions, index);
  return index.get(app) ?? [];
}

export interface Identity {
  readonly id: IdentityId;
  readonly session: Session;
}

/** Everyone who is signed in to an app, or on the way; the first comes first. */
export const identitiesOf = (
  { sessions }: Pick<Sessions, 'sessions'>,
  app: AppId,
): readonly Identity[] =>
  idsOf(sessions, app).map((id) => ({ id, session: sessions[id] as Session }));

/** The identity that an app acts as: the one that was chosen, else the first that is there. */
export function currentIdentity({ sessions, current }: Sessions, app: AppId): IdentityId {
  const chosen = current[app];
  if (chosen && appOf(chosen) === app && sessions[chosen]) return chosen;
  return idsOf(sessions, app)[0] ?? firstIdentity(app);
}

/** Where the app's current identity stands; undefined: nobody is signed in. */
export const sessionOf = (facts: Sessions, app: AppId): Session | undefined =>
  facts.sessions[currentIdentity(facts, app)];

const isVacant = (session: Session | undefined) => session?.kind === 'failed' && !session.tokens;

/** An id for one more identity beside those that are there; who never came to be leaves theirs to the next. */
export function freshIdentity(sessions: Sessions['sessions'], app: AppId): IdentityId {
  const ids = idsOf(sessions, app);
  const vacant = ids.find((id) => isVacant(sessions[id]));
  if (vacant !== undefined || ids.length === 0) return vacant ?? firstIdentity(app);
  return `${app}~${Math.max(...ids.map(numberOf)) + 1}` as IdentityId;
}
