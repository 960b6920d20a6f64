import { useEffect } from 'preact/hooks';
import { type Deeds, isSingle, type Key, keyOf } from './keys.ts';
import { isNowhere, isOnRow } from './rows.ts';

/** Where letters are typed, or keys mean something of their own. */
const OWN_KEYS =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, dialog, [popover], [role="menu"]';

const isTaken = ({ target, defaultPrevented }: KeyboardEvent) =>
  defaultPrevented || (target instanceof Element && target.closest(OWN_KEYS) !== null);

/** Elsewhere than on a row the arrow keys scroll, choose or lead from tab to tab. */
const mayMove = () => isOnRow() || isNowhere();

/** Nothing is done twice because a key is held down. */
const isDue = (key: Key, { repeat }: KeyboardEvent, hasSingle: boolean) =>
  isSingle(key) ? hasSingle && !repeat : mayMove();

function pressed(event: KeyboardEvent, deeds: Deeds, hasSingle: boolean): void {
  if (isTaken(event)) return;
  const key = keyOf(event);
  if (key?.deed === undefined || !isDue(key, event, hasSingle)) return;
  event.preventDefault();
  deeds[key.deed]();
}

/** `hasSingle`: whether keys of one character are on. */
export function useKeys(deeds: Deeds, hasSingle: boolean): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event, deeds, hasSingle);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  });
}
