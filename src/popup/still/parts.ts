// In the place of what is loaded after the first paint.

const nothing = { get: () => undefined, hasFailed: () => false } as const;

export const tokenPart = nothing;

export const detailPart = nothing;
