import type { ComponentChildren } from 'preact';
import { WarningIcon } from './icons.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  readonly children: ComponentChildren;
  /** `gone`: something does not work. `soon`: something is worth knowing. `idle`: all is as it should be. */
  readonly tone?: 'soon' | 'gone' | 'idle';
  readonly action?: ComponentChildren;
}

/** One or two sentences that matter now, with what to do about them. Read aloud when it appears. */
export const Notice = ({ children, tone = 'soon', action }: NoticeProps) => (
  <div role="status" class={`${styles['notice']} ${styles[tone] ?? ''}`}>
    {tone !== 'idle' && <WarningIcon />}
    <div>{children}</div>
    {action}
  </div>
);
