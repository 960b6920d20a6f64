import { isForApi } from '../../core/findings/subject.ts';
import type { Millis } from '../../core/time.ts';
import { checklistOf, type Step } from '../../core/token/checklist.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { numberText, t } from '../../platform/i18n.ts';
import { CheckIcon, CloseIcon, InfoIcon } from '../icons.tsx';
import tones from '../tone.module.css';
import hidden from '../unseen.module.css';
import styles from './checklist.module.css';
import { valueText } from './value-text.ts';

const ICONS = { passed: CheckIcon, failed: CloseIcon, unknown: InfoIcon } as const;
const TONES = { passed: 'live', failed: 'gone', unknown: 'idle' } as const;
const OUTCOMES = {
  passed: 'check_passed',
  failed: 'check_failed',
  unknown: 'check_unknown',
} as const;

/** One thing that has to be, whether it is, and what is the case instead. */
function StepRow({ step, now }: { readonly step: Step; readonly now: Millis }) {
  const { id, outcome, values, found } = step;
  const Icon = ICONS[outcome];
  return (
    <li class={tones[TONES[outcome]]}>
      <Icon />
      <div>
        {t(`check_${id}`, ...values.map((value) => valueText(value, now)))}
        <small>
          {outcome === 'passed' ? (
            <span class={hidden['unseen']}>{t('check_passed')}</span>
          ) : (
            t(OUTCOMES[outcome])
          )}
          {found !== undefined && (
            <>
              {' · '}
              {t('check_found', valueText(found, now))}
            </>
          )}
        </small>
      </div>
    </li>
  );
}

/** What an API checks in such a token without asking anyone, or its app, and what would come of it. */
export function Checklist({ facts }: { readonly facts: TokenFacts }) {
  const steps = checklistOf(facts);
  if (steps.length === 0) return null;
  const passed = steps.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <details class={styles['checklist']}>
      <summary>
        {t(
          isForApi(facts) ? 'checks' : 'checks_of_app',
          numberText(passed),
          numberText(steps.length),
        )}
      </summary>
      <ol>
        {steps.map((step) => (
          <StepRow key={step.id} step={step} now={facts.now} />
        ))}
      </ol>
    </details>
  );
}
