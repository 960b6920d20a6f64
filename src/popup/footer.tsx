import type { ReadonlySignal } from '@preact/signals';
import { plural, t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { KeyboardIcon } from '../ui/icons.tsx';
import styles from './footer.module.css';
import { isSingle, KEYS, type Key } from './keys.ts';

export interface FooterProps {
  readonly count: number;
  /** Whether keys of one character are on. */
  readonly hasSingle: boolean;
  /** What was done last, for a moment. */
  readonly said: ReadonlySignal<string>;
  readonly onKeys: () => void;
}

const Hint = ({ of: { cap, brief } }: { readonly of: Key }) =>
  brief === undefined ? null : (
    <span>
      {brief === 'key_move_brief' && <kbd>↑</kbd>}
      <kbd>{cap}</kbd> {t(brief)}
    </span>
  );

const Hints = ({ hasSingle }: Pick<FooterProps, 'hasSingle'>) => (
  <span class={styles['hints']} aria-hidden="true">
    {KEYS.filter((key) => hasSingle || !isSingle(key)).map((key) => (
      <Hint key={key.key} of={key} />
    ))}
  </span>
);

/** The keys that help most, the way to all of them, and how many apps there are. */
export const Footer = ({ count, hasSingle, said, onKeys }: FooterProps) => (
  <footer class={styles['footer']}>
    {said.value === '' && <Hints hasSingle={hasSingle} />}
    <span role="status" class={styles['said']}>
      {said}
    </span>
    <span class={styles['count']}>{plural('apps_count', count)}</span>
    <Button look="icon" label={t('keys_title')} onClick={onKeys}>
      <KeyboardIcon />
    </Button>
  </footer>
);
