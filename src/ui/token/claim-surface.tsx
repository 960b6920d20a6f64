import { type Signal, useSignal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import hidden from '../unseen.module.css';
import { ClaimTip } from './claim-tip.tsx';

interface Surface {
  /** What is searched for, in lower case. Empty: nothing. */
  readonly query: string;
  /** Tells a screen reader what came of a click. */
  readonly said: Signal<string>;
}

const Context = createContext<Surface | undefined>(undefined);

/** What all claims of a view share. Outside of any there is nobody to tell. */
export const useSurface = (): Surface | undefined => useContext(Context);

export interface ClaimSurfaceProps {
  readonly query?: string;
  readonly children: ComponentChildren;
}

/** The claims of one token: with one place for what explains them and one that speaks, however many there are. */
export function ClaimSurface({ query = '', children }: ClaimSurfaceProps) {
  const said = useSignal('');
  const surface = useMemo(() => ({ query, said }), [query, said]);
  return (
    <Context.Provider value={surface}>
      <ClaimTip>{children}</ClaimTip>
      <output class={hidden['unseen']}>{said.value}</output>
    </Context.Provider>
  );
}
