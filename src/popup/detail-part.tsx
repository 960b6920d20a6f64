// What the popup loads after its first paint, before anything reads a token: the deeds, and how one begins.

export { AppDetail } from './app-detail.tsx';
export { Empty } from './empty.tsx';
