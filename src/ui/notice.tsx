import type { ComponentChildren } from 'preact';
import { WarningIcon } from './icons.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  readonly children: ComponentChildren;
  /** `gone`: something does not work. `soon`: something is worth knowing. */
  readonly tone?: 'soon' | 'gone';
  readonly action?: ComponentChildren;
}

/** One or two sentences that matter now, with what to do about them. Read aloud when it appears. */
export const Notice = ({ children, tone = 'soon', action }: NoticeProps) => (
  <div role="status" class={`${styles['notice']} ${tone === 'gone' ? styles['gone'] : ''}`}>
    <WarningIcon />
    <div>{children}</div>
    {action}
  </div>
);
