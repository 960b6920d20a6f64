import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Millis } from '../../core/time.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { findTokens } from '../../core/token/find-tokens.ts';
import type { FoundToken } from '../../core/token/found-token.ts';
import { readToken } from '../../core/token/read-token.ts';
import { t } from '../../platform/i18n.ts';
import type { PageState } from '../page-state.ts';
import { useIssuerKeys } from './ask-for-keys.ts';
import { useChecked } from './check-token.ts';
import { ComparePasted } from './compare-pasted.tsx';
import { FoundList } from './found-list.tsx';
import { reasonText } from './found-text.ts';
import styles from './inspector.module.css';
import { KeysMissing } from './keys-missing.tsx';
import { PasteField } from './paste-field.tsx';
import { type PastedFacts, pastedFacts } from './pasted-facts.ts';
import { TokenReading } from './token-reading.tsx';

export interface InspectorProps {
  readonly state: PageState;
  readonly now: Millis;
}

const isSigned = ({ reading }: TokenFacts) =>
  reading?.form === 'self-contained' && reading.isSigned;

/** Whose keys the signature was to be checked with. Where it was for another reason that it was not, that is told. */
function Origin({ facts, app }: PastedFacts) {
  if (app) return <p>{t('issuer_of_app', app.name)}</p>;
  const lacksKeys = isSigned(facts) && facts.check?.signature.kind === 'no_keys';
  return lacksKeys ? <p>{t('issuer_of_no_app')}</p> : null;
}

function Reading({ found, state, now }: InspectorProps & { readonly found: FoundToken }) {
  const reading = useMemo(() => readToken(found.text), [found.text]);
  const { facts, app } = pastedFacts(found, reading, state, now);
  const known = { ...useChecked(facts), app };
  useIssuerKeys(known);
  return (
    <section class={styles['reading']} aria-label={t('reading')}>
      <KeysMissing facts={known} />
      <TokenReading facts={facts} />
      <Origin facts={known} app={app} />
      <ComparePasted facts={facts} state={state} now={now} />
    </section>
  );
}

/**
 * Reads any token. What is pasted stays in the memory of this page until it is closed, or until something else is
 * shown: it is not stored, and nobody is told of it.
 */
export function Inspector({ state, now }: InspectorProps) {
  const pasted = useSignal('');
  const chosen = useSignal<string | undefined>(undefined);
  const found = useMemo(() => findTokens(pasted.value), [pasted.value]);
  const token = found.tokens.find(({ text }) => text === chosen.value) ?? found.tokens[0];
  const paste = (text: string) => {
    pasted.value = text;
    chosen.value = undefined;
  };
  return (
    <div class={styles['inspector']}>
      <h2 tabIndex={-1}>{t('read_a_token')}</h2>
      <PasteField
        isFirst
        label={t('field_any_token')}
        hint={t('hint_any_token')}
        value={pasted.value}
        onValue={paste}
        problem={reasonText(found)}
      />
      {found.hasRefreshToken && token && <p>{t('found_refresh_too')}</p>}
      <FoundList
        tokens={found.tokens}
        chosen={token}
        onChoose={({ text }) => {
          chosen.value = text;
        }}
      />
      {token && <Reading key={token.text} found={token} state={state} now={now} />}
    </div>
  );
}
