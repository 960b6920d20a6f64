import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import styles from './qr-code.module.css';

/** The light frame without which cameras do not find a code (ISO/IEC 18004 §6.3.8 asks for four modules). */
const QUIET_ZONE = 4;

interface Drawing {
  readonly size: number;
  readonly path: string;
}

const rowPath = (row: readonly boolean[], y: number) =>
  row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('');

/** Loaded only where there is something to draw, so that the popup opens as fast as without it. */
async function draw(text: string): Promise<Drawing> {
  const { encode } = await import('uqr');
  const { size, data } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  return { size, path: data.map(rowPath).join('') };
}

/** An address for a camera. Its place is kept while it is drawn; an address too long for it has none. */
export function QrCode({ text }: { readonly text: string }) {
  const drawing = useSignal<Drawing | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    const show = (drawn?: Drawing) => {
      if (isWanted) drawing.value = drawn;
    };
    draw(text).then(show, () => show());
    return () => {
      isWanted = false;
    };
  }, [text, drawing]);
  const { size, path } = drawing.value ?? {};
  return (
    <div class={styles['qr']}>
      {path && (
        <svg
          role="img"
          aria-label={t('device_qr')}
          viewBox={`0 0 ${size} ${size}`}
          shape-rendering="crispEdges"
        >
          <path d={path} />
        </svg>
      )}
    </div>
  );
}
