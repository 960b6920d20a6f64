import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Millis } from '../../core/time.ts';
import { comparedOf } from '../../core/token/comparable.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { findTokens } from '../../core/token/find-tokens.ts';
import { readToken } from '../../core/token/read-token.ts';
import { t } from '../../platform/i18n.ts';
import type { PageState } from '../page-state.ts';
import { CompareFrame, CompareWith } from './compare.tsx';
import { choicesBeside, type Side } from './compare-choices.ts';
import { CompareResult } from './compare-result.tsx';
import { reasonText } from './found-text.ts';
import { PasteField } from './paste-field.tsx';
import { useReader } from './use-reader.ts';

interface BesideProps {
  readonly left: Side;
  readonly now: Millis;
}

/** Beside another token that is pasted. It stays in this page's memory as well. */
function AnotherPasted({ left, now }: BesideProps) {
  const pasted = useSignal('');
  const found = useMemo(() => findTokens(pasted.value), [pasted.value]);
  const text = found.tokens[0]?.text;
  const reading = useMemo(() => (text === undefined ? undefined : readToken(text)), [text]);
  const token = reading && comparedOf({ kind: undefined, text: text ?? '', reading, now });
  return (
    <>
      <PasteField
        label={t('compare_field')}
        hint={t('hint_any_token')}
        value={pasted.value}
        onValue={(value) => {
          pasted.value = value;
        }}
        problem={reasonText(found)}
      />
      {token && <CompareResult left={left} right={{ name: t('compare_other'), token }} now={now} />}
    </>
  );
}

const PASTED = 'pasted';

function Chosen({ left, now, state }: BesideProps & { readonly state: PageState }) {
  const key = useSignal<string>(PASTED);
  const read = useReader(state.sessions);
  const choices = choicesBeside(state, left, { now, read });
  const chosen = choices.find((choice) => choice.key === key.value);
  const options = [{ key: PASTED, label: t('compare_other_pasted') }, ...choices];
  const choose = (next: string) => {
    key.value = next;
  };
  return (
    <>
      <CompareWith options={options} chosen={chosen?.key ?? PASTED} onChoose={choose} />
      {chosen ? (
        <CompareResult left={left} right={chosen.right} now={now} />
      ) : (
        <AnotherPasted left={left} now={now} />
      )}
    </>
  );
}

export interface ComparePastedProps {
  readonly facts: TokenFacts;
  readonly state: PageState;
  readonly now: Millis;
}

/** A token that was pasted beside another one, and beside those of the user's apps. */
export function ComparePasted({ facts, state, now }: ComparePastedProps) {
  const left = { name: t('compare_pasted'), token: comparedOf(facts) };
  return <CompareFrame>{() => <Chosen left={left} state={state} now={now} />}</CompareFrame>;
}
