import type { ComponentChildren } from 'preact';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly look?: 'plain' | 'primary' | 'danger' | 'icon' | 'link';
  /** Read aloud instead of the content, where that is an icon or says too little. */
  readonly label?: string | undefined;
  /** What will happen, where the content cannot say it all. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly onBlur?: () => void;
}

/** A button. An icon's label is its tooltip too, because nothing else tells what it does. */
export const Button = ({ children, look = 'plain', label, hint, ...rest }: ButtonProps) => (
  <button
    type="button"
    class={`${styles['button']} ${styles[look] ?? ''}`}
    aria-label={label}
    title={hint ?? (look === 'icon' ? label : undefined)}
    {...rest}
  >
    {children}
  </button>
);
