import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { Notice } from '../notice.tsx';
import type { InspectorProps } from './inspector.tsx';

type Part = typeof import('./inspector.tsx');

/** What reads tokens is more than the rest of these pages, which most people open for something else. */
const part = signal<Part | 'failed' | undefined>(undefined);

async function load(): Promise<void> {
  if (typeof part.peek() === 'object') return;
  part.value = await import('./inspector.tsx').catch(() => 'failed' as const);
}

/** Where any token is read. It is loaded when it is asked for. */
export function InspectorPlace(props: InspectorProps) {
  useEffect(() => void load(), []);
  if (part.value === 'failed') return <Notice tone="gone">{t('token_part_failed')}</Notice>;
  return part.value ? <part.value.Inspector {...props} /> : <div aria-busy="true" />;
}
