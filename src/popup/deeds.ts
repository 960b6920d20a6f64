import type { ReadonlySignal } from '@preact/signals';
import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { tokensIn } from '../core/phase.ts';
import { appById } from '../core/state.ts';
import { choiceIn } from '../core/tab-choice.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { copySecret, type Outcome } from '../ui/copying.ts';
import { spanText } from '../ui/format.ts';
import { signIn, signInAs } from '../ui/next-step.ts';
import type { PageState } from '../ui/page-state.ts';
import { type AppView, isNobody, viewOf } from './app-view.ts';
import type { Deeds } from './keys.ts';
import { focusedApp, focusRow } from './rows.ts';
import { SEARCH_ID } from './search-field.tsx';
import { stepOf } from './step-of.ts';
import type { Tab } from './tab-view.ts';
import { sentOf } from './use-shown-token.ts';

/** What the deeds of keys need of the popup. */
export interface Stage {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly tab: Tab;
  /** As they are shown, one below the other. */
  readonly shown: () => readonly App[];
  /** The app that stands open. */
  readonly open: () => string | undefined;
  /** Says what was done, for a moment. */
  readonly say: (text: string) => void;
  readonly help: () => void;
}

/** To the row that is so many away; from nowhere to the open one or the first. */
function move({ shown, open }: Stage, by: 1 | -1): void {
  const ids = shown().map(({ id }) => id);
  const at = ids.indexOf(focusedApp() as AppId);
  const begin = Math.max(0, ids.indexOf(open() as AppId));
  const to = at < 0 ? begin : Math.min(ids.length - 1, Math.max(0, at + by));
  const id = ids[to];
  if (id !== undefined) focusRow(id);
}

const focusEnd = ({ shown }: Stage, end: 0 | -1): void => {
  const app = shown().at(end);
  if (app) focusRow(app.id);
};

/** The app that keys are about: the one with the focus, else the one that stands open. */
function viewAt({ state, now, tab, open }: Stage): AppView | undefined {
  const app = appById(state.peek().apps, focusedApp() ?? open());
  return app && viewOf(state.peek(), app, now.peek(), tab);
}

function copiedText(outcome: Outcome, { name }: App): string {
  if (outcome.kind === 'copy_failed') return t('copy_failed');
  const { clearsIn } = outcome;
  return clearsIn === undefined ? t('said_copied', name) : t('copied_clears', spanText(clearsIn));
}

function copy({ app, phase }: AppView, say: Stage['say']): void {
  const tokens = tokensIn(phase);
  const text = tokens && (sentOf(app, tokens) === 'id_token' ? tokens.idToken : tokens.accessToken);
  if (text === undefined) say(t('said_no_token', app.name));
  else void copySecret(text).then((outcome) => say(copiedText(outcome, app)));
}

/** What nothing renews is left alone: the issuer would only refuse. */
function refresh({ app, phase, identity }: AppView, say: Stage['say']): void {
  const isRenewable = tokensIn(phase)?.renewable === true || 'retryAt' in phase;
  say(t(isRenewable ? 'said_refreshing' : 'said_no_refresh', app.name));
  if (isRenewable && phase.kind !== 'acquiring') void run('refresh', { id: identity });
}

/** As the row's own button does, where there is one that signs in. */
function beginSignIn(view: AppView): void {
  const { app, identity, tab } = view;
  const step = stepOf(view);
  if (isNobody(view) || step?.isSignIn || app.grant.kind === 'pasted') step?.act();
  else if (tab?.isOwn) signInAs(app, identity);
  else signIn(app);
}

function pause({ state, tab }: Stage): void {
  if (tab.id === undefined || !state.peek().settings.attaching) return;
  const { paused } = choiceIn(state.peek().tabs, tab.id);
  void run('setTabPaused', { tab: tab.id, paused: !paused });
}

/** What each key does. */
export function deedsOn(stage: Stage): Deeds {
  const { say } = stage;
  const about = (act: (view: AppView) => void) => () => {
    const view = viewAt(stage);
    if (view) act(view);
  };
  return {
    next: () => move(stage, 1),
    previous: () => move(stage, -1),
    first: () => focusEnd(stage, 0),
    last: () => focusEnd(stage, -1),
    toggle: about(({ app }) => void run('setAppEnabled', { id: app.id, enabled: !app.enabled })),
    copy: about((view) => copy(view, say)),
    refresh: about((view) => refresh(view, say)),
    signIn: about(beginSignIn),
    favourite: about(
      ({ app }) => void run('setFavourite', { id: app.id, favourite: !app.favourite }),
    ),
    pause: () => pause(stage),
    search: () => document.getElementById(SEARCH_ID)?.focus(),
    help: stage.help,
  };
}
