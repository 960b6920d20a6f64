import styles from './switch.module.css';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A setting that takes effect at once (WAI-ARIA switch). */
export const Switch = ({ label, checked, onChange }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    class={styles['switch']}
    aria-checked={checked}
    aria-label={label}
    onClick={() => onChange(!checked)}
  />
);
