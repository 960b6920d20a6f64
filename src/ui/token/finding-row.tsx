import type { Finding } from '../../core/findings/finding.ts';
import type { Millis } from '../../core/time.ts';
import { t } from '../../platform/i18n.ts';
import { Button } from '../button.tsx';
import { SilenceIcon } from '../icons.tsx';
import styles from './findings.module.css';
import { LevelMark } from './level-icons.tsx';
import { findingText, remedyText } from './value-text.ts';

export interface FindingRowProps {
  readonly finding: Finding;
  readonly now: Millis;
  /** Absent: no app has the token, so that there is nothing to remember it by. */
  readonly onSilence?: (() => void) | undefined;
}

/** The rule itself, in a tab of its own. */
const SourceLink = ({ source }: Pick<Finding, 'source'>) =>
  source ? (
    <a href={source.url} target="_blank" rel="noreferrer">
      {source.name}
    </a>
  ) : null;

/** One thing worth telling: what is the case, what to do about it, and where that is written. */
export const FindingRow = ({ finding, now, onSilence }: FindingRowProps) => (
  <li class={`${styles['finding']} ${styles[finding.level]}`}>
    <LevelMark level={finding.level} />
    <div>
      <b>{findingText(finding, now)}</b> {remedyText(finding, now)}{' '}
      <SourceLink source={finding.source} />
    </div>
    {onSilence && (
      <Button look="icon" label={t('silence_finding')} onClick={onSilence}>
        <SilenceIcon />
      </Button>
    )}
  </li>
);
