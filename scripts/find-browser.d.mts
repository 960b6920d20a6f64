/** The path of an installed Chromium, Chrome or Edge, or undefined where there is none. */
export function findBrowser(): string | undefined;

/** What to do where there is none. */
export function howToGetABrowser(): string;
