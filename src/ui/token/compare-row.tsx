import type { Millis } from '../../core/time.ts';
import type { Difference } from '../../core/token/compare.ts';
import { t } from '../../platform/i18n.ts';
import { spanText } from '../format.ts';
import hidden from '../unseen.module.css';
import { leafText } from './claim-text.tsx';
import { ClaimValue } from './claim-value.tsx';
import styles from './compare.module.css';

export interface CompareRowProps {
  readonly difference: Difference;
  /** What the two sides are called. */
  readonly left: string;
  readonly right: string;
  readonly now: Millis;
}

function wordOf({ difference, left, right }: CompareRowProps): string {
  if (difference.kind === 'only_left') return t('compare_only', left);
  if (difference.kind === 'only_right') return t('compare_only', right);
  if (difference.kind === 'same') return t('compare_is_same');
  const { later } = difference;
  if (!later) return t('compare_changed');
  return t(later > 0 ? 'compare_later' : 'compare_earlier', spanText(Math.abs(later)));
}

const SIGNS = { left: '−', right: '+', same: '=' } as const;

interface ValueProps extends Pick<CompareRowProps, 'difference' | 'now'> {
  readonly side: keyof typeof SIGNS;
  readonly name?: string;
  readonly value: unknown;
  /** What of a set only this side has. */
  readonly of?: readonly unknown[] | undefined;
}

function Value({ difference: { path, place }, side, name, value, of, now }: ValueProps) {
  if (of?.length === 0) return null;
  return (
    <dd class={styles[side]}>
      <span aria-hidden="true">{SIGNS[side]}</span>
      <div>
        {name && <span class={hidden['unseen']}>{t('compare_value_of', name)}</span>}
        {of ? (
          <code>{of.map(leafText).join(', ')}</code>
        ) : (
          <ClaimValue claim={path.at(-1) ?? ''} value={value} now={now} place={place} />
        )}
      </div>
    </dd>
  );
}

/** What the two sides say under one name, each on a line of its own. */
export function CompareRow(props: CompareRowProps) {
  const { difference, left, right, now } = props;
  const { kind, place, path, removed, added } = difference;
  const value = { difference, now };
  return (
    <div class={styles['row']}>
      <dt>
        <code>{path.join('.')}</code>
        {place === 'header' && <span class={styles['place']}>{t('compare_in_header')}</span>}
        <span class={styles['word']}>{wordOf(props)}</span>
      </dt>
      {kind === 'same' && <Value {...value} side="same" value={difference.left} />}
      {(kind === 'changed' || kind === 'only_left') && (
        <Value {...value} side="left" name={left} value={difference.left} of={removed} />
      )}
      {(kind === 'changed' || kind === 'only_right') && (
        <Value {...value} side="right" name={right} value={difference.right} of={added} />
      )}
    </div>
  );
}
