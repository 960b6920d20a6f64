import type { Answers } from '../answers.ts';
import type { App, SentToken } from '../app.ts';
import { appOf, type IdentityId } from '../identity.ts';
import { issuerOf } from '../issuer-facts.ts';
import { lackingOrigins } from '../lacking.ts';
import type { TokenSet } from '../session.ts';
import { appById, type State } from '../state.ts';
import type { Millis } from '../time.ts';
import type { TokenFacts } from './facts.ts';
import { readToken } from './read-token.ts';

type Known = Pick<
  State,
  'apps' | 'sessions' | 'answers' | 'refusals' | 'replaced' | 'issuers' | 'granted' | 'settings'
>;

/** What was asked about these very tokens, and not about earlier ones. */
function answersAbout({ receivedAt }: TokenSet, answers: Answers = {}): Answers {
  const { introspection, userinfo, trial } = answers;
  return {
    ...(introspection?.receivedAt === receivedAt && { introspection }),
    ...(userinfo?.receivedAt === receivedAt && { userinfo }),
    ...(trial?.receivedAt === receivedAt && { trial }),
  };
}

const textOf = (kind: SentToken, tokens: TokenSet | undefined) =>
  (kind === 'id_token' ? tokens?.idToken : tokens?.accessToken) ?? '';

const publishedBy = ({ issuers }: Known, app: App) => issuers[issuerOf(app) ?? ''];

/**
 * All that is known about one of an identity's tokens. Undefined: there is no such app. `read`: who looks at a token
 * again and again need not read it each time.
 */
export function factsOf(
  state: Known,
  identity: IdentityId,
  kind: SentToken,
  now: Millis,
  read = readToken,
): TokenFacts | undefined {
  const app = appById(state.apps, appOf(identity));
  if (!app) return undefined;
  const session = state.sessions[identity];
  const tokens = session?.tokens;
  const text = textOf(kind, tokens);
  const refusal = state.refusals[identity];
  return {
    kind,
    text,
    reading: text === '' ? undefined : read(text),
    now,
    app,
    tokens,
    issuer: publishedBy(state, app),
    refusal: refusal?.receivedAt === tokens?.receivedAt ? refusal : undefined,
    answers: tokens && answersAbout(tokens, state.answers[identity]),
    failure: session?.kind === 'failed' ? session.failure : undefined,
    lacking: lackingOrigins(app, tokens, state),
    isReplaced: state.replaced[app.id] !== undefined,
  };
}
