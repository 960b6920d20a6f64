// In the place of `ui/actions.ts` at the first paint: who could click sees the popup itself by then.

export const lastFailure = { value: undefined } as const;

export const run = async (): Promise<boolean> => false;

export const requestOrigins = run;
