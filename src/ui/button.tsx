import type { ComponentChildren } from 'preact';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly look?: 'plain' | 'primary' | 'danger' | 'icon';
  /** Read aloud instead of the content, where that is an icon or says too little. */
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

/** A button. An icon's label is its tooltip too, because nothing else tells what it does. */
export const Button = ({ children, onClick, look = 'plain', label, disabled }: ButtonProps) => (
  <button
    type="button"
    class={`${styles['button']} ${styles[look] ?? ''}`}
    aria-label={label}
    title={look === 'icon' ? label : undefined}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
  </button>
);
