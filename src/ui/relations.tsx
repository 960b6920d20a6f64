import type { App } from '../core/app.ts';
import type { Conflict } from '../core/conflicts.ts';
import { t } from '../platform/i18n.ts';
import { run } from './actions.ts';
import { Button } from './button.tsx';
import { conflictText } from './conflict-text.ts';
import { sentencesText } from './format.ts';
import { Notice } from './notice.tsx';
import styles from './relations.module.css';
import { TermMark } from './term.tsx';

interface PairProps {
  readonly app: App;
  readonly other: App;
}

const setRivals = ({ app, other }: PairProps, areRivals: boolean) =>
  void run('setRivals', { id: app.id, rival: other.id, areRivals });

const NeverBoth = (pair: PairProps) => (
  <Button
    label={t('never_both_with', pair.other.name)}
    hint={t('never_both_hint', pair.other.name)}
    onClick={() => setRivals(pair, true)}
  >
    {t('never_both')}
  </Button>
);

/** By the other app: two may meet in several scopes. */
const byOther = (conflicts: readonly Conflict[]) =>
  [...new Set(conflicts.map(({ other }) => other))].map(
    (other) => [other, conflicts.filter((conflict) => conflict.other === other)] as const,
  );

const Rival = (pair: PairProps) => (
  <p class={styles['rivals']}>
    {t('rivals_with', pair.other.name)}
    <Button
      look="link"
      label={t('allow_both_with', pair.other.name)}
      onClick={() => setRivals(pair, false)}
    >
      {t('allow_both')}
    </Button>
  </p>
);

/** The app gets all the requests that it could: there is nothing to do. */
const isHarmless = (scopes: readonly Conflict[]) => scopes.every(({ wins }) => wins);

export interface RelationsProps {
  readonly app: App;
  readonly conflicts: readonly Conflict[];
  readonly rivals: readonly App[];
}

/** How an app gets on with the others: whose token could go with the same requests, and who excludes whom. */
export const Relations = ({ app, conflicts, rivals }: RelationsProps) => (
  <>
    {byOther(conflicts).map(([other, scopes]) => (
      <Notice key={other.id} tone={isHarmless(scopes) ? 'idle' : 'soon'}>
        {sentencesText(scopes.map(conflictText))} <TermMark topic="rule" />
        <div class={styles['deeds']}>
          <NeverBoth app={app} other={other} />
        </div>
      </Notice>
    ))}
    {rivals.map((other) => (
      <Rival key={other.id} app={app} other={other} />
    ))}
  </>
);
