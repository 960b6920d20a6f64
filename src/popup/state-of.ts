import type { FailureCode } from '../core/failure.ts';
import type { Phase } from '../core/phase.ts';
import { type AppView, isNobody } from './app-view.ts';
import { refusalIn } from './card-text.ts';

/** What a card's mark tells at a glance. Each has a shape of its own, and words beside it. */
export type CardState =
  | 'live'
  | 'soon'
  | 'expired'
  | 'off'
  | 'paused'
  | 'nobody'
  | 'signing-in'
  | 'refreshing'
  /** A sign-in waits for its user, in a tab or on a device. */
  | 'waiting'
  | 'needs-permission'
  | 'needs-sign-in'
  | 'retrying'
  | 'refused'
  | 'failed';

/** What only a new sign-in ends. */
const OVER: readonly FailureCode[] = [
  'cancelled',
  'device_expired',
  'interrupted',
  'login_required',
  'not_renewable',
  'sign_in_ended',
  'subject_changed',
];

const acquiringState = ({ wait, tokens }: Extract<Phase, { kind: 'acquiring' }>): CardState => {
  if (wait) return 'waiting';
  return tokens ? 'refreshing' : 'signing-in';
};

function failedState({ failure, retryAt }: Extract<Phase, { kind: 'failed' }>): CardState {
  if (retryAt !== undefined) return 'retrying';
  return OVER.includes(failure.code) ? 'needs-sign-in' : 'failed';
}

/** Of a token that could go with requests: what keeps it from that, or whether it is renewed in time. */
function liveState(view: AppView, phase: Extract<Phase, { kind: 'live' | 'soon' }>): CardState {
  if (view.isPaused) return 'paused';
  if (refusalIn(view)) return 'refused';
  return phase.retryAt === undefined ? phase.kind : 'retrying';
}

/** The one state that an app's row is shown in. */
export function stateOf(view: AppView): CardState {
  const { app, phase } = view;
  if (!app.enabled) return 'off';
  if (isNobody(view)) return 'nobody';
  switch (phase.kind) {
    case 'acquiring':
      return acquiringState(phase);
    case 'failed':
      return failedState(phase);
    case 'live':
    case 'soon':
      return liveState(view, phase);
    case 'signed-out':
      return 'needs-sign-in';
    default:
      return phase.kind;
  }
}
