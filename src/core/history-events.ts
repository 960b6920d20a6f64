import type { HistoryEvent } from './history.ts';
import { isSameToken, type Step } from './history-step.ts';
import type { Session } from './session.ts';
import type { Millis } from './time.ts';

/** What a server says may be longer than anyone reads. */
const LONGEST_TEXT = 300;

const shortened = (text: string) =>
  text.length > LONGEST_TEXT
    ? `${text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '')}…`
    : text;

function obtained({ before, after }: Step): HistoryEvent[] {
  const tokens = after.session?.tokens;
  if (!tokens || isSameToken(tokens, before.session?.tokens)) return [];
  const { receivedAt: at, occasion = 'sign_in', expiresAt: until } = tokens;
  return [{ kind: 'obtained', at, occasion, ...(until !== undefined && { until }) }];
}

function refused({ before, after: { refusal } }: Step): HistoryEvent[] {
  if (!refusal || refusal.at === before.refusal?.at) return [];
  const { at, status, host, challenge } = refusal;
  const { error, description } = challenge;
  const words = {
    ...(error !== undefined && { error: shortened(error) }),
    ...(description !== undefined && { description: shortened(description) }),
  };
  return [{ kind: 'refused', at, status, host: shortened(host), ...words }];
}

const failedAt = (session: Session | undefined) =>
  session?.kind === 'failed' ? session.at : undefined;

function failed({ before, after: { session } }: Step): HistoryEvent[] {
  if (session?.kind !== 'failed' || session.at === failedAt(before.session)) return [];
  const { code, detail } = session.failure;
  const failure = detail === undefined ? { code } : { code, detail: shortened(detail) };
  return [{ kind: 'failed', at: session.at, failure }];
}

/** When the issuer said that the token at hand is good no longer, though its end had not come. */
function revokedAt({ session, answers }: Step['after']): Millis | undefined {
  const tokens = session?.tokens;
  const said = answers?.introspection;
  if (!tokens || said?.receivedAt !== tokens.receivedAt) return undefined;
  const isOver = tokens.expiresAt !== undefined && tokens.expiresAt <= said.at;
  return said.claims?.['active'] === false && !isOver ? said.at : undefined;
}

function revoked({ before, after }: Step): HistoryEvent[] {
  const at = revokedAt(after);
  return at === undefined || revokedAt(before) !== undefined ? [] : [{ kind: 'revoked', at }];
}

/** Where there was no token nobody has signed out: an attempt has come to nothing. */
const signedOut = ({ before, after, now }: Step): HistoryEvent[] =>
  before.session?.tokens && !after.session ? [{ kind: 'signed_out', at: now }] : [];

/** What an edit did to one identity, in the order in which it can have happened. */
export const eventsIn = (step: Step): readonly HistoryEvent[] =>
  [obtained, refused, failed, revoked, signedOut].flatMap((eventIn) => eventIn(step));
