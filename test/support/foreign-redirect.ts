import type { AppForm } from '../../src/core/app-form.ts';
import { captureRules } from '../../src/core/capture-rules.ts';
import type { Session, Wait } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { draftOf, formFor } from './grant-forms.ts';
import { actionFor, type RuleRequest } from './rule-judge.ts';
import { appWith, stateWith } from './samples.ts';

/** The `state` of the request whose answer is waited for. */
export const OUR_STATE = 'aB3-_x';
export const FOREIGN_URI = 'https://app.test/cb.do';
export const TAB = 7;
export const APP_ID = appWith().id;

const TAB_WAIT: Wait = { kind: 'tab', tab: TAB, until: 9 };

export const pendingAt = (redirectUri: string) =>
  ({ kind: 'redirect', state: OUR_STATE, redirectUri }) as const;

export const waitingFor = (wait: Wait = TAB_WAIT): Session => ({
  kind: 'acquiring',
  since: 0,
  attempt: 0,
  wait,
});

/** A sign-in whose answer goes to a redirect URI which is not ours. */
export const stateWaitingAt = (redirectUri: string, fields: Partial<AppForm> = {}) =>
  stateWith({
    apps: [draftOf(formFor('authorization_code', { redirectUri, ...fields })).app],
    sessions: { [APP_ID]: waitingFor() },
    vault: { [APP_ID]: { pending: pendingAt(redirectUri) } },
  });

/** What our tab is about to show. */
export const shown = (url: string, changes: Partial<RuleRequest> = {}): RuleRequest => ({
  url,
  method: 'GET',
  type: 'main_frame',
  tab: TAB,
  ...changes,
});

export const isBlocked = (state: State, request: RuleRequest) =>
  actionFor(captureRules(state), request)?.type === 'block';
