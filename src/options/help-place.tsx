import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { HelpProps } from './help.tsx';

type Part = typeof import('./help.tsx');

/** Read by few, so that nobody else waits for it. */
const part = signal<Part | 'failed' | undefined>(undefined);

async function load(): Promise<void> {
  if (typeof part.peek() === 'object') return;
  part.value = await import('./help.tsx').catch(() => 'failed' as const);
}

/** The help, loaded when it is asked for. */
export function HelpPlace(props: HelpProps) {
  useEffect(() => void load(), []);
  if (part.value === 'failed') return <Notice tone="gone">{t('help_failed')}</Notice>;
  return part.value ? <part.value.Help {...props} /> : <div aria-busy="true" />;
}
