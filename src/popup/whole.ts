/** The address of the popup itself, for the first paint to load when it can be seen. The build fills it in. */
export const WHOLE: string = './index.tsx';
