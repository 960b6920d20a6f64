// All that the popup loads after its first paint: it reads tokens, judges them and explains them.

export { Timeline } from '../ui/token/timeline.tsx';
export { SentClaims } from './sent-claims.tsx';
export { TokenView } from './token-view.tsx';
export { SentFindings, SentVerdict } from './verdict-and-findings.tsx';
