import { useSignal } from '@preact/signals';
import { SECOND } from '../../core/time.ts';
import { jsonText } from '../../core/token/json.ts';
import { t } from '../../platform/i18n.ts';
import { CheckIcon, CopyIcon, WarningIcon } from '../icons.tsx';
import { useSurface } from './claim-surface.tsx';
import styles from './claim-value.module.css';

const SHOWN_FOR = 2 * SECOND;

const ICONS = { copied: CheckIcon, copy_failed: WarningIcon } as const;

/** What a value is as text to paste elsewhere: a text as it is, all else as JSON. */
export const copyText = (value: unknown): string =>
  typeof value === 'string' ? value : jsonText(value, 2);

export interface ClaimCopyProps {
  /** The claim, with the members that lead to the value: `realm_access.roles`. */
  readonly path: string;
  readonly value: unknown;
}

/** Copies one value. Seen where a pointer or the focus is; always there for the keyboard. */
export function ClaimCopy({ path, value }: ClaimCopyProps) {
  const surface = useSurface();
  const outcome = useSignal<keyof typeof ICONS | undefined>(undefined);
  const copy = async () => {
    outcome.value = await navigator.clipboard.writeText(copyText(value)).then(
      () => 'copied' as const,
      () => 'copy_failed' as const,
    );
    if (surface) surface.said.value = t('labelled', t(outcome.value), path);
    setTimeout(() => {
      outcome.value = undefined;
      if (surface) surface.said.value = '';
    }, SHOWN_FOR);
  };
  const Icon = outcome.value ? ICONS[outcome.value] : CopyIcon;
  return (
    <button
      type="button"
      class={styles['copy']}
      aria-label={t('copy_claim', path)}
      data-outcome={outcome.value}
      onClick={() => void copy()}
    >
      <Icon />
    </button>
  );
}
