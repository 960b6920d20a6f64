import type { MessageKey } from '../platform/i18n.ts';

/** What keys do. */
export interface Deeds {
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly toggle: () => void;
  readonly copy: () => void;
  readonly refresh: () => void;
  readonly signIn: () => void;
  readonly favourite: () => void;
  readonly pause: () => void;
  readonly search: () => void;
  readonly help: () => void;
}

export interface Key {
  /** As the browser names it (UI Events KeyboardEvent key Values). */
  readonly key: string;
  /** As it is printed on it. */
  readonly cap: string;
  readonly says: MessageKey;
  /** Undefined: the browser does it, because a row is a button. */
  readonly deed?: keyof Deeds;
  /** What the foot of the popup says of it. */
  readonly brief?: MessageKey;
}

/**
 * All keys of the popup: what they do, and what is said of them. Space opens a row as it presses any button, so
 * a letter switches an app on and off.
 */
export const KEYS: readonly Key[] = [
  { key: 'ArrowUp', cap: '↑', says: 'key_previous', deed: 'previous' },
  { key: 'ArrowDown', cap: '↓', says: 'key_next', deed: 'next', brief: 'key_move_brief' },
  { key: 'Home', cap: 'Home', says: 'key_first', deed: 'first' },
  { key: 'End', cap: 'End', says: 'key_last', deed: 'last' },
  { key: 'Enter', cap: 'Enter', says: 'key_open' },
  { key: 't', cap: 'T', says: 'key_toggle', deed: 'toggle', brief: 'key_toggle_brief' },
  { key: 'c', cap: 'C', says: 'key_copy', deed: 'copy', brief: 'key_copy_brief' },
  { key: 'r', cap: 'R', says: 'key_refresh', deed: 'refresh' },
  { key: 's', cap: 'S', says: 'key_sign_in', deed: 'signIn' },
  { key: 'f', cap: 'F', says: 'key_favourite', deed: 'favourite' },
  { key: 'p', cap: 'P', says: 'key_pause', deed: 'pause' },
  { key: '/', cap: '/', says: 'key_search', deed: 'search' },
  { key: '?', cap: '?', says: 'key_help', deed: 'help' },
];

/** Keys of one character: they can be switched off. */
export const isSingle = ({ key }: Pick<Key, 'key'>): boolean => key.length === 1;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'
>;

/** On a keyboard of another script a letter is known by its place. */
const nameOf = ({ key, code }: Pressed) =>
  key.length === 1 && key > '~' ? code.replace(/^Key/, '').toLowerCase() : key;

const nameFolded = (pressed: Pressed) => {
  const name = nameOf(pressed);
  return name.length === 1 ? name.toLowerCase() : name;
};

/** What was pressed; undefined: nothing of ours. A sign may need Shift, a letter with it is another one. */
export function keyOf(pressed: Pressed): Key | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return undefined;
  const name = nameFolded(pressed);
  if (pressed.shiftKey && /^[a-z]$|../.test(name)) return undefined;
  return KEYS.find(({ key }) => key === name);
}
