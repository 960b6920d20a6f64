import { useMemo } from 'preact/hooks';
import { tokensIn } from '../core/phase.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { type Peek, peek } from '../core/token/peek.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { distanceText, momentText } from '../ui/format.ts';
import type { AppView } from './app-view.ts';
import styles from './first-claims.module.css';
import { sentOf } from './use-shown-token.ts';

/** What people look for first, and what they call it. */
const NAMES = {
  iss: 'claim_iss',
  sub: 'claim_sub',
  aud: 'claim_aud',
  exp: 'claim_exp',
} as const satisfies Record<string, MessageKey>;

const isText = (value: unknown): value is string => typeof value === 'string';

const momentOf = (seconds: number, now: Millis) =>
  isMoment(seconds * SECOND)
    ? t(
        'moment_and_distance',
        momentText(seconds * SECOND, now),
        distanceText(seconds * SECOND, now),
      )
    : undefined;

/** A claim in one line. Undefined: it is not what it should be, and the whole of it stands below. */
function lineOf(name: string, value: unknown, now: Millis): string | undefined {
  if (name === 'exp') return typeof value === 'number' ? momentOf(value, now) : undefined;
  if (Array.isArray(value)) return value.every(isText) ? value.join(', ') : undefined;
  return isText(value) ? value : undefined;
}

export interface ClaimLinesProps {
  /** Undefined: nobody here can read the token. */
  readonly claims: Peek | undefined;
  /** By the clock of whoever made the claims. */
  readonly now: Millis;
}

/** The claims that people look for first, one line each, so that whichever reading they come from takes the same place. */
export const ClaimLines = ({ claims, now }: ClaimLinesProps) => (
  <ul class={styles['lines']}>
    {Object.entries(NAMES).map(([name, key]) => {
      const line = lineOf(name, claims?.[name], now);
      return (
        line !== undefined && (
          <li key={name}>
            <span>{t(key)}</span>
            <bdi title={line}>{line}</bdi>
          </li>
        )
      );
    })}
  </ul>
);

/** The text of the token that requests carry. Undefined: there is none. */
export function sentText({ app, phase }: AppView): string | undefined {
  const tokens = tokensIn(phase);
  return tokens && (sentOf(app, tokens) === 'id_token' ? tokens.idToken : tokens.accessToken);
}

/** By the issuer's clock. */
const issuersNow = ({ phase, now }: AppView) => now + (tokensIn(phase)?.skew ?? 0);

/** What the token says that requests carry, before anything has judged whether that is true. */
export function PeekedClaims({ view }: { readonly view: AppView }) {
  const text = sentText(view);
  const claims = useMemo(() => peek(text ?? ''), [text]);
  return <ClaimLines claims={claims} now={issuersNow(view)} />;
}
