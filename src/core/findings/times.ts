import { refreshMargin } from '../session.ts';
import { MINUTE, type Millis, SECOND } from '../time.ts';
import { issuersNow, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, info, warn } from './finding.ts';
import { rfc } from './source.ts';
import { isForApi, timeIn } from './subject.ts';

/** What keeps a request from working keeps nothing from working in a token that is not sent. */
const hurting = (facts: TokenFacts) => (isForApi(facts) ? error : info);

interface Life {
  readonly end: Millis;
  readonly length: Millis;
}

/** By its own word, in the issuer's clock. */
function lifeSaid(facts: TokenFacts): Life | undefined {
  const end = timeIn(facts, 'exp');
  const start = timeIn(facts, 'iat') ?? timeIn(facts, 'nbf') ?? facts.tokens?.receivedAt;
  return end === undefined ? undefined : { end, length: Math.max(0, end - (start ?? end)) };
}

/** By the answer that an access token came with, which is kept in this machine's clock. */
function lifeTold({ kind, tokens }: TokenFacts): Life | undefined {
  if (kind !== 'access_token' || tokens?.expiresAt === undefined) return undefined;
  const { expiresAt, receivedAt, skew = 0 } = tokens;
  return { end: expiresAt + skew, length: Math.max(0, expiresAt - receivedAt) };
}

/** The answer counts where the token says nothing that can be read. */
const lifeOf = (facts: TokenFacts) => lifeSaid(facts) ?? lifeTold(facts);

/** How to get another one where nobody can sign in. */
function withoutSignIn({ app }: TokenFacts): Pick<Found, 'remedy'> {
  const grant = app?.grant.kind;
  if (grant === 'pasted') return { remedy: 'paste_fresh' };
  const canSignIn = grant === 'authorization_code' || grant === 'device_code';
  return canSignIn ? {} : { remedy: 'get_fresh' };
}

function expired(facts: TokenFacts): Found | undefined {
  const end = lifeOf(facts)?.end;
  const now = issuersNow(facts);
  if (end === undefined || end > now) return undefined;
  return { ...hurting(facts)({ span: now - end }), ...withoutSignIn(facts) };
}

/** An app that is switched off is left in peace, so nobody renews its tokens. */
const renewsItself = ({ app, tokens }: TokenFacts) =>
  app?.enabled === true && tokens?.renewable === true;

function expiresSoon(facts: TokenFacts): Found | undefined {
  const life = lifeOf(facts);
  if (!life || !isForApi(facts) || renewsItself(facts)) return undefined;
  const left = life.end - issuersNow(facts);
  const margin = life.length > 0 ? refreshMargin(life.length) : MINUTE;
  return left > 0 && left <= margin ? info({ span: left }) : undefined;
}

/** Clocks are compared by headers in whole seconds, so they are not known better than that. */
const LEEWAY: Millis = 5 * SECOND;

function notYetValid(facts: TokenFacts): Found | undefined {
  const start = timeIn(facts, 'nbf');
  const wait = (start ?? 0) - issuersNow(facts);
  return start !== undefined && wait > LEEWAY ? hurting(facts)({ span: wait }) : undefined;
}

/** Issuer, API and this machine seldom agree to the second; a minute apart is a clock that goes wrong. */
function iatFuture(facts: TokenFacts): Found | undefined {
  const { now, tokens } = facts;
  const made = timeIn(facts, 'iat');
  if (made === undefined || made <= now + MINUTE) return undefined;
  if (made > issuersNow(facts) + MINUTE) return warn({ span: made - now });
  const clock = { sentence: 'iat_future_clock', remedy: 'set_clock' } as const;
  return { ...warn({ span: tokens?.skew ?? 0 }), ...clock };
}

export const TIME_RULES: readonly FindingRule[] = [
  { id: 'expired', source: rfc(7519, '4.1.4'), find: expired },
  { id: 'expires_soon', source: rfc(7519, '4.1.4'), find: expiresSoon },
  { id: 'not_yet_valid', source: rfc(7519, '4.1.5'), find: notYetValid },
  { id: 'iat_future', source: rfc(7519, '4.1.6'), find: iatFuture },
];
