import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';
import { focusedApp, focusRow, isNowhere } from './rows.ts';

/**
 * A row that moves in the list, because it has become a favourite say, would lose the focus on the way; and so would
 * a button in its detail that goes as it is pressed: then its row has it.
 */
export function useKeptFocus(): void {
  const last = useRef<AppId>(undefined);
  useEffect(() => {
    const note = () => {
      last.current = focusedApp();
    };
    // Who presses beside all rows means to leave them.
    const forget = () => {
      last.current = undefined;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  useLayoutEffect(() => {
    if (last.current !== undefined && isNowhere()) focusRow(last.current);
  });
}
