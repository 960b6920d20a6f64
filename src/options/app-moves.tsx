import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { DownIcon, UpIcon } from '../ui/icons.tsx';
import styles from './app-entry.module.css';
import type { Arranging, Step } from './arranging.ts';

interface MovesProps {
  readonly app: App;
  readonly group: readonly App[];
  readonly arranging: Arranging;
}

interface MoveProps extends MovesProps {
  readonly step: Step;
}

/** At the end of its way it keeps the focus: who presses it again and again does not fall off. */
const Move = ({ app, group, arranging, step }: MoveProps) => (
  <button
    type="button"
    class={styles['move']}
    aria-disabled={!arranging.canStep(group, app.id, step)}
    onClick={() => arranging.step(group, app.id, step)}
  >
    {step < 0 ? <UpIcon /> : <DownIcon />}
    {t(step < 0 ? 'move_up' : 'move_down')}
  </button>
);

/** For who has no mouse to drag with, and no keys: what dragging does can be done by clicks (WCAG 2.2, 2.5.7). */
export const AppMoves = (props: MovesProps) => (
  <fieldset class={styles['moves']} aria-label={t('move_app', props.app.name)}>
    <Move {...props} step={-1} />
    <Move {...props} step={1} />
  </fieldset>
);
