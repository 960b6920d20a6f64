import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import styles from './copy-outcome.module.css';
import type { Outcome } from './copying.ts';
import { spanText } from './format.ts';
import { CheckIcon } from './icons.tsx';
import { placeNear } from './place-near.ts';

/** When the copy is cleared: beside the button, over whatever is there, so that nothing moves for it. */
function Clearing({ clearsIn }: { readonly clearsIn: Millis }) {
  const note = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = note;
    const button = current?.closest('button');
    if (!current || !button) return;
    current.showPopover?.();
    placeNear(current, button);
  }, []);
  return (
    <span ref={note} popover="manual" class={styles['note']}>
      {t('copied_clears', spanText(clearsIn))}
    </span>
  );
}

export interface CopyOutcomeProps {
  readonly label: string;
  readonly outcome: Outcome | undefined;
}

/** A button's label, or for a moment what came of pressing it, to the eye and to a screen reader. */
export function CopyOutcome({ label, outcome }: CopyOutcomeProps) {
  const isCopied = outcome?.kind === 'copied';
  const clearsIn = isCopied ? outcome.clearsIn : undefined;
  return (
    <>
      {isCopied && <CheckIcon />}
      {clearsIn !== undefined && <span aria-hidden="true">{t('copied')}</span>}
      <span aria-live="polite">
        {clearsIn === undefined && (outcome ? t(outcome.kind) : label)}
        {clearsIn !== undefined && <Clearing clearsIn={clearsIn} />}
      </span>
    </>
  );
}
