import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { parseApiAddress } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import type { Failure } from '../core/failure.ts';
import { missingOrigins, neededOrigins } from '../core/host-permission.ts';
import { currentIdentity, type IdentityId } from '../core/identity.ts';
import { liveTokensAs } from '../core/live-tokens.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { TokenCheck } from '../core/token/check.ts';
import { headerOf } from '../core/token/facts.ts';
import { factsOf } from '../core/token/facts-of.ts';
import { checkToken } from '../core/token/verify.ts';
import { originOf } from '../core/web-origin.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { send } from '../platform/messages.ts';
import { readItems } from '../platform/storage.ts';
import { requestOrigins } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import {
  type Asked,
  advanced,
  askedNow,
  dueStep,
  isOver,
  type Known,
  NEW_RUN,
  shownSteps,
  stateOf,
  type TestRun,
  type TestStep,
} from './test-steps.ts';

/** What came of checking one token. */
interface Checked {
  readonly text: string;
  readonly check: TokenCheck;
}

/** A test that was begun: of whom, and where its one call goes. */
interface Begun {
  readonly identity: IdentityId;
  readonly url: string;
}

const UNEXPECTED: Failure = { code: 'unexpected' };

const sentKind = ({ send: kind }: App, idToken: string | undefined) =>
  kind === 'id_token' && idToken !== undefined ? 'id_token' : 'access_token';

/** All that is known of an app's token, as one of its identities. */
function knownOf(
  state: PageState,
  { identity }: Begun,
  app: App,
  { now, checked }: { readonly now: Millis; readonly checked: Checked | undefined },
): Known {
  const session = state.sessions[identity];
  const tokens = liveTokensAs(state, app, identity, now);
  const facts = factsOf(state, identity, sentKind(app, tokens?.idToken), now);
  const check = facts && checked?.text === facts.text ? checked.check : undefined;
  return {
    session,
    tokens,
    facts: facts && check ? { ...facts, check } : facts,
    trial: state.answers[identity]?.trial,
  };
}

/** The store past this page's view of it, which may still be a moment behind. */
const readNow = async (state: PageState): Promise<PageState> => {
  const { sessions, answers, issuers } = PAGE_ITEMS;
  return { ...state, ...(await readItems({ sessions, answers, issuers })) };
};

/**
 * Tests a saved app, step by step. What has come of a step is read from the store, whoever has brought it there and
 * whichever worker: this page only asks for the next one.
 */
export function createAppTest(
  state: ReadonlySignal<PageState>,
  now: ReadonlySignal<Millis>,
  id: App['id'],
) {
  const run = signal<TestRun | undefined>(undefined);
  const begun = signal<Begun | undefined>(undefined);
  const checked = signal<Checked | undefined>(undefined);

  function knownIn(from: PageState): Known | undefined {
    const app = appById(from.apps, id);
    if (!app || !begun.value) return undefined;
    return knownOf(from, begun.value, app, { now: now.value, checked: checked.value });
  }

  const known = computed(() => knownIn(state.value));

  const note = (step: TestStep, asked: Asked) => {
    const { value } = run;
    if (value) run.value = { ...value, asked: { ...value.asked, [step]: asked } };
  };

  /** By the issuer's keys as they are stored now. */
  async function check(from: PageState): Promise<void> {
    const facts = knownIn(from)?.facts;
    if (!facts?.reading) return;
    const { text, reading, issuer, kind, tokens } = facts;
    const beside = kind === 'id_token' ? tokens?.accessToken : undefined;
    const input = { text, reading, keys: issuer?.keys, accessToken: beside };
    checked.value = { text, check: await checkToken(input) };
  }

  function ask(step: TestStep, { identity, url }: Begun): Promise<Failure | undefined> {
    switch (step) {
      case 'sign_in':
        return send('signIn', { id });
      case 'refresh':
        return send('refresh', { id: identity });
      case 'verify': {
        const kid = known.value?.facts && headerOf(known.value.facts)['kid'];
        return send('fetchKeys', { id, ...(typeof kid === 'string' && { keyId: kid }) });
      }
      case 'api':
        return send('tryApi', { id: identity, url });
    }
  }

  /** Whether anyone still waits for what was asked. */
  const isAwaited = (asking: Begun) => begun.value === asking && run.value?.isStopped === false;

  async function take(step: TestStep, asking: Begun): Promise<void> {
    const asked = askedNow(known.value as Known);
    note(step, asked);
    const failure = await ask(step, asking).catch(() => UNEXPECTED);
    const fresh = await readNow(state.value);
    if (step === 'verify') await check(fresh);
    const found = knownIn(fresh);
    if (!isAwaited(asking) || !run.value || !found) return;
    // What is being got goes on, whatever became of who asked for it.
    const { kind } = stateOf(step, run.value, found);
    if (kind === 'running') note(step, { ...asked, isFruitless: true, failure });
  }

  const disposeRun = effect(() => {
    const { value } = run;
    if (!value || !known.value || !begun.value) return;
    const next = advanced(value, known.value);
    if (next !== value) {
      run.value = next;
      return;
    }
    const step = dueStep(next, known.value);
    if (step && !next.asked[step]) void take(step, begun.value);
  });

  /** From a click. What is still to be allowed is asked for first. */
  async function start(app: App, address: string): Promise<void> {
    const read = parseApiAddress(address);
    if (!read.ok) return;
    const url = new URL(read.value);
    const origins = [...neededOrigins(app), originOf(url)];
    const asking = { identity: currentIdentity(state.value, id), url: url.href };
    run.value = undefined;
    begun.value = asking;
    await requestOrigins(missingOrigins(origins, state.value.granted));
    if (begun.value !== asking) return;
    batch(() => {
      checked.value = undefined;
      run.value = NEW_RUN;
    });
  }

  /** What waits for a user is called off; an answer that is on its way comes to the store, and nobody looks. */
  function stop(): void {
    const { value } = run;
    if (!value || !begun.value) return;
    run.value = { ...value, isStopped: true };
    const session = known.value?.session;
    if (session?.kind !== 'acquiring' || !session.wait) return;
    void send('cancelSignIn', { id: begun.value.identity }).catch(() => undefined);
  }

  /** For the page to call when it shows the test no longer: nothing is called out of sight. */
  function dispose(): void {
    disposeRun();
    stop();
  }

  const steps = computed(() =>
    run.value && known.value ? shownSteps(run.value, known.value) : undefined,
  );
  const isRunning = computed(() => run.value !== undefined && !isOver(run.value));

  return { steps, isRunning, start, stop, dispose };
}

export type AppTest = ReturnType<typeof createAppTest>;
