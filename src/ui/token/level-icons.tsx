import type { Level } from '../../core/findings/finding.ts';
import { t } from '../../platform/i18n.ts';
import { ErrorIcon, InfoIcon, WarningIcon } from '../icons.tsx';
import hidden from '../unseen.module.css';

const ICONS = { error: ErrorIcon, warn: WarningIcon, info: InfoIcon } as const;
const NAMES = { error: 'level_error', warn: 'level_warn', info: 'level_info' } as const;

/** How bad it is: by its shape, by its colour, and read aloud. */
export function LevelMark({ level }: { readonly level: Level }) {
  const Icon = ICONS[level];
  return (
    <>
      <Icon />
      <span class={hidden['unseen']}>{t(NAMES[level])}: </span>
    </>
  );
}
