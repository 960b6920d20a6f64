import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import type { Failure } from '../core/failure.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import { standingOf } from '../core/refusal-standing.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { plural, t } from '../platform/i18n.ts';
import { seriesText, spanText, withoutScheme } from '../ui/format.ts';
import { type AppView, isNobody } from './app-view.ts';
import { isNoFault, rowFailureText } from './failure-words.ts';
import { rowRefusalText } from './refusal-words.ts';

/** The first letters of the first two words. */
export function lettersOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => [...word][0])
      : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

function scopesText({ apiScopes: [first, ...more] }: App): string {
  const text = first ? withoutScheme(apiScopeText(first)) : '';
  return more.length > 0 ? plural('and_more', more.length, text) : text;
}

function acquiringText({ wait, tokens }: Extract<Phase, { kind: 'acquiring' }>): string {
  if (wait?.kind === 'device') return t('waits_for_code', wait.userCode);
  if (wait?.kind === 'tab') return t('waits_for_tab');
  return t(tokens ? 'refreshing' : 'signing_in');
}

interface Failed {
  readonly failure: Failure;
  readonly retryAt?: Millis;
}

function failedText(app: App, { failure, retryAt }: Failed, now: Millis): string {
  const text = rowFailureText(app, failure);
  return retryAt === undefined ? text : t('retries_in', text, spanText(retryAt - now));
}

/** What the API refuses although the token is fine by its issuer; undefined: nothing that matters now. */
export function refusalIn({ refusal, phase }: AppView) {
  const isLive = phase.kind === 'live' || phase.kind === 'soon';
  const standing = refusal && isLive ? standingOf(refusal, phase.tokens) : undefined;
  return standing === undefined || standing === 'past' ? undefined : refusal;
}

/** Of a token that is fine: that its renewal did not work, and is tried again. */
function renewalText({ app, phase, now }: Pick<AppView, 'app' | 'phase' | 'now'>) {
  if (!('failure' in phase) || phase.failure === undefined) return undefined;
  const { failure, retryAt } = phase;
  return retryAt === undefined ? undefined : failedText(app, { failure, retryAt }, now);
}

function phaseText({ app, phase, now }: AppView): string {
  switch (phase.kind) {
    case 'needs-permission':
      return t('needs_permission', seriesText(phase.origins.map(withoutScheme)));
    case 'failed':
      return failedText(app, phase, now);
    case 'acquiring':
      return acquiringText(phase);
    case 'expired':
      return t('expired_of', scopesText(app));
    default:
      return renewalText({ app, phase, now }) ?? scopesText(app);
  }
}

/** The line under the name: where the token goes, or what keeps it from going there. */
export function subText(view: AppView): string {
  if (isNobody(view)) return t('nobody_in_tab');
  const refusal = refusalIn(view);
  return refusal ? rowRefusalText(refusal) : phaseText(view);
}

const remaining = ({ expiresAt }: TokenSet, now: Millis) =>
  expiresAt === undefined ? undefined : expiresAt - now;

/** How much of the token's life is left, from 0 to 1. */
export function fractionLeft(tokens: TokenSet, now: Millis): number | undefined {
  const left = remaining(tokens, now);
  if (left === undefined || tokens.expiresAt === undefined) return undefined;
  const lifetime = tokens.expiresAt - tokens.receivedAt;
  return lifetime > 0 ? Math.min(1, Math.max(0, left / lifetime)) : 0;
}

/** How long a token lasts, in a word or two. */
export function timeLeftText(tokens: TokenSet, now: Millis): string {
  const left = remaining(tokens, now);
  if (left === undefined) return t('no_expiry');
  return left <= 0 ? t('expired') : spanText(left);
}

/** Of a live token: what to make of the time that is left. */
function noteText({ phase, isPaused }: AppView, tokens: TokenSet, end: Millis): string {
  if (isPaused) return t('is_paused');
  return phase.kind === 'soon' && !tokens.renewable
    ? t('no_refresh_token')
    : t('of_lifetime', spanText(end - tokens.receivedAt));
}

/** What stands to the right of the name: the time left, and under it what to make of it. */
export function timeText(view: AppView): readonly [string, string] {
  const { app, phase, now } = view;
  if (!app.enabled) return [t('off'), ''];
  const tokens = tokensIn(phase);
  if (!tokens) return ['', ''];
  const left = timeLeftText(tokens, now);
  const { expiresAt } = tokens;
  if (expiresAt !== undefined && expiresAt <= now) return [left, ''];
  if (expiresAt === undefined) return [left, view.isPaused ? t('is_paused') : ''];
  return [left, noteText(view, tokens, expiresAt)];
}

type Tone = 'live' | 'soon' | 'gone' | 'idle';

function phaseTone(phase: Phase): Tone {
  switch (phase.kind) {
    case 'live':
    case 'soon':
      return phase.kind;
    case 'acquiring':
      return 'live';
    case 'signed-out':
      return 'idle';
    case 'failed':
      return isNoFault(phase.failure) ? 'idle' : 'gone';
    default:
      return 'gone';
  }
}

/** Which of the palette's tones an app is shown in. */
export function toneOf(view: AppView): Tone {
  if (!view.app.enabled || view.isPaused) return 'idle';
  return refusalIn(view) ? 'soon' : phaseTone(view.phase);
}
