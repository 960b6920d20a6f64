import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { apiScopeText, isWithin, parseApiAddress } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import type { TokenSet } from '../core/session.ts';
import { originOf } from '../core/web-origin.ts';
import { t } from '../platform/i18n.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { seriesText } from '../ui/format.ts';
import { problemText } from '../ui/sentences.ts';
import type { AppView } from './app-view.ts';
import { TrialView } from './trial-view.tsx';
import styles from './try-it.module.css';

interface TryItProps {
  readonly view: AppView;
  readonly tokens: TokenSet;
}

const scopesText = ({ apiScopes }: App) => seriesText(apiScopes.map(apiScopeText));

/** The address that a token may be tried at, or why it may not. */
function addressIn(app: App, input: string): { url: URL } | { problem: string } {
  const parsed = parseApiAddress(input);
  if (!parsed.ok) return { problem: problemText(parsed.fault) };
  const url = new URL(parsed.value);
  return app.apiScopes.some((scope) => isWithin(scope, url))
    ? { url }
    : { problem: t('try_outside', scopesText(app)) };
}

interface Trying {
  readonly address: Signal<string>;
  readonly problem: Signal<string | undefined>;
  readonly isBusy: Signal<boolean>;
  readonly send: () => Promise<void>;
}

function useTrying({ app, identity }: AppView): Trying {
  const [first] = app.apiScopes;
  const address = useSignal(first ? apiScopeText(first) : '');
  const problem = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);
  const send = async () => {
    const read = addressIn(app, address.value);
    problem.value = 'problem' in read ? read.problem : undefined;
    if ('problem' in read || isBusy.value) return;
    const isAllowed = await requestOrigins([originOf(read.url)]);
    isBusy.value = isAllowed;
    if (isAllowed) await run('tryApi', { id: identity, url: read.url.href });
    else problem.value = t('tried_permission');
    isBusy.value = false;
  };
  return { address, problem, isBusy, send };
}

function Address({ address, problem, id }: Pick<Trying, 'address' | 'problem'> & { id: string }) {
  const hasProblem = problem.value !== undefined;
  return (
    <>
      <label for={id}>{t('try_address')}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        value={address.value}
        aria-invalid={hasProblem}
        aria-describedby={`${id}-${hasProblem ? 'problem' : 'hint'}`}
        onInput={({ currentTarget }) => {
          address.value = currentTarget.value;
        }}
      />
    </>
  );
}

const Words = ({ problem, id }: { readonly problem: string | undefined; readonly id: string }) => (
  <>
    <p role="alert" id={`${id}-problem`} class={styles['problem']}>
      {problem}
    </p>
    <p id={`${id}-hint`} class={styles['hint']}>
      {t('try_hint')}
    </p>
  </>
);

/** One request to the API, to see whether it takes the token. */
export function TryIt({ view, tokens }: TryItProps) {
  const id = useId();
  const { address, problem, isBusy, send } = useTrying(view);
  const trial = view.answers?.trial;
  const submit = (event: Event) => {
    event.preventDefault();
    void send();
  };
  return (
    <details class={styles['try']}>
      <summary>{t('try_it')}</summary>
      <form class={styles['form']} onSubmit={submit} noValidate>
        <Address id={id} address={address} problem={problem} />
        <Button disabled={isBusy.value} onClick={() => void send()}>
          <span aria-live="polite">{t(isBusy.value ? 'try_sending' : 'try_send')}</span>
        </Button>
        <Words id={id} problem={problem.value} />
      </form>
      <div aria-live="polite" class={styles['result']}>
        {trial && <TrialView trial={trial} tokens={tokens} now={view.now} />}
      </div>
    </details>
  );
}
