import { signal } from '@preact/signals';

/** What the popup loads after its first paint. Whoever shows it shows it as soon as it is there. */
export interface Part<Module> {
  /** Undefined: not there yet, or not to be had. */
  readonly get: () => Module | undefined;
  readonly hasFailed: () => boolean;
  readonly load: (bring?: () => Promise<Module>) => Promise<void>;
  /** For tests: as if nothing had been loaded yet. */
  readonly unload: () => void;
}

export function partOf<Module extends object>(bringIt: () => Promise<Module>): Part<Module> {
  const part = signal<Module | 'failed' | undefined>(undefined);
  return {
    get: () => (typeof part.value === 'object' ? part.value : undefined),
    hasFailed: () => part.value === 'failed',
    load: async (bring = bringIt) => {
      part.value = await bring().catch(() => 'failed' as const);
    },
    unload: () => {
      part.value = undefined;
    },
  };
}
