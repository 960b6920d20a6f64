import { useSignal } from '@preact/signals';
import type { Finding } from '../../core/findings/finding.ts';
import type { FindingId } from '../../core/findings/ids.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { plural, t } from '../../platform/i18n.ts';
import { Button } from '../button.tsx';
import { FindingRow } from './finding-row.tsx';
import styles from './findings.module.css';
import { JustSilenced, Silenced } from './silenced.tsx';

/** So many are told at once, and every error beside. */
const AT_ONCE = 3;

export interface FindingsProps {
  readonly facts: TokenFacts;
  /** What hurts most first. */
  readonly findings: readonly Finding[];
  /** Absent: nothing can be silenced, because no app has the token. */
  readonly onSilence?: ((id: FindingId, silenced: boolean) => void) | undefined;
}

/** The rest, behind a button. */
const ShowMore = ({ count, onClick }: { count: number; onClick: () => void }) => (
  <li class={styles['rest']}>
    <Button look="link" onClick={onClick}>
      {plural('show_more', count)}
    </Button>
  </li>
);

/** What is worth telling about a token, as far as the user wants to be told. */
export function Findings({ facts: { app, now }, findings, onSilence }: FindingsProps) {
  const isWhole = useSignal(false);
  const justNow = useSignal<FindingId | undefined>(undefined);
  const isSilenced = ({ id }: Finding) => app?.silenced.includes(id) === true;
  const silence = (id: FindingId, silenced: boolean) => {
    justNow.value = silenced ? id : undefined;
    onSilence?.(id, silenced);
  };
  const isTold = (finding: Finding) => !isSilenced(finding) || finding.id === justNow.value;
  const told = findings.filter(isTold);
  const shown = told.filter(
    ({ level }, place) => isWhole.value || level === 'error' || place < AT_ONCE,
  );
  const rest = told.length - shown.length;
  const showAll = () => {
    isWhole.value = true;
  };
  return (
    <>
      {told.length > 0 && (
        <ul class={styles['findings']} aria-label={t('findings')}>
          {shown.map((finding) =>
            isSilenced(finding) ? (
              <JustSilenced key={finding.id} onUndo={() => silence(finding.id, false)} />
            ) : (
              <FindingRow
                key={finding.id}
                finding={finding}
                now={now}
                onSilence={onSilence && (() => silence(finding.id, true))}
              />
            ),
          )}
          {rest > 0 && <ShowMore count={rest} onClick={showAll} />}
        </ul>
      )}
      <Silenced
        findings={findings.filter((finding) => !isTold(finding))}
        now={now}
        onTell={(id) => silence(id, false)}
      />
    </>
  );
}
