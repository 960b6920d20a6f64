import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';
import { focusRow, isNowhere, isOnRow, focusedApp } from './rows.ts';

/** A row that moves in the list, because it has become a favourite say, would lose the focus on the way. */
export function useKeptFocus(): void {
  const last = useRef<AppId>(undefined);
  useEffect(() => {
    const note = () => {
      last.current = isOnRow() ? focusedApp() : undefined;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (last.current !== undefined && isNowhere()) focusRow(last.current);
  });
}
