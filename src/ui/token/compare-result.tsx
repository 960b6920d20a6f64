import { useSignal } from '@preact/signals';
import type { Millis } from '../../core/time.ts';
import { sidesOf } from '../../core/token/comparable.ts';
import { compareClaims, type Difference, isOfEveryToken } from '../../core/token/compare.ts';
import { numberText, t } from '../../platform/i18n.ts';
import styles from './compare.module.css';
import type { Side } from './compare-choices.ts';
import { CompareRow } from './compare-row.tsx';

export interface CompareResultProps {
  readonly left: Side;
  readonly right: Side;
  readonly now: Millis;
}

const differs = ({ kind }: Difference) => kind !== 'same';

/** Undefined: what they differ in is all that there is to say. */
function sumOf(differences: readonly Difference[]): string | undefined {
  if (differences.length === 0) return t('compare_unknown');
  const differing = differences.filter(differs);
  if (differing.length === 0) return t('compare_same');
  return differing.every(isOfEveryToken) ? t('compare_alike') : undefined;
}

const Names = ({ left, right }: Pick<CompareResultProps, 'left' | 'right'>) => (
  <ul class={styles['names']}>
    <li class={styles['left']}>
      <span aria-hidden="true">−</span>
      <b>{left.name}</b>
    </li>
    <li class={styles['right']}>
      <span aria-hidden="true">+</span>
      <b>{right.name}</b>
    </li>
  </ul>
);

/** What two tokens say differently, and, where it is asked for, what they say alike. */
export function CompareResult({ left, right, now }: CompareResultProps) {
  const isAll = useSignal(false);
  const { areRead, ...sides } = sidesOf(left.token, right.token);
  const differences = compareClaims(sides.left, sides.right);
  const differing = differences.filter(differs);
  const shown = isAll.value ? differences : differing;
  const sum = sumOf(differences);
  return (
    <>
      <Names left={left} right={right} />
      <div class={styles['bar']}>
        <output>
          {t(
            'compare_counts',
            numberText(differing.length),
            numberText(differences.length - differing.length),
          )}
        </output>
        <label>
          <input
            type="checkbox"
            checked={isAll.value}
            onChange={({ currentTarget }) => {
              isAll.value = currentTarget.checked;
            }}
          />
          {t('compare_all')}
        </label>
      </div>
      {!areRead && <p>{t('compare_unread')}</p>}
      {sum && <p>{sum}</p>}
      <dl class={styles['list']}>
        {shown.map((difference) => (
          <CompareRow
            key={`${difference.place} ${difference.path.join(' ')}`}
            difference={difference}
            left={left.name}
            right={right.name}
            now={now}
          />
        ))}
      </dl>
    </>
  );
}
