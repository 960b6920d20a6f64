// In the place of what keys do at the first paint: see `actions.ts`.

export const deedsOn = (): undefined => undefined;

export const useKeys = deedsOn;

export const useKeptFocus = deedsOn;

export const showKeys = deedsOn;

export const KeysPlace = (): null => null;

export const watchTab = deedsOn;

export const endWatch = deedsOn;
